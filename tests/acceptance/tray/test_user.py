"""The user at the machine: their hand stops real workers of a real daemon, by way of the tray."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.control import rules
from daemonctl.control.activity import activity
from daemonctl.model import Reason
from daemonctl.paths import Paths
from daemonctl.senses import Source
from daemonctl.settings import Rules, TraySettings
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import Session, computing, stands_still
from tests.pool import Seller, until

WITHIN_S = 1.0


@pytest.fixture
def seller(tmp_path: Path) -> Iterator[Seller]:
    """Two cores that compute; the user is away after a minute, the least there is."""
    with computing(tmp_path, Rules(idle_minutes=1)) as made:
        yield made


@pytest.mark.timeout(240)
def test_the_user_s_hand_stops_the_workers_within_a_second_and_their_going_frees_them(
    desktop: Desktop, seller: Seller
) -> None:
    until(lambda: all(core.worker for core in seller.status().cores), "both cores compute")
    began = time.monotonic()
    session = Session(desktop, seller=seller)
    until(session.stopped, "whoever starts the tray is at the machine")
    wanted = {Reason.USER_ACTIVE}
    until(lambda: {core.reason for core in seller.status().cores} == wanted, "the reason")

    # Nobody touches anything for a real minute.
    until(lambda: not stands_still(session), "the workers go on", 90)
    assert time.monotonic() - began > 50
    until(lambda: not session.stopped(), "they show it")

    hand = time.monotonic()
    desktop.xdotool("mousemove_relative", "5", "5")
    until(session.stopped, "the workers stop")
    took = time.monotonic() - hand
    assert took < WITHIN_S
    assert stands_still(session)
    told = activity(seller.paths)
    assert told is not None
    assert (told.source, told.active, told.idle_s) == (Source.X11, True, 60.0)
    assert desktop.log("tray") == ""


def test_the_user_s_key_pauses_and_resumes(desktop: Desktop) -> None:
    rules.change(Paths.current(desktop.environ), tray=TraySettings(pause_shortcut="Ctrl+Alt+P"))
    session = Session(desktop)
    until(lambda: activity(session.paths), "the tray senses")
    time.sleep(1)  # its next step is to listen to the key
    desktop.xdotool("key", "ctrl+alt+p")
    until(session.stopped, "the workers stop")
    assert control.pause_state(session.paths) is not None
    time.sleep(0.2)
    desktop.xdotool("key", "ctrl+alt+p")
    until(lambda: not stands_still(session), "the workers go on")
    assert control.pause_state(session.paths) is None

    # Another key, chosen while the tray runs.
    rules.change(session.paths, tray=TraySettings(pause_shortcut="Ctrl+F9"))
    time.sleep(1)
    desktop.xdotool("key", "ctrl+alt+p")
    desktop.xdotool("key", "ctrl+F9")
    until(session.stopped, "the workers stop")


def test_a_tray_whose_x_server_dies_ends_as_programs_do(desktop: Desktop) -> None:
    session = Session(desktop)
    until(lambda: activity(session.paths), "the tray senses")
    desktop.end("xvfb", signal.SIGKILL)
    assert session.tray.wait(20) == 1, "Qt's own end of it: no signal, no hanging"
    assert activity(session.paths) is None, "what it told is of no worth any more"
    assert not stands_still(session)
