"""The main window on a real X server, with the keyboard alone."""

from __future__ import annotations

import time

import pytest

from daemonctl import control
from tests.acceptance.tray.desktop import TRAY, Desktop
from tests.acceptance.tray.session import Session, stands_still
from tests.pool import until


@pytest.fixture
def session(desktop: Desktop) -> Session:
    desktop.tint2()
    made = Session(desktop)
    until(made.docked, "the icon")
    return made


def windows(desktop: Desktop) -> list[str]:
    return desktop.xdotool("search", "--onlyvisible", "--name", "^CPUShare$").split()


def show_window(session: Session) -> str:
    """A second start of the tray shows the first one's window."""
    assert session.desktop.start("second", *TRAY).wait(30) == 0
    (window,) = until(lambda: windows(session.desktop), "the window")
    session.desktop.xdotool("windowactivate", "--sync", window)
    return window


def press(session: Session, *keys: str) -> None:
    for key in keys:
        session.desktop.xdotool("key", "--clearmodifiers", key)
        time.sleep(0.3)


def test_the_window_pauses_resumes_and_closes_by_keyboard(session: Session) -> None:
    show_window(session)
    session.desktop.keep("window-x11-1-now")
    press(session, "alt+p", "p")  # the last of the menu's pauses: until I resume
    until(session.stopped, "the workers stop")
    assert stands_still(session)
    time.sleep(0.5)
    session.desktop.keep("window-x11-2-paused")
    press(session, "alt+r")
    until(lambda: not stands_still(session), "the workers go on")
    assert control.pause_state(session.paths) is None
    for number, name in ((2, "earnings"), (3, "history"), (4, "about")):
        press(session, f"ctrl+{number}")
        time.sleep(0.7)
        session.desktop.keep(f"window-x11-{number + 1}-{name}")
    press(session, "ctrl+w")
    until(lambda: not windows(session.desktop), "the window goes")
    assert session.tray.poll() is None
    assert session.desktop.log("tray") == ""
    show_window(session)
