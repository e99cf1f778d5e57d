"""Which addresses are worth offering, and the sell orders that windows make."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import msgspec
import pytest

from daemonctl import files
from daemonctl.buyer.known import Known
from daemonctl.control import markets, selling
from daemonctl.control.markets import Account, Beneficiary, Market, Place
from daemonctl.orders import schema
from daemonctl.paths import Paths
from tests.sellorders import LIBCACA, put

ONE, TWO, THREE = (f"https://{name}.example.org" for name in ("one", "two", "three"))


@pytest.fixture(autouse=True)
def nobody_listens(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A port of this machine on which a market could listen, and none does."""
    monkeypatch.delenv(markets.VARIABLE, raising=False)
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        monkeypatch.setattr(markets, "HERE", bound.getsockname())
        yield bound


def test_without_any_trace_of_a_market_none_is_offered(paths: Paths) -> None:
    assert markets.offered(paths) == ()


def test_the_settings_come_first_then_the_environment_then_what_is_there(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, nobody_listens: socket.socket
) -> None:
    put(paths, "a-cpu0.cpu")
    known = Known(accounts={TWO: "a2", THREE: "a3"})
    files.replace(paths.state / "accounts.json", msgspec.json.encode(known))
    assert markets.offered(paths) == (THREE, TWO, LIBCACA.market)
    monkeypatch.setenv(markets.VARIABLE, f"  {TWO}/")
    files.replace(paths.settings, f'schema = 1\n[tray]\nmarket = "{ONE}"\n'.encode())
    nobody_listens.listen()
    host, port = nobody_listens.getsockname()
    here = f"http://{host}:{port}"
    assert markets.offered(paths) == (ONE, TWO, THREE, LIBCACA.market, here)


def test_what_cannot_be_used_is_not_offered_and_stops_nothing(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths, "a-cpu0.cpu.off")
    put(paths, "bad-cpu1.cpu", "nonsense")
    files.replace(paths.settings, b"schema = 99\n")
    files.replace(paths.state / "accounts.json", b"[")
    monkeypatch.setenv(markets.VARIABLE, "http://market.example.org")
    assert markets.offered(paths) == (LIBCACA.market,)


@pytest.mark.parametrize("name", ["", "libcaca", "\n\t", "x" * 5000, "日本\x1b[31m", "a  b"])
def test_every_order_that_windows_make_can_be_written_and_read(paths: Paths, name: str) -> None:
    market = Market(ONE, "one", "1", ())
    gift = markets.donation(market, Beneficiary("a1", name))
    own = markets.earning(Account(ONE, "a2", Place.KEYRING), 250_000, name)
    selling.assign(paths, 0, gift)
    selling.assign(paths, 1, own)
    sales = selling.book(paths).sales
    first, second = sales[0].order, sales[1].order
    assert first is not None
    assert second is not None
    assert (first.account, first.ask, first.core) == ("a1", 0, 0)
    assert (second.account, second.ask, second.core) == ("a2", 250_000, 1)
    assert first.beneficiary.isprintable()
    assert schema.parse(schema.render(first)) == first
