"""Signals reach an idle Qt loop."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from tray.signals import ENDING, Signals


@pytest.mark.parametrize("number", ENDING)
def test_a_signal_ends_an_idle_loop(qtbot: QtBot, number: signal.Signals) -> None:
    ended: list[bool] = []
    before = signal.getsignal(number)
    signals = Signals(lambda: ended.append(True))
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: ended == [True], timeout=20_000)
    finally:
        signals.close()
    assert signal.getsignal(number) is before
