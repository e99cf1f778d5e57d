"""The icon in real panels, clicked: what it shows, and what the clicks do to real processes."""

from __future__ import annotations

import time

import pytest

from daemonctl import control
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import BLUE, GREEN, GREY, Session, stands_still
from tests.pool import until


@pytest.fixture
def session(panel: Desktop) -> Session:
    return Session(panel)


def test_pause_and_resume_by_clicks_in_the_menu(session: Session) -> None:
    desktop = session.desktop
    icon = session.icon(GREEN)
    desktop.keep(f"{desktop.panel}-1-computing")

    menu = session.menu(icon)
    desktop.keep(f"{desktop.panel}-2-menu")
    # The menu is a line, Pause, Quit: its middle is Pause.
    desktop.click(*menu.centre, 1)
    until(session.stopped, "the workers stop")
    assert stands_still(session)
    desktop.away()
    icon = session.icon(BLUE)
    assert desktop.find(GREEN) is None
    desktop.keep(f"{desktop.panel}-3-paused")

    menu = session.menu(icon)
    desktop.keep(f"{desktop.panel}-4-menu-paused")
    desktop.click(*menu.centre, 1)
    until(lambda: not stands_still(session), "the workers go on")
    session.icon(GREEN)
    assert control.pause_state(session.paths) is None


def test_a_middle_click_pauses_and_resumes(session: Session) -> None:
    session.desktop.click(*session.icon(GREEN).centre, 2)
    until(session.stopped, "the workers stop")
    blue = session.icon(BLUE)
    time.sleep(0.5)  # so that the two are no double click
    session.desktop.click(*blue.centre, 2)
    until(lambda: not stands_still(session), "the workers go on")


def test_a_left_click_opens_the_menu_too_where_the_panel_leaves_it_to_us(desktop: Desktop) -> None:
    desktop.tint2()
    session = Session(desktop)
    menu = session.menu(session.icon(GREEN), button=1)
    desktop.click(*menu.centre, 1)
    until(session.stopped, "the workers stop")


def test_quit_ends_the_icon_and_not_the_computing(session: Session) -> None:
    menu = session.menu(session.icon(GREEN))
    session.desktop.click(menu.centre[0], menu.bottom - 14, 1)
    assert session.tray.wait(20) == 0
    assert session.daemon.poll() is None
    assert not stands_still(session)
    until(lambda: session.desktop.find(GREEN) is None, "the icon goes")
    assert session.desktop.log("tray") == ""


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
    session.icon(GREEN)
    session.daemon.kill()
    session.icon(GREY)
    assert session.desktop.find(GREEN) is None
    session.desktop.keep(f"{session.desktop.panel}-6-offline")
