"""The icon in real panels, clicked: what it shows, and what the clicks do to real processes."""

from __future__ import annotations

import signal
import time

import pytest

from daemonctl import control
from daemonctl.control import rules
from daemonctl.settings import Quit
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import BLUE, GREEN, GREY, Session, stands_still
from tests.pool import until

# The menu's lines: what happens; the four pauses, or Resume; window, settings, wizard; Quit.
FIFTEEN_MINUTES, UNTIL_I_RESUME = 1, 4
RESUME = 1
QUIT = -1


@pytest.fixture
def session(panel: Desktop) -> Session:
    return Session(panel)


def test_pause_and_resume_by_clicks_in_the_menu(session: Session) -> None:
    desktop = session.desktop
    icon = session.icon(GREEN)
    desktop.keep(f"{desktop.panel}-1-computing")

    session.choose(icon, UNTIL_I_RESUME, f"{desktop.panel}-2-menu")
    until(session.stopped, "the workers stop")
    assert stands_still(session)
    icon = session.icon(BLUE)
    assert desktop.find(GREEN) is None
    desktop.keep(f"{desktop.panel}-3-paused")
    found = control.pause_state(session.paths)
    assert found is not None
    assert found.until is None

    session.choose(icon, RESUME, f"{desktop.panel}-4-menu-paused")
    until(lambda: not stands_still(session), "the workers go on")
    session.icon(GREEN)
    assert control.pause_state(session.paths) is None


def test_a_pause_of_a_length_counts_down_in_the_menu(session: Session) -> None:
    desktop = session.desktop
    session.choose(session.icon(GREEN), FIFTEEN_MINUTES)
    icon = session.icon(BLUE)
    found = control.pause_state(session.paths)
    assert found is not None
    assert found.until is not None
    assert abs(found.until - found.since - 900) < 2
    session.choose(icon, RESUME, f"{desktop.panel}-7-countdown")
    session.icon(GREEN)


def test_a_left_click_opens_the_window(session: Session) -> None:
    desktop = session.desktop
    icon = session.icon(GREEN)
    desktop.click(*icon.centre, 1)
    until(lambda: desktop.titled("CPUShare"), "the main window")
    time.sleep(1)
    desktop.keep(f"{desktop.panel}-8-window")
    # A second click brings it up again, and makes no other one.
    desktop.click(*icon.centre, 1)
    time.sleep(1)
    assert len(desktop.titled("CPUShare")) == 1
    assert session.desktop.log("tray") == ""


def test_a_middle_click_pauses_and_resumes(session: Session) -> None:
    session.desktop.click(*session.icon(GREEN).centre, 2)
    until(session.stopped, "the workers stop")
    blue = session.icon(BLUE)
    time.sleep(0.5)  # so that the two are no double click
    session.desktop.click(*blue.centre, 2)
    until(lambda: not stands_still(session), "the workers go on")


def test_quit_asks_once_and_the_computing_goes_on(session: Session) -> None:
    desktop = session.desktop
    session.choose(session.icon(GREEN), QUIT)
    until(lambda: desktop.titled("Quit CPUShare"), "the question")
    time.sleep(0.5)
    desktop.keep(f"{desktop.panel}-9-quit")
    desktop.xdotool("key", "Return")  # keep computing is the answer that Enter gives
    assert session.tray.wait(20) == 0
    assert session.daemon.poll() is None
    assert not stands_still(session)
    until(lambda: desktop.find(GREEN) is None, "the icon goes")
    assert rules.settings(session.paths).tray.quit is Quit.KEEP

    session.start_tray()
    session.choose(session.icon(GREEN), QUIT)
    assert session.tray.wait(20) == 0, "it does not ask again"
    assert desktop.log("tray") == ""


def test_quit_can_stop_the_computing_too(session: Session) -> None:
    desktop = session.desktop
    session.choose(session.icon(GREEN), QUIT)
    until(lambda: desktop.titled("Quit CPUShare"), "the question")
    time.sleep(0.5)
    desktop.xdotool("key", "alt+s")
    assert session.tray.wait(20) == 0
    assert session.daemon.wait(20) is not None
    assert desktop.log("tray") == ""


def test_the_tooltip_opens_under_the_pointer(session: Session) -> None:
    icon = session.icon(GREEN)
    session.desktop.away()
    before = session.desktop.screen()
    session.desktop.move(*icon.centre)
    tip = session.desktop.opened(before)
    session.desktop.keep(f"{session.desktop.panel}-5-tooltip")
    assert tip.right - tip.left > 150, "several words wide"
    assert tip.bottom - tip.top > 50, "several lines high"


def test_a_daemon_that_is_killed_turns_the_icon_grey(session: Session) -> None:
    green = session.icon(GREEN)
    session.daemon.kill()
    session.icon(GREY)
    # Green is the notification's picture by now, if anything.
    assert session.desktop.find(GREEN) != green
    session.desktop.keep(f"{session.desktop.panel}-6-offline")


def test_the_icon_comes_back_to_a_panel_that_was_killed_and_does_what_it_did(
    session: Session,
) -> None:
    desktop = session.desktop
    session.icon(GREEN)
    desktop.end("panel", signal.SIGKILL)
    until(lambda: desktop.find(GREEN) is None, "the icon goes with its panel")
    desktop.panel_again()
    icon = session.icon(GREEN)
    time.sleep(1)  # a panel that starts moves what is in it
    icon = session.icon(GREEN)
    session.choose(icon, UNTIL_I_RESUME, f"{desktop.panel}-10-menu-again")
    until(session.stopped, "the workers stop")
    assert control.pause_state(session.paths) is not None
    session.choose(session.icon(BLUE), RESUME)
    until(session.running, "the workers go on")
    session.icon(GREEN)
    assert control.pause_state(session.paths) is None

    # A click on the icon itself, and while it is killed a second time something changes.
    desktop.end("panel", signal.SIGKILL)
    control.pause(session.paths)
    desktop.panel_again()
    session.icon(BLUE)
    time.sleep(1)
    desktop.click(*session.icon(BLUE).centre, 2)
    until(session.running, "the workers go on")
    session.icon(GREEN)
    assert desktop.find(BLUE) is None, "one icon, not two"
    assert session.tray.poll() is None
    assert desktop.log("tray") == ""
