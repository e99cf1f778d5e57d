"""The tray as a Wayland client: where the desktop shows icons, and where it shows none."""

from __future__ import annotations

import time

import pytest

from daemonctl.control import rules
from daemonctl.control.activity import activity
from daemonctl.paths import Paths
from daemonctl.senses import Source
from daemonctl.settings import Rules
from tests.acceptance.tray.session import BLUE, GREEN, Session
from tests.desktops.nested import Nested
from tests.pool import until

UP_TO_PAUSE = 195
"""Pixels from the menu's lower edge to "Pause until I resume", five lines and two bars above it."""

pytestmark = pytest.mark.timeout(400)


def begin(nested: Nested) -> Session:
    """The tray, and a daemon whose workers spin."""
    rules.change(Paths.current(nested.environ), rules=Rules(pause_when_active=False))
    session = Session(nested)
    until(lambda: activity(session.paths), "the tray senses")
    return session


def test_gnome_with_the_extension_shows_the_icon_and_its_menu_pauses(nested: Nested) -> None:
    nested.gnome(icons=True)
    session = begin(nested)
    icon = session.icon(GREEN)
    nested.keep("gnome-1-computing")
    before = nested.screen()
    nested.click(*icon.centre, 1)
    menu = nested.opened(before)
    nested.keep("gnome-2-menu")
    assert menu.bottom - menu.top > 100, "several lines"
    nested.click(menu.right - 200, menu.bottom - UP_TO_PAUSE, 1)
    session.icon(BLUE)
    until(session.stopped, "the workers stop")
    nested.keep("gnome-3-paused")
    assert session.tray.poll() is None


def test_gnome_without_it_has_no_icon_and_the_window_opens(nested: Nested) -> None:
    nested.gnome(icons=False)
    time.sleep(3)  # its first picture is whole
    before = nested.screen()
    session = begin(nested)
    told = activity(session.paths)
    assert told is not None
    assert told.source is Source.MUTTER
    # Ten seconds later, by itself; it says what is missing. The overview shows it smaller.
    # Before that, smaller still, the shell itself says that it cannot lock the screen.
    until(lambda: (box := nested.opened(before)).right - box.left > 600, "the window")
    nested.keep("gnome-without-icons")
    assert session.tray.poll() is None
    session.tray.terminate()
    assert session.tray.wait(30) == 0


def test_kwin_takes_it_as_a_client_and_tells_it_of_the_user(nested: Nested) -> None:
    nested.kwin()
    session = begin(nested)
    told = activity(session.paths)
    assert told is not None
    assert (told.source, told.active, told.full_screen) == (Source.WAYLAND, True, None)
    session.icon(GREEN)  # the window: KWin alone has no panel
    time.sleep(1)
    nested.keep("kwin-without-icons")
    assert session.tray.poll() is None
    session.tray.terminate()
    assert session.tray.wait(30) == 0
