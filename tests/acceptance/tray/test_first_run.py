"""The whole first run: from an empty home to the first confirmed coin, by keyboard alone."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.paths import Paths
from tests.acceptance.tray.desktop import TRAY, Desktop
from tests.acceptance.tray.session import GREEN
from tests.pool import Buyer, Market, running, spinner, until

ROUNDS = 300_000_000
"""Some tenths of a second of a core."""

TITLES = ("Is this computer fit?", "Whom do you help?", "Which cores?", "When?", "That is all")


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Market]:
    """A market that lists libcaca, for whom there is work."""
    market = Market(tmp_path / "market")
    with running(market):
        libcaca = Buyer(market.url, "libcaca")
        assert market.command("public", libcaca.account).returncode == 0
        inputs = [str(number).encode() for number in range(200)]
        Buyer(market.url, "lab").submit(
            spinner(ROUNDS), inputs, work_ms=300, bid=1_000_000_000, name="displacement"
        )
        yield market


@pytest.fixture
def home(desktop: Desktop, market: Market) -> Iterator[Paths]:
    """An empty home, whose user knows of one market; what computes there ends with the test."""
    desktop.environ["CPUSHARE_MARKET"] = market.url
    paths = Paths.current(desktop.environ)
    assert not paths.config.exists()
    yield paths
    with contextlib.suppress(OSError):
        control.stop(paths)


def title(desktop: Desktop) -> str:
    """Of the window that has the keyboard."""
    return desktop.xdotool("getactivewindow", "getwindowname").strip()


def until_page(desktop: Desktop, number: int) -> None:
    until(lambda: title(desktop).startswith(TITLES[number]), f"the page {TITLES[number]!r}")
    # The window manager has given it the keyboard; Qt hears of that a moment later.
    time.sleep(0.3)


def test_enter_pressed_four_times_earns_for_the_first_who_is_listed(
    desktop: Desktop, home: Paths
) -> None:
    desktop.tint2()
    tray = desktop.start("tray", *TRAY)
    for number in range(4):
        until_page(desktop, number)
        time.sleep(0.7)  # what the page asks for is there, for the picture
        desktop.keep(f"first-run-{number + 1}")
        # Enter does nothing until the page has what it needs: its market's answer, say.
        until(lambda at=number: pressed_on(desktop, at), f"page {number} lets go on")
    until_page(desktop, 4)
    status = until(lambda: control.status(home), "the daemon")
    assert {core.beneficiary for core in status.cores} == {"libcaca"}
    assert sorted(path.suffix for path in home.orders.iterdir()) == [".cpu"] * len(status.cores)
    until(lambda: (now := control.status(home)) and now.coins.total > 0, "a confirmed coin")
    assert desktop.find(GREEN), "the icon says so too"
    time.sleep(3)  # the tray looks at a busy daemon's status every two seconds
    desktop.keep("first-run-5-earned")
    # Enter on "Close": the window goes, the icon and the computing stay.
    desktop.xdotool("key", "Return")
    until(lambda: TITLES[4] not in title(desktop), "the wizard closes")
    assert tray.poll() is None
    assert control.status(home) is not None
    assert (desktop.home / "config" / "autostart" / "cpushare-tray.desktop").exists()
    assert desktop.log("tray") == ""


def pressed_on(desktop: Desktop, number: int) -> bool:
    """Press Enter; whether the page has been left."""
    if not title(desktop).startswith(TITLES[number]):
        return True
    desktop.xdotool("key", "Return")
    time.sleep(0.5)
    return not title(desktop).startswith(TITLES[number])
