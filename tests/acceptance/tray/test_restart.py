"""The tray ends and starts again, and the computing is as its user left it."""

from __future__ import annotations

import signal
import time

import pytest

from daemonctl import control
from tests.acceptance.tray.dbusmenu import lines, menu_of
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import BLUE, GREEN, Session
from tests.pool import until

FIFTEEN_MINUTES, RESUME = 1, 1
"""Lines of the menu, the second one while it is paused."""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_pause_survives_the_tray(desktop: Desktop, how: signal.Signals) -> None:
    desktop.xfce4_panel()
    session = Session(desktop)
    session.choose(session.icon(GREEN), FIFTEEN_MINUTES)
    until(session.stopped, "the workers stop")
    icon, pause, used = session.icon(BLUE), control.pause_state(session.paths), session.cpu()
    assert pause is not None
    assert pause.until is not None

    desktop.end("tray", how)
    assert session.tray.wait() == (0 if how is signal.SIGTERM else -how)
    until(lambda: desktop.find(BLUE) is None, "the icon goes")
    assert session.stopped()
    session.start_tray()
    assert session.icon(BLUE).centre == icon.centre
    assert control.pause_state(session.paths) == pause, "to the second"
    (item,) = desktop.items()
    left = -int((time.time() - pause.until) // 60)
    offered = list(lines(desktop, menu_of(desktop, item)))[RESUME]
    assert offered in {f"Resume ({n} min left)" for n in (left, left - 1)}, "a minute may end here"
    assert session.stopped()
    assert session.cpu() == used, "nor did they run in between"

    session.choose(session.icon(BLUE), RESUME)
    until(session.running, "the workers go on")
    session.icon(GREEN)
    assert control.pause_state(session.paths) is None
    assert desktop.log("tray") == ""
