"""Garbage that holds Qt's objects goes in the thread that made them."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tray import collecting
from tray.collecting import Collector
from tray.hand import Hand


class Ring(QObject):
    """Refers to itself, as windows do: only the collector can take it down."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_no_other_thread_takes_qt_s_objects_down(qtbot: QtBot) -> None:
    Collector()
    ends: list[int] = []
    ring = Ring()
    weakref.finalize(ring, lambda: ends.append(threading.get_ident()))
    del ring
    hand = Hand()
    with qtbot.waitSignal(hand.done, timeout=20_000):
        hand.do(lambda: [[number] for number in range(200_000)] and None)
    assert hand.close()
    assert ends == [], "as many objects would have had Python collect in that thread"
    collecting.give_back()
    assert ends == [threading.get_ident()]


def test_it_looks_for_garbage_only_where_there_may_be_much(qtbot: QtBot) -> None:
    del qtbot
    collector, ring = Collector(), Ring()
    seen = weakref.ref(ring)
    gc.collect()
    del ring
    collector.look()
    assert seen() is not None
    kept = [[number] for number in range(collecting.MANY + 1000)]
    collector.look()
    assert seen() is None
    del kept
