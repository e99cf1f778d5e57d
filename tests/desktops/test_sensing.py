"""The user's going and coming as real Wayland compositors tell it."""

from __future__ import annotations

import time

import pytest
from pytestqt.qtbot import QtBot

from daemonctl import control
from daemonctl.senses import Activity, Source
from tests.desktops.nested import Nested
from tray.activity import ActivityWatch

IDLE_S = 2.0
WITHIN_S = 1.0


class Told(list[Activity]):
    """What the watch told, and when the last of it came."""

    def __call__(self, activity: Activity) -> None:
        self.append(activity)
        self.at = time.monotonic()


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", ["gnome", "kwin"])
def test_input_after_a_while_without_is_told_within_a_second(
    nested: Nested, qtbot: QtBot, kind: str
) -> None:
    if kind == "gnome":
        nested.gnome(icons=False)
    else:
        nested.kwin()
    nested.move(300, 300)
    time.sleep(1)
    told = Told()
    watch = ActivityWatch(IDLE_S, told, control.myself, environ=nested.environ)
    source = Source.MUTTER if kind == "gnome" else Source.WAYLAND
    assert (watch.activity.source, watch.activity.active) == (source, True)
    assert watch.activity.full_screen is None, "nothing tells that here"
    for count, hand in enumerate((("mousemove", "400", "400"), ("key", "Shift_L")), 1):
        qtbot.waitUntil(lambda: not watch.activity.active, timeout=20_000)
        begun = time.monotonic()
        nested.xdotool(*hand)
        qtbot.waitUntil(lambda: watch.activity.active, timeout=5000)
        assert told.at - begun < WITHIN_S
        assert len(told) == 2 * count + 1, "each change once"
    qtbot.waitUntil(lambda: not watch.activity.active, timeout=20_000)

    # Another time, while nobody is there.
    watch.set_idle(1.0)
    qtbot.waitUntil(lambda: not watch.activity.active, timeout=20_000)
    nested.xdotool("mousemove", "300", "350")
    qtbot.waitUntil(lambda: watch.activity.active, timeout=5000)
    watch.close()
