"""Notifications go to the desktop's service, and tell what is clicked in them."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.privatebus import NotificationServer, private_bus
from tray.entries import Command
from tray.news import NewsWords
from tray.notify import Notifier

IN_TIME = 20_000
NEWS = NewsWords().attention("R&D <b>", "Look at it.")


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


def silent() -> bool:
    return not any(thread.name == "notify" for thread in threading.enumerate())


def test_it_is_shown_as_plain_text_with_its_buttons(bus: str, qtbot: QtBot) -> None:
    with NotificationServer(bus) as server:
        Notifier().send(NewsWords().died())
        _name, _replaces, picture, title, text, actions, hints, _for_ms = server.wait()
        server.tell("NotificationClosed", 1, 2)
        qtbot.waitUntil(silent, timeout=IN_TIME)
    assert (title, text) == ("The computing has stopped", "It ended though nobody asked it to.")
    assert actions == ["default", "Open", "show", "Open", "start", "Start again"]
    assert picture.endswith("cpushare.svg")
    assert hints["desktop-entry"] == ("s", "cpushare-tray")


def test_a_service_that_reads_markup_gets_none_of_ours(bus: str, qtbot: QtBot) -> None:
    with NotificationServer(bus, ("body-markup",)) as server:
        Notifier().send(NEWS)
        *_before, text, actions, _hints, _for_ms = server.wait()
        server.tell("NotificationClosed", 1, 2)
        qtbot.waitUntil(silent, timeout=IN_TIME)
    assert text == "R&amp;D &lt;b&gt;\nLook at it."
    assert actions == [], "it has no buttons"


@pytest.mark.parametrize(
    ("action", "command"), [("start", Command.START), ("default", Command.SHOW)]
)
def test_a_click_comes_back_as_a_command(
    bus: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, action: str, command: Command
) -> None:
    monkeypatch.delenv("XDG_ACTIVATION_TOKEN", raising=False)
    notifier = Notifier()
    with NotificationServer(bus) as server:
        notifier.send(NewsWords().died())
        server.wait()
        server.tell("ActionInvoked", 99, "resume")  # somebody else's
        server.tell("ActivationToken", 1, "token")
        with qtbot.waitSignal(notifier.chosen, timeout=IN_TIME) as told:
            server.tell("ActionInvoked", 1, action)
        server.tell("NotificationClosed", 1, 2)
        qtbot.waitUntil(silent, timeout=IN_TIME)
    assert told.args == [command]
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "token"


def test_without_a_service_nothing_happens(bus: str, qtbot: QtBot) -> None:
    del bus
    Notifier().send(NEWS)
    qtbot.waitUntil(silent, timeout=IN_TIME)


def test_without_a_bus_nothing_happens(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    Notifier().send(NEWS)
    qtbot.waitUntil(silent, timeout=IN_TIME)


def test_until_there_is_news_nothing_of_d_bus_is_loaded() -> None:
    ask = "import sys, tray.notify, tray.herald; print('jeepney' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert told.stdout == "False\n"
