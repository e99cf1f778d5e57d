"""Work that waits for somebody else: a market, a keyring's password window.

The desk's hand does one thing after the other; a market that says nothing, or a person who looks
for a password, must not hold up what else is asked of it. So each errand has a thread of its own,
and whoever sent it may stop waiting.
"""

from __future__ import annotations

import threading

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from daemonctl.errors import CPUShareError, MarketUnreachable
from tray.hand import Then, Work

_under_way: set[Errand] = set()
"""Kept until their outcome has been told: a thread must not outlive what it tells."""


class Errand(QObject):
    """One piece of work, begun at once.

    then: called in the Qt loop with what the work gave, or the exception that it raised; never
    once `owner` has been deleted or `drop` called.
    """

    _ended = Signal(object)

    def __init__(self, owner: QObject, work: Work, then: Then) -> None:
        super().__init__()
        self._owner = owner
        self._work = work
        self._then: Then | None = then
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        _under_way.add(self)
        threading.Thread(target=self._run, name="errand", daemon=True).start()

    @property
    def waits(self) -> bool:
        """Whether its outcome is still to come, and wanted."""
        return self._then is not None

    def drop(self) -> None:
        """Stop waiting; what comes is not told any more."""
        self._then = None

    def limit(self, seconds: float, late: CPUShareError) -> None:
        """Take `late` as the outcome after `seconds`."""
        QTimer.singleShot(int(seconds * 1000), self, lambda: self._deliver(late))

    def _run(self) -> None:
        outcome: object
        try:
            outcome = self._work()
        except Exception as error:  # noqa: BLE001 - the thread's edge: the view tells it
            outcome = error
        self._ended.emit(outcome)

    def _tell(self, outcome: object) -> None:
        self._deliver(outcome)
        _under_way.discard(self)

    def _deliver(self, outcome: object) -> None:
        then, self._then = self._then, None
        if then is not None and shiboken6.isValid(self._owner):
            then(outcome)


def silent(url: str, seconds: float) -> MarketUnreachable:
    """What a market's silence is taken for."""
    return MarketUnreachable("The market does not answer", detail=f"{url}: {seconds:g} s")
