"""Notifications in a real notification daemon (dunst), and what their buttons do."""

from __future__ import annotations

import time

from daemonctl import control
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import GREEN, GREY, Session
from tests.pool import until

SETTINGS = """\
[global]
mouse_left_click = do_action, close_current
timeout = 0
[urgency_normal]
timeout = 0
"""


def test_a_daemon_that_dies_is_told_and_a_click_opens_the_window(desktop: Desktop) -> None:
    config = desktop.home / "config" / "dunst"
    config.mkdir()
    (config / "dunstrc").write_text(SETTINGS)
    desktop.tint2()
    desktop.start("dunst", "dunst", "-conf", str(config / "dunstrc"))
    session = Session(desktop)
    session.icon(GREEN)
    before = desktop.screen()
    session.daemon.kill()
    session.icon(GREY)
    told = desktop.opened(before)
    desktop.keep("notification-died")
    assert told.right - told.left > 150
    desktop.click(*told.centre, 1)
    until(lambda: desktop.titled("CPUShare"), "the main window")
    time.sleep(0.5)
    desktop.keep("notification-clicked")
    assert control.daemon(session.paths) is None
    assert desktop.log("tray") == ""
