"""The whole of it: a market, a seller that computes in its sandbox, and the icon in a panel."""

from __future__ import annotations

from pathlib import Path

from jeepney import DBusAddress

from daemonctl.control import rules
from daemonctl.settings import Rules, TraySettings
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import BLUE, GREEN, Session, stands_still
from tests.pool import Buyer, Market, Seller, running, spinner, until

UNTIL_I_RESUME, RESUME = 4, 1
"""The menu's lines."""

ROUNDS = 2_000_000_000
"""About two seconds of a core."""


def test_a_click_freezes_real_jobs_and_another_lets_them_earn(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.xfce4_panel()
    market = Market(tmp_path / "market")
    with running(market):
        buyer = Buyer(market.url, "lab")
        seller = Seller(tmp_path / "cpushare", market.url, Buyer(market.url, "volunteer").account)
        # The first coin's notification would lie over the menu.
        rules.change(seller.paths, tray=TraySettings(notifications=False))
        with running(seller):
            seller.start()
            session = Session(desktop, seller=seller)
            computation = buyer.submit(
                spinner(ROUNDS), [b"one", b"two"], work_ms=3000, name="displacement"
            )
            (item,) = until(desktop.items, "the icon on D-Bus")
            desktop.move(10, 10)
            until(lambda: "you are using the computer" in tooltip(desktop, item), "the rule")
            desktop.keep("earning-0-user-active")
            # From here on the mouse is not to stop what the menu's Pause is to stop.
            rules.change(seller.paths, rules=Rules(pause_when_active=False))
            icon = session.icon(GREEN)
            until(session.workers, "a job")
            desktop.keep("earning-1-computing")

            session.choose(icon, UNTIL_I_RESUME)
            icon = session.icon(BLUE)
            until(session.stopped, "the workers stop")
            assert stands_still(session)
            desktop.keep("earning-2-paused")

            session.choose(icon, RESUME)
            assert set(buyer.results(computation)) == {0, 1}
            until(lambda: seller.status().coins.today > 0, "coins")
            until(lambda: coins_line(desktop, item) != "0 CPUCoins today", "coins in the tooltip")
            desktop.keep("earning-3-earned")
            assert session.tray.poll() is None
            assert desktop.log("tray") == ""


def tooltip(desktop: Desktop, item: DBusAddress) -> str:
    """The tooltip as the panel is told it."""
    tip = desktop.property(item, "ToolTip")
    assert isinstance(tip, tuple)
    text: str = tip[2]
    return text


def coins_line(desktop: Desktop, item: DBusAddress) -> str:
    """The tooltip's second line."""
    line = tooltip(desktop, item).splitlines()[1]
    assert line.endswith(" CPUCoins today")
    return line
