"""Carries out the user's commands beside the Qt loop: the disk may make them wait."""

from __future__ import annotations

import functools
import queue
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

LEAVE_S = 3.0
"""How long quitting waits for a command that is being carried out."""

Work = Callable[[], object]
Then = Callable[[object], None]


def ignore(_outcome: object) -> None:
    """A `Then` of work that nobody waits for."""


class Hand(QObject):
    """A thread that does one piece of work after the other, started beforehand: a click then
    costs no thread's start.

    done(object): what the work gave, or the exception that it raised.
    """

    done = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[tuple[Work, Then | None] | None] = queue.SimpleQueue()
        self._ended.connect(self._tell)
        self._thread = threading.Thread(target=self._run, name="hand", daemon=True)
        self._thread.start()

    def do(self, work: Work, then: Then | None = None) -> None:
        """Have `work` done, after what was asked for before.

        then: called in the Qt loop with what the work gave, or the exception that it raised;
        None: `done` tells it instead. A method of a QObject (of a window, say), also as a
        `functools.partial`, is not called once that object is gone.
        """
        self._queue.put((work, then))

    def close(self) -> bool:
        """Finish what was asked for; False where that takes too long."""
        self._queue.put(None)
        self._thread.join(LEAVE_S)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (asked := self._queue.get()) is not None:
            work, then = asked
            try:
                outcome = work()
            except Exception as error:  # noqa: BLE001 - the thread's edge: the view tells it
                outcome = error
            self._ended.emit(then, outcome)

    @Slot(object, object)
    def _tell(self, then: Then | None, outcome: object) -> None:
        # A signal of this thread's object: it runs in the loop that the object belongs to.
        if then is None:
            self.done.emit(outcome)
            return
        method = then.func if isinstance(then, functools.partial) else then
        owner = getattr(method, "__self__", None)
        if not isinstance(owner, QObject) or isValid(owner):
            then(outcome)
