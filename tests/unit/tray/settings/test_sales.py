"""The rows of the page of cores, from the book and the status."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from daemonctl.control.selling import Book, Sale, SellOrder
from daemonctl.cores import Core
from daemonctl.model import CoreState, Reason
from tray.present import Snapshot
from tray.settings.sales import Row, SaleWords, rows
from tray.words import english

ORDER = SellOrder("https://market.example.org", "o", "a", "libcaca", 250_000)


def sale(number: int, *, order: SellOrder | None = ORDER, on: bool = True, **core: Any) -> Sale:
    there = Core(number, core.pop("siblings", (number,)), **core)
    if order is None:
        return Sale(there)
    return Sale(there, f"libcaca-cpu{number}.cpu{'' if on else '.off'}", order, on)


def shown(*sales: Sale, status: Any = None) -> tuple[Row, ...]:
    snapshot = Snapshot(status, None, 1_700_000_000.0, 4)
    return rows(Book(sales, ()), snapshot, SaleWords(english))


def test_a_row_says_beneficiary_market_file_and_price() -> None:
    (row,) = shown(sale(3))
    assert (row.title, row.ask, row.on) == ("libcaca", "0.25", True)
    assert row.place == "market.example.org · libcaca-cpu3.cpu"


def test_a_core_does_what_the_daemon_says(machine: Any) -> None:
    status = machine.status(machine.core(1, CoreState.WAITING, Reason.NO_WORK))
    first, second = shown(sale(0), sale(1), status=status)
    assert (first.state, second.state) == ("Starting", "Waiting")
    assert "cpu1 waits" in second.why
    assert shown(sale(0))[0].state == "Stopped"
    assert shown(sale(0, on=False), status=status)[0].state == ""


def test_names_of_strangers_are_made_harmless() -> None:
    (row,) = shown(sale(0, order=replace(ORDER, beneficiary="<b>evil\nname</b>")))
    assert row.title == "‹b›evil name‹/b›"


def test_a_core_without_an_order_could_have_that_of_the_nearest_below() -> None:
    there = shown(sale(0, order=None), sale(1), sale(2, on=False), sale(3, order=None))
    assert [row.like for row in there] == [1, None, None, 1]
    assert there[3].title == "Not for sale"
    assert there[3].like_title == "libcaca"


def test_one_that_is_off_is_copied_where_none_is_on() -> None:
    assert shown(sale(0, on=False), sale(1, order=None))[1].like == 0
    assert shown(sale(0, order=None))[0].like is None


def test_threads_of_one_core_stand_together_below_their_kind() -> None:
    there = shown(
        sale(0, siblings=(0, 2)),
        sale(1, efficiency=True),
        sale(2, siblings=(0, 2)),
    )
    assert [row.core for row in there] == [0, 2, 1]
    assert there[0].frame == there[1].frame != there[2].frame
    assert there[0].heading == there[1].heading != there[2].heading
    assert "efficiency" in there[2].kind


def test_the_summary_counts_what_is_for_sale() -> None:
    words = SaleWords(english)
    assert words.summary(Book((sale(0), sale(1, on=False)), ())) == "1 of 2 cores for sale"
    assert words.summary(Book((), ())) == "There is no core that you may sell."
