"""The demo in a session with a display: terminal and tray show the same."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.paths import Paths
from tests.acceptance.demo import Demo, left, until
from tests.acceptance.tray.desktop import Desktop

WORDS = ("--images", "3", "--size", "96")


@pytest.fixture
def demo(desktop: Desktop, tmp_path: Path) -> Iterator[Demo]:
    """A demo that has computed everything, in a session with a panel."""
    desktop.tint2()
    home = tmp_path / "demo"
    demo = Demo(home, *WORDS, environ=desktop.environ)
    until(lambda: "The tray and the seller daemon stay" in demo.said() or demo.ended(), demo.said)
    yield demo
    control.stop(Paths.below(home))
    for pid in left(home):
        os.kill(pid, signal.SIGKILL)
    demo.ends()


def tray_of(home: Path) -> list[int]:
    """The tray's process."""
    return [pid for pid, words in left(home).items() if "cpushare-tray" in words]


@pytest.mark.timeout(300)
def test_the_tray_stays_when_all_is_computed_until_the_end_is_asked_for(
    demo: Demo, tmp_path: Path
) -> None:
    assert "The tray icon is in your panel" in demo.said()
    assert "3 of 3 images confirmed" in demo.said()
    assert len(tray_of(tmp_path / "demo")) == 1

    def earned() -> bool:
        # The market confirms first, and the daemon hears of it a moment later.
        status = control.status(Paths.below(tmp_path / "demo"))
        return status is not None and status.coins.today > 0

    until(earned, lambda: "coins in the daemon's status")
    demo.process.terminate()
    assert demo.ends() == 0, demo.said()
    assert left(tmp_path / "demo") == {}


@pytest.mark.timeout(300)
def test_quitting_the_tray_ends_the_demo(demo: Demo, tmp_path: Path) -> None:
    (tray,) = tray_of(tmp_path / "demo")
    os.kill(tray, signal.SIGTERM)
    assert demo.ends() == 0, demo.said()
    assert left(tmp_path / "demo") == {}
