"""The user's going and coming as real Wayland compositors tell it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from daemonctl import control
from daemonctl.control.activity import activity
from daemonctl.model import Reason
from daemonctl.senses import Activity, Source
from daemonctl.settings import Rules
from tests.acceptance.tray.session import Session, computing, stands_still
from tests.bench.bench_input import DAEMON, TRAY
from tests.desktops.nested import Nested
from tests.pool import Seller, until
from tray.activity import ActivityWatch

IDLE_S = 2.0
WITHIN_S = 1.0


class Told(list[Activity]):
    """What the watch told, and when the last of it came."""

    def __call__(self, activity: Activity) -> None:
        self.append(activity)
        self.at = time.monotonic()


def reasons(seller: Seller) -> set[Reason]:
    """Why its cores do what they do."""
    return {core.reason for core in seller.status().cores}


def begin(nested: Nested, kind: str) -> Source:
    """Start the compositor, with the pointer in it; who tells of the user there."""
    if kind == "gnome":
        nested.gnome(icons=False)
    else:
        nested.kwin()
    nested.move(300, 300)
    return Source.MUTTER if kind == "gnome" else Source.WAYLAND


@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", ["gnome", "kwin"])
def test_input_after_a_while_without_is_told_within_a_second(
    nested: Nested, qtbot: QtBot, kind: str
) -> None:
    source = begin(nested, kind)
    time.sleep(1)
    told = Told()
    watch = ActivityWatch(IDLE_S, told, control.myself, environ=nested.environ)
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


@pytest.mark.timeout(400)
@pytest.mark.parametrize("kind", ["gnome", "kwin"])
def test_input_freezes_the_workers_of_a_real_daemon_within_a_second(
    nested: Nested, tmp_path: Path, kind: str
) -> None:
    source = begin(nested, kind)
    with computing(tmp_path, Rules(idle_minutes=3), [sys.executable, "-c", DAEMON]) as seller:
        until(lambda: all(core.worker for core in seller.status().cores), "both cores compute")
        session = Session(nested, tray=[sys.executable, "-c", TRAY], seller=seller)
        told = until(lambda: activity(seller.paths), "the tray senses")
        assert (told.source, told.idle_s) == (source, 3.0)
        for hand in (("mousemove", "400", "400"), ("key", "Shift_L"), ("click", "1")):
            until(session.running, "the user is away, and the workers go on")
            begun = time.monotonic()
            nested.xdotool(*hand)
            until(session.stopped, "the workers stop")
            assert time.monotonic() - begun < WITHIN_S, hand
            assert stands_still(session)
            until(lambda: reasons(seller) == {Reason.USER_ACTIVE}, "the reason")
        assert session.tray.poll() is None
