"""Sell orders as the windows change them: one a core, nothing lost, all undone to the byte."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from daemonctl import files
from daemonctl.control import selling
from daemonctl.errors import OrderError
from daemonctl.orders import schema
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths
from tests.sellorders import COMMENTED, FOUR, LIBCACA, MARKET, OTHER, contents, names, put, shown


def test_every_core_has_a_row_also_without_an_order(paths: Paths) -> None:
    book = selling.book(paths)
    assert [sale.core.number for sale in book.sales] == [0, 1, 2, 3]
    assert {(sale.file, sale.order, sale.on) for sale in book.sales} == {("", None, False)}
    assert book.problems == ()


def test_what_is_shown_is_what_ls_shows(paths: Paths) -> None:
    put(paths, "a-cpu1.cpu")
    put(paths, "b-cpu2.cpu.off")
    put(paths, "c.cpu")
    put(paths, "bad.cpu", "format = 7\n")
    assert shown(paths) == {
        0: ("c.cpu", True),
        1: ("a-cpu1.cpu", True),
        2: ("b-cpu2.cpu.off", False),
    }
    (problem,) = selling.book(paths).problems
    assert "bad.cpu, line 1" in problem.detail
    assert "format = 1" in problem.hint


def test_selling_writes_an_order_for_each_core(paths: Paths) -> None:
    selling.sell(paths, LIBCACA, {1, 3})
    assert names(paths) == ["libcaca-cpu1.cpu", "libcaca-cpu3.cpu"]
    order = schema.load(paths.orders / "libcaca-cpu3.cpu")
    assert order == SellOrder(MARKET, "libcaca-cpu3", "a1", "libcaca", 0, 3)


def test_an_order_that_has_an_id_keeps_it_and_its_name_is_made_safe(paths: Paths) -> None:
    selling.assign(paths, 2, OTHER)
    assert names(paths) == ["arzte-sohne-e-v-cpu2.cpu"]
    order = schema.load(paths.orders / names(paths)[0])
    assert (order.order, order.beneficiary, order.ask) == ("o7", OTHER.beneficiary, 800_000)


def test_an_id_that_was_made_up_for_one_core_is_made_up_anew_for_another(paths: Paths) -> None:
    selling.assign(paths, 1, LIBCACA)
    model = selling.book(paths).sales[1].order
    assert model is not None
    selling.assign(paths, 2, model)
    assert [s.order.order for s in selling.book(paths).sales if s.order] == [
        "libcaca-cpu1",
        "libcaca-cpu2",
    ]


@pytest.mark.parametrize("name", ["../../etc/passwd", "日本", ".hidden", "-rf", "x" * 100])
def test_no_name_of_a_stranger_leads_out_of_the_folder(paths: Paths, name: str) -> None:
    selling.assign(paths, 0, SellOrder(MARKET, "", "a1", name, 0))
    (made,) = names(paths)
    assert made.endswith("-cpu0.cpu")
    assert made[0].isalnum()
    assert shown(paths)[0] == (made, True)


def test_what_sold_the_core_before_is_switched_off_and_kept(paths: Paths) -> None:
    put(paths, "mine-cpu1.cpu", COMMENTED)
    selling.assign(paths, 1, OTHER)
    assert shown(paths)[1] == ("arzte-sohne-e-v-cpu1.cpu", True)
    assert (paths.orders / "mine-cpu1.cpu.off").read_text() == COMMENTED


def test_selling_the_same_again_changes_nothing(paths: Paths) -> None:
    selling.sell(paths, LIBCACA, FOUR)
    assert not selling.sell(paths, LIBCACA, FOUR)
    selling.switch(paths, 2, False)
    assert selling.sell(paths, LIBCACA, FOUR)
    assert names(paths) == [f"libcaca-cpu{core}.cpu" for core in FOUR]


def test_a_name_that_something_else_has_is_left_to_it(paths: Paths) -> None:
    put(paths, "libcaca-cpu1.cpu", "not an order at all")
    put(paths, "libcaca-2-cpu1.cpu.off", COMMENTED)
    selling.assign(paths, 1, LIBCACA)
    assert shown(paths)[1] == ("libcaca-3-cpu1.cpu", True)
    assert (paths.orders / "libcaca-cpu1.cpu").read_text() == "not an order at all"
    assert (paths.orders / "libcaca-2-cpu1.cpu.off").read_text() == COMMENTED


def test_a_second_order_for_a_core_does_not_sell_when_the_first_is_switched_off(
    paths: Paths,
) -> None:
    put(paths, "a-cpu1.cpu")
    put(paths, "b-cpu1.cpu")
    selling.switch(paths, 1, False)
    assert names(paths) == ["a-cpu1.cpu.off", "b-cpu1.cpu.off"]


def test_switching_on_takes_the_order_that_was_switched_off_last(paths: Paths) -> None:
    put(paths, "a-cpu1.cpu")
    selling.assign(paths, 1, OTHER)
    selling.switch(paths, 1, False)
    os.utime(paths.orders / "arzte-sohne-e-v-cpu1.cpu.off")  # clocks of files are coarse
    selling.switch(paths, 1, True)
    assert shown(paths)[1] == ("arzte-sohne-e-v-cpu1.cpu", True)
    assert not selling.switch(paths, 1, True)


def test_a_switch_goes_on_where_its_name_is_taken(paths: Paths) -> None:
    put(paths, "a-cpu1.cpu")
    put(paths, "a-cpu1.cpu.off", COMMENTED)
    selling.switch(paths, 1, False)
    assert names(paths) == ["a-2-cpu1.cpu.off", "a-cpu1.cpu.off"]


def test_orders_that_name_no_core_stay_on_theirs(paths: Paths) -> None:
    put(paths, "a.cpu")
    put(paths, "b.cpu")
    put(paths, "c.cpu.off")
    assert shown(paths) == {0: ("a.cpu", True), 1: ("b.cpu", True), 2: ("c.cpu.off", False)}
    before = contents(paths)
    change = selling.assign(paths, 0, OTHER)
    assert shown(paths) == {
        0: ("arzte-sohne-e-v-cpu0.cpu", True),
        1: ("b-cpu1.cpu", True),
        2: ("c-cpu2.cpu.off", False),
    }
    selling.undo(paths, change)
    assert contents(paths) == before
    selling.remove(paths, 0)
    assert shown(paths) == {1: ("b-cpu1.cpu", True), 2: ("c-cpu2.cpu.off", False)}


def test_asking_another_price_keeps_all_else_in_the_file(paths: Paths) -> None:
    put(paths, "a-cpu1.cpu", COMMENTED)
    change = selling.set_ask(paths, 1, 250_000)
    assert (paths.orders / "a-cpu1.cpu").read_text() == COMMENTED.replace('"0" ', '"0.25" ')
    assert not selling.set_ask(paths, 1, 250_000)
    selling.undo(paths, change)
    assert (paths.orders / "a-cpu1.cpu").read_text() == COMMENTED


@pytest.mark.parametrize("ask", [-1, 10**16])
def test_no_price_is_refused_by_name(paths: Paths, ask: int) -> None:
    put(paths, "a-cpu1.cpu")
    with pytest.raises(OrderError, match="Not a price"):
        selling.set_ask(paths, 1, ask)


def test_removing_leaves_the_core_no_order_on_or_off(paths: Paths) -> None:
    for name in ("a-cpu1.cpu", "b-cpu1.cpu", "c-cpu1.cpu.off", "d-cpu2.cpu"):
        put(paths, name)
    before = contents(paths)
    change = selling.remove(paths, 1)
    assert names(paths) == ["d-cpu2.cpu"]
    selling.undo(paths, change)
    assert contents(paths) == before


def test_what_was_changed_since_is_not_undone(paths: Paths) -> None:
    put(paths, "a-cpu1.cpu")
    put(paths, "b-cpu2.cpu")
    change = selling.sell(paths, OTHER, {1, 2})
    made = paths.orders / "arzte-sohne-e-v-cpu2.cpu"
    made.write_text(made.read_text() + "# mine\n")
    after = contents(paths)
    with pytest.raises(OrderError, match="changed meanwhile"):
        selling.undo(paths, change)
    assert contents(paths) == after


def test_a_change_that_fails_half_way_leaves_nothing(paths: Paths) -> None:
    put(paths, "a-cpu1.cpu")
    before = contents(paths)
    with pytest.raises(OrderError, match="no such core"):
        selling.sell(paths, OTHER, {1, 99})
    assert contents(paths) == before


def test_a_core_without_an_order_cannot_be_switched_on_nor_priced(paths: Paths) -> None:
    for change in (
        lambda: selling.switch(paths, 1, True),
        lambda: selling.set_ask(paths, 1, 5),
    ):
        with pytest.raises(OrderError, match="cpu1 has no sell order"):
            change()
    assert not selling.switch(paths, 1, False)
    assert not selling.remove(paths, 1)


def test_a_link_is_switched_but_what_it_leads_to_is_not_rewritten(paths: Paths) -> None:
    put(paths, "real.txt", COMMENTED)
    (paths.orders / "a-cpu1.cpu").symlink_to("real.txt")
    selling.switch(paths, 1, False)
    with pytest.raises(OrderError, match="link to another file"):
        selling.set_ask(paths, 1, 5)
    change = selling.remove(paths, 1)
    selling.undo(paths, change)
    assert (paths.orders / "a-cpu1.cpu.off").is_symlink()


def test_an_order_that_could_not_be_read_again_is_not_written(paths: Paths) -> None:
    with pytest.raises(OrderError, match="cannot be used"):
        selling.assign(paths, 1, SellOrder(MARKET, "", "no id", "libcaca", 0))
    assert contents(paths) == {}


def test_a_disk_that_is_full_half_way_leaves_all_as_it_was(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, "a-cpu1.cpu")
    put(paths, "b-cpu2.cpu")
    before, real, calls = contents(paths), files.replace, []

    def full(path: Path, data: bytes, *, mode: int = 0o644, durable: bool = True) -> None:
        calls.append(path)
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path, data, mode=mode, durable=durable)

    monkeypatch.setattr(files, "replace", full)
    with pytest.raises(OrderError, match="cannot be changed") as error:
        selling.sell(paths, OTHER, {1, 2})
    assert "No space left on device" in error.value.detail
    assert contents(paths) == before


def test_a_folder_that_is_none_is_named(paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.orders.write_text("not a folder")
    with pytest.raises(OrderError) as error:
        selling.assign(paths, 1, OTHER)
    assert str(paths.orders) in error.value.detail
    assert selling.book(paths).problems
