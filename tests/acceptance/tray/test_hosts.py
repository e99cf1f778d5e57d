"""Desktops that take icons by D-Bus alone, late, or not at all."""

from __future__ import annotations

import sys
import time

from daemonctl import control
from tests.acceptance.tray.dbusmenu import choose, lines, menu_of
from tests.acceptance.tray.desktop import TRAY, Desktop
from tests.acceptance.tray.session import BLUE, GREEN, ORDER, Session
from tests.pool import until
from tests.privatebus import NotificationServer
from tray import breaks
from tray.artwork import SIZES

WINDOW_TOP = (62, 0, 962, 300)
"""Where the main window's upper part is."""

REST = ["Show window", "Settings…", "Run the wizard again…", "Quit"]


def test_a_panel_that_draws_the_menu_itself_is_told_all_of_it(desktop: Desktop) -> None:
    desktop.xfce4_panel()
    session = Session(desktop)
    (item,) = until(desktop.items, "an icon on D-Bus")
    tip = desktop.property(item, "ToolTip")
    assert isinstance(tip, tuple)
    assert "3.21 CPUCoins today\n0.84 await confirmation\ncpu0: error diffusion" in tip[2]
    pixmaps = desktop.property(item, "IconPixmap")
    assert isinstance(pixmaps, list)
    assert {width for width, _height, _pixels in pixmaps} >= set(SIZES) & {22, 64}

    menu = menu_of(desktop, item)
    before = lines(desktop, menu)
    tomorrow = "" if breaks.ends_today(time.time()) else "tomorrow "
    assert list(before) == [
        f"2 of {session.machine_cores} cores help libcaca · 3.21 CPUCoins today",
        "Pause for 15 minutes",
        "Pause for 1 hour",
        f"Pause until {tomorrow}8:00",
        "Pause until I resume",
        *REST,
    ]
    choose(desktop, menu, before["Pause for 1 hour"])
    until(session.stopped, "the workers stop")
    after = until(
        lambda: [line for line in lines(desktop, menu) if line.startswith("Resume")],
        "the menu offers to resume",
    )
    assert after == ["Resume (1 h 0 min left)"]
    choose(desktop, menu, lines(desktop, menu)[after[0]])
    until(lambda: not session.stopped(), "the workers go on")


def test_the_countdown_is_fresh_whenever_the_menu_opens(desktop: Desktop) -> None:
    desktop.xfce4_panel()
    session = Session(desktop)
    (item,) = until(desktop.items, "an icon on D-Bus")
    menu = menu_of(desktop, item)
    control.pause(session.paths, until=time.time() + 123)
    until(lambda: list(lines(desktop, menu))[1] == "Resume (3 min left)", "the pause")
    time.sleep(4)
    assert list(lines(desktop, menu))[1] == "Resume (2 min left)"


def test_an_icon_that_is_there_before_the_panel_comes_to_it_by_dbus(desktop: Desktop) -> None:
    session = Session(desktop)
    until((session.paths.runtime / "tray.sock").exists, "the tray")
    time.sleep(1)
    assert desktop.items() == []
    desktop.xfce4_panel()
    assert len(until(desktop.items, "the icon on D-Bus")) == 1
    session.icon(GREEN)
    desktop.keep("late-panel")
    # What is made anew does what the first one would have done.
    session.desktop.click(*session.icon(GREEN).centre, 2)
    session.icon(BLUE)
    assert session.tray.poll() is None


def test_an_icon_comes_to_an_x11_panel_that_is_late(desktop: Desktop) -> None:
    session = Session(desktop)
    until((session.paths.runtime / "tray.sock").exists, "the tray")
    time.sleep(1)
    desktop.tint2()
    session.icon(GREEN)


def test_without_any_panel_the_window_opens_and_says_what_brings_an_icon(
    desktop: Desktop,
) -> None:
    session = Session(desktop)
    until((session.paths.runtime / "tray.sock").exists, "the tray")
    time.sleep(5)
    assert desktop.titled("CPUShare") == [], "a panel may still come"
    until(lambda: desktop.titled("CPUShare"), "the window")
    time.sleep(1)
    desktop.keep("no-panel-1-hint")

    desktop.xdotool("key", "ctrl+w")
    until(lambda: not desktop.titled("CPUShare"), "the window closes")
    second = desktop.start("second", *TRAY)
    assert second.wait(30) == 0, "the first one answers"
    until(lambda: desktop.titled("CPUShare"), "the window comes back")
    time.sleep(1)
    with_hint = desktop.screen()

    desktop.tint2()
    session.icon(GREEN)
    time.sleep(3)
    desktop.keep("no-panel-2-panel-came")
    assert desktop.screen().crop(WINDOW_TOP) != with_hint.crop(WINDOW_TOP), "the hint goes"
    session.tray.terminate()
    assert session.tray.wait(30) == 0
    assert desktop.log("tray") + desktop.log("second") == ""


def test_started_at_login_without_a_panel_no_window_opens_and_it_is_told_once(
    desktop: Desktop,
) -> None:
    with NotificationServer(desktop.environ["DBUS_SESSION_BUS_ADDRESS"]) as server:
        session = Session(desktop, tray=[*TRAY, "--hidden"])
        title, text = server.wait()[3:5]
        assert title == "CPUShare is running without its icon"
        assert "shows no icons" in text
        assert desktop.windows("cpushare-tray") == []
        # A click opens the window, which says the rest.
        server.tell("ActionInvoked", 1, "default")
        until(lambda: desktop.titled("CPUShare"), "the window")
    assert session.tray.poll() is None
    assert desktop.log("tray") == ""


def test_another_start_may_ask_for_the_settings_or_the_wizard(desktop: Desktop) -> None:
    desktop.tint2()
    session = Session(desktop)
    session.icon(GREEN)
    assert desktop.start("hidden", *TRAY, "--hidden").wait(30) == 0
    for word in ("--wizard", "--settings"):
        before = set(desktop.windows("cpushare-tray"))
        assert desktop.start("second", *TRAY, word).wait(30) == 0
        until(lambda before=before: set(desktop.windows("cpushare-tray")) - before, word)
    # A sell order that somebody opens in their files.
    order = desktop.home / "my order.cpu"
    order.write_text(ORDER)
    before = set(desktop.windows("cpushare-tray"))
    assert desktop.start("second", *TRAY, str(order)).wait(30) == 0
    until(lambda: set(desktop.windows("cpushare-tray")) - before, "which cores")
    time.sleep(0.5)
    desktop.keep("offered-order")
    assert desktop.log("tray") == ""


def test_a_pause_from_the_command_line_shows_in_the_icon(desktop: Desktop) -> None:
    desktop.tint2()
    session = Session(desktop)
    session.icon(GREEN)
    command = [sys.executable, "-m", "daemonctl.cli.main"]
    assert desktop.start("pause", *command, "pause").wait(30) == 0
    session.icon(BLUE)
    assert desktop.start("resume", *command, "resume").wait(30) == 0
    session.icon(GREEN)
    assert control.pause_state(session.paths) is None
