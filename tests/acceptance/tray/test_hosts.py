"""Desktops that take icons by D-Bus alone, late, or not at all."""

from __future__ import annotations

import sys
import time

from jeepney import DBusAddress, new_method_call

from daemonctl import control
from tests.acceptance.tray.desktop import TRAY, Desktop
from tests.acceptance.tray.session import BLUE, GREEN, Session
from tests.pool import until
from tray.artwork import SIZES


def menu_of(desktop: Desktop, item: DBusAddress) -> DBusAddress:
    """Where the icon's menu is, for a panel that draws it itself."""
    path = desktop.property(item, "Menu")
    assert isinstance(path, str)
    return DBusAddress(path, item.bus_name, "com.canonical.dbusmenu")


def lines(desktop: Desktop, menu: DBusAddress) -> dict[str, int]:
    """The menu's lines as a panel is told them, with their numbers."""
    with desktop.bus() as bus:
        bus.send_and_get_reply(new_method_call(menu, "AboutToShow", "i", (0,)), timeout=20)
        layout = new_method_call(menu, "GetLayout", "iias", (0, -1, []))
        _revision, root = bus.send_and_get_reply(layout, timeout=20).body
    children = [child[1] for child in root[2]]
    return {
        entry["label"][1].replace("_", ""): number
        for number, entry, _below in children
        if "label" in entry
    }


def choose(desktop: Desktop, menu: DBusAddress, number: int) -> None:
    with desktop.bus() as bus:
        event = new_method_call(menu, "Event", "isvu", (number, "clicked", ("s", ""), 0))
        bus.send_and_get_reply(event, timeout=20)


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
    assert list(before) == [
        f"Computing for libcaca on 2 of {session.machine_cores} cores · 3.21 CPUCoins today",
        "Pause",
        "Quit (computing goes on)",
    ]
    choose(desktop, menu, before["Pause"])
    until(session.stopped, "the workers stop")
    after = until(
        lambda: "Resume" in (found := lines(desktop, menu)) and found, "the menu offers to resume"
    )
    assert list(after)[1:] == ["Resume", "Quit (stays paused)"]
    assert after["Resume"] == before["Pause"], "the same line, with another text"


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


def test_without_any_panel_it_stays_and_waits_without_a_word(desktop: Desktop) -> None:
    tray = desktop.start("tray", *TRAY)
    sock = desktop.home / "cpushare" / "run" / "tray.sock"
    until(sock.exists, "the tray")
    second = desktop.start("second", *TRAY)
    assert second.wait(30) == 0, "the first one answers"
    assert tray.poll() is None
    tray.terminate()
    assert tray.wait(30) == 0
    assert desktop.log("tray") + desktop.log("second") == ""


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
