"""The user's going and coming in a real X server: told, by a hand that is xdotool's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from daemonctl.model import Process
from daemonctl.senses import Activity, Source
from tests.acceptance.tray.desktop import Desktop
from tray.activity import ActivityWatch

ME = Process(os.getpid(), 1.0)
IDLE_S = 1.5
WITHIN_S = 1.0
"""The most that may pass between the user's hand and what is made of it."""

WINDOW = """
import os
import sys
from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
app.setApplicationName("film")
window = QWidget()
if "desktop" in sys.argv:
    window.setAttribute(Qt.WidgetAttribute.WA_X11NetWmWindowTypeDesktop)
getattr(window, sys.argv[1])()
if "hears" in sys.argv:
    def hear():
        words = os.read(0, 4096).decode().split()
        for word in words:
            getattr(window, word)()
        told.setEnabled(bool(words))
    told = QSocketNotifier(0, QSocketNotifier.Type.Read)
    told.activated.connect(hear)
sys.exit(app.exec())
"""


class Told(list[Activity]):
    """What the watch told, and when the last of it came."""

    def __call__(self, activity: Activity) -> None:
        self.append(activity)
        self.at = time.monotonic()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The watch has a connection of its own to the display; Qt needs none."""
    return ["pytest", "-platform", "offscreen"]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def watch(desktop: Desktop, told: Told, qtbot: QtBot) -> Iterator[ActivityWatch]:  # noqa: ARG001
    made = ActivityWatch(IDLE_S, told, lambda: ME, environ=desktop.environ)
    yield made
    made.close()


def test_input_after_a_while_without_is_told_within_a_second(
    desktop: Desktop, watch: ActivityWatch, told: Told, qtbot: QtBot
) -> None:
    assert (watch.activity.source, watch.activity.active) == (Source.X11, True)
    hands = (("mousemove_relative", "5", "5"), ("key", "a"), ("click", "1"))
    for count, hand in enumerate(hands, 1):
        qtbot.waitUntil(lambda: not watch.activity.active, timeout=10_000)
        begun = time.monotonic()
        desktop.xdotool(*hand)
        qtbot.waitUntil(lambda: watch.activity.active, timeout=5000)
        assert told.at - begun < WITHIN_S
        assert len(told) == 2 * count + 1, "each change once"


def test_the_user_is_away_only_after_the_whole_time_without_input(
    desktop: Desktop, watch: ActivityWatch, told: Told, qtbot: QtBot
) -> None:
    for _ in range(4):
        qtbot.wait(int(IDLE_S * 500))
        desktop.xdotool("mousemove_relative", "5", "5")
        last = time.monotonic()
    assert [one.active for one in told if one.since > told[0].since][-1:] in ([], [True])
    qtbot.waitUntil(lambda: not watch.activity.active, timeout=10_000)
    assert told.at - last > IDLE_S - 0.2


def test_who_has_been_away_since_before_the_start_is_away(
    desktop: Desktop, told: Told, qtbot: QtBot
) -> None:
    qtbot.wait(1200)
    watch = ActivityWatch(1.0, told, lambda: ME, environ=desktop.environ)
    assert [one.active for one in told] == [False]
    desktop.xdotool("mousemove_relative", "5", "5")
    qtbot.waitUntil(lambda: watch.activity.active, timeout=5000)
    watch.close()


def test_another_idle_time_counts_what_has_passed(
    watch: ActivityWatch, told: Told, qtbot: QtBot
) -> None:
    watch.set_idle(3600)
    qtbot.wait(int(IDLE_S * 1000) + 500)
    assert watch.activity.active
    watch.set_idle(1.0)
    assert not watch.activity.active
    watch.set_idle(3600)
    assert watch.activity.active
    assert [one.idle_s for one in told][-1] == 3600


def test_waiting_costs_nothing(watch: ActivityWatch, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not watch.activity.active, timeout=10_000)
    heard: list[int] = []
    assert watch.server is not None
    watch.server.told.connect(lambda number, _event: heard.append(number))
    qtbot.wait(3000)
    assert heard == []


def test_a_window_that_fills_the_screen_is_told_and_its_end_too(
    desktop: Desktop, watch: ActivityWatch, told: Told, qtbot: QtBot
) -> None:
    window = desktop.start("film", sys.executable, "-c", WINDOW, "showFullScreen")
    qtbot.waitUntil(lambda: watch.activity.full_screen is True, timeout=20_000)
    other = desktop.start("note", sys.executable, "-c", WINDOW, "showNormal")
    qtbot.waitUntil(lambda: watch.activity.full_screen is False, timeout=20_000)
    other.terminate()
    qtbot.waitUntil(lambda: watch.activity.full_screen is True, timeout=20_000)
    window.kill()
    qtbot.waitUntil(lambda: watch.activity.full_screen is False, timeout=20_000)
    assert [one.full_screen for one in told][-4:] == [True, False, True, False]


def test_a_window_that_leaves_full_screen_is_seen(
    desktop: Desktop, watch: ActivityWatch, qtbot: QtBot
) -> None:
    window = [sys.executable, "-c", WINDOW, "showNormal", "hears"]
    film = desktop.start("film", *window, stdin=subprocess.PIPE)
    qtbot.waitUntil(lambda: desktop.windows("film") != [], timeout=20_000)
    assert film.stdin is not None
    with film.stdin as words:
        for way, full in (("showNormal", False), ("showFullScreen", True), ("showNormal", False)):
            words.write(f"{way}\n".encode())
            words.flush()
            qtbot.waitUntil(lambda: watch.activity.full_screen is full, timeout=20_000)  # noqa: B023


def test_the_desktop_s_own_window_does_not_count(
    desktop: Desktop, watch: ActivityWatch, qtbot: QtBot
) -> None:
    desktop.start("film", sys.executable, "-c", WINDOW, "showFullScreen", "desktop")
    qtbot.waitUntil(lambda: desktop.windows("film") != [], timeout=20_000)
    qtbot.wait(1000)
    assert watch.activity.full_screen is not True


def test_a_server_that_dies_is_no_source_any_more(
    desktop: Desktop, watch: ActivityWatch, told: Told, qtbot: QtBot
) -> None:
    desktop.end("xvfb", signal.SIGKILL)
    qtbot.waitUntil(lambda: watch.activity.source is Source.NONE, timeout=10_000)
    assert not told[-1].active
    watch.look()
    watch.set_idle(60)
