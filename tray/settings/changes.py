"""Carries out what the user changes, tells how it went, and takes it back on wish."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from daemonctl.errors import CPUShareError
from daemonctl.model import Problem
from tray.hand import Hand
from tray.settings.undo import Back, Step, Steps
from tray.words import fill


@dataclass(frozen=True)
class Note:
    """What the bar says. text: what was done; "" where `problem` is what went wrong.
    undo: there is a change that can be taken back."""

    text: str = ""
    problem: Problem | None = None
    undo: bool = False


def problem_of(error: Exception) -> Problem:
    """What an exception tells a person."""
    if isinstance(error, CPUShareError):
        return Problem(error.title, error.detail, error.hint)
    return Problem(str(error) or type(error).__name__)


class Changes(QObject):
    """told(Note): something was done, or went wrong. settled(): what is on the disk may differ
    from what is shown: read it."""

    told = Signal(object)
    settled = Signal()

    def __init__(self, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hand = hand
        self._steps = Steps()
        # The hand does one thing after the other, so that the answers come in this order.
        self._asked: deque[tuple[str, str]] = deque()
        self._undone: deque[str] = deque()
        self._early = 0

    def do(self, work: Callable[[], Back], words: str, key: str = "") -> None:
        """Have `work` done, which gives how it is taken back. words, key: as in `Step`."""
        self._asked.append((words, key))
        self._hand.do(work, self._did)

    def undo(self) -> None:
        """Take the last change back, also one that is being carried out; nothing happens where
        there is none."""
        if self._asked:
            self._early += 1
            return
        step = self._steps.take()
        if step is not None:
            self._undone.append(step.words)
            self._hand.do(step.back, self._undid)

    def fail(self, error: Exception) -> None:
        """Tell that something went wrong."""
        self.told.emit(Note(problem=problem_of(error), undo=self._steps.last is not None))

    def _did(self, outcome: object) -> None:
        words, key = self._asked.popleft()
        if isinstance(outcome, Exception):
            # What was not done needs no taking back.
            self._early = max(self._early - 1, 0)
            self.fail(outcome)
        else:
            assert callable(outcome)
            self._steps.did(Step(words, outcome, key))
            self.told.emit(Note(words, undo=True))
        self.settled.emit()
        while self._early and not self._asked:
            self._early -= 1
            self.undo()

    def _undid(self, outcome: object) -> None:
        words = self._undone.popleft()
        if isinstance(outcome, Exception):
            self.fail(outcome)
        else:
            text = fill(self.tr("Taken back: %1", "%1: a sentence"), words)
            self.told.emit(Note(text, undo=self._steps.last is not None))
        self.settled.emit()
