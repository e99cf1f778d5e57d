"""Commands are carried out beside the Qt loop, in their order."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from tray.hand import Hand


def test_what_a_command_gives_comes_back_in_the_loop_s_thread(qtbot: QtBot) -> None:
    hand = Hand()
    seen: list[tuple[object, int]] = []
    hand.done.connect(lambda outcome: seen.append((outcome, threading.get_ident())))
    with qtbot.waitSignals([hand.done, hand.done], timeout=20_000):
        hand.do(threading.get_ident)
        hand.do(lambda: "second")
    (worker, here), second = seen
    assert worker != threading.get_ident() == here
    assert second[0] == "second"
    assert hand.close()


def test_a_command_that_fails_comes_back_as_its_error_and_the_next_is_done(qtbot: QtBot) -> None:
    hand = Hand()
    seen: list[object] = []
    hand.done.connect(seen.append)
    with qtbot.waitSignals([hand.done, hand.done], timeout=20_000):
        hand.do(lambda: 1 // 0)
        hand.do(lambda: "next")
    assert isinstance(seen[0], ZeroDivisionError)
    assert seen[1] == "next"
    assert hand.close()


def test_whoever_wants_an_answer_of_their_own_gets_it_in_the_loop_s_thread(qtbot: QtBot) -> None:
    hand = Hand()
    told: list[object] = []
    answered: list[tuple[object, int]] = []
    hand.done.connect(told.append)
    hand.do(lambda: "mine", lambda outcome: answered.append((outcome, threading.get_ident())))
    with qtbot.waitSignal(hand.done, timeout=20_000):
        hand.do(lambda: "anybody's")
    assert answered == [("mine", threading.get_ident())]
    assert told == ["anybody's"]
    assert hand.close()


def test_leaving_finishes_what_was_asked_for(qtbot: QtBot) -> None:
    del qtbot
    hand, done = Hand(), []
    hand.do(lambda: done.append("pause"))
    assert hand.close()
    assert done == ["pause"]


def test_an_answer_for_a_window_that_is_closed_meanwhile_is_dropped(qtbot: QtBot) -> None:
    class Window(QObject):
        def told(self, outcome: object) -> None:
            raise AssertionError(outcome)

        def told_which(self, number: int, outcome: object) -> None:
            raise AssertionError(number, outcome)

    hand, window = Hand(), Window()
    with qtbot.waitSignal(hand.done, timeout=20_000):
        hand.do(lambda: "late", window.told)
        hand.do(lambda: "late", partial(window.told_which, 1))
        delete(window)
        hand.do(lambda: "next")
    assert hand.close()
