"""The demo's sell orders."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl import cores, settings
from daemonctl.demo import selling
from daemonctl.demo.home import Account
from daemonctl.orders import folder
from daemonctl.paths import Paths

SELLER = Account("k3v7q2", "secret")
MARKET = "http://127.0.0.1:40123"


@pytest.mark.parametrize(
    ("usable", "sold"),
    [((0,), (0,)), ((0, 1), (0,)), ((0, 1, 2), (0,)), ((2, 3, 6, 7), (2, 3))],
)
def test_half_of_the_cores_are_sold_at_least_one(
    usable: tuple[int, ...], sold: tuple[int, ...]
) -> None:
    assert selling.half(usable) == sold


def test_the_orders_can_be_read_and_carry_no_secret(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    sold = selling.write_orders(paths, MARKET, SELLER)
    book = folder.read(paths.orders)
    assert book.problems == ()
    assert tuple(entry.core for entry in book.sold) == sold == selling.half(cores.usable())
    assert {entry.order.market for entry in book.sold} == {MARKET}
    assert all("secret" not in path.read_text() for path in paths.orders.iterdir())


def test_an_order_that_is_right_is_not_written_again(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    selling.write_orders(paths, MARKET, SELLER)
    before = folder.fingerprint(paths.orders)
    selling.write_orders(paths, MARKET, SELLER)
    assert folder.fingerprint(paths.orders) == before


def test_an_order_that_was_switched_off_stays_off_and_follows_the_market(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    core = selling.write_orders(paths, MARKET, SELLER)[0]
    folder.disable(paths.orders / f"demo-cpu{core}.cpu")
    selling.write_orders(paths, "http://127.0.0.1:40999", SELLER)
    book = folder.read(paths.orders)
    assert core not in [entry.core for entry in book.sold]
    assert {entry.order.market for entry in book.off} == {"http://127.0.0.1:40999"}


def test_the_demo_computes_while_its_user_watches(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    selling.write_settings(paths)
    chosen = settings.read(paths.settings).rules
    assert not chosen.pause_when_active
    assert not chosen.pause_full_screen
    assert not chosen.pause_on_battery
    assert chosen.pause_when_hot


def test_settings_that_the_demo_s_user_has_changed_stay(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    paths.config.mkdir()
    paths.settings.write_text("schema = 1\n")
    selling.write_settings(paths)
    assert paths.settings.read_text() == "schema = 1\n"
