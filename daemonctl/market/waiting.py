"""Long polls: who waits for what, and ringing their bells. Used in one event loop."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from daemonctl.market.store.interface import News


class Bell(asyncio.Event):
    """What somebody waits for. dismissed: they shall wait no more, and get nothing. about_you:
    it rang for something else than work that anyone may have."""

    dismissed = False
    about_you = False

    def call(self) -> None:
        """Ring for the one who waits, not for work alone."""
        self.about_you = True
        self.set()


_FIRST = 16
"""Waiting hosts that are woken when there is work."""
_FURTHER = 2
"""Those that are woken for each that found some."""


class Waiting:
    """Bells of those who wait. Hang up a bell before looking, so that nothing is missed.

    One job that comes back must not wake ten thousand hosts: some are woken, and each that finds
    work wakes two more, so that they are all awake soon where there is enough for all.
    """

    def __init__(self) -> None:
        self.closed = False
        self._work: dict[Bell, None] = {}  # who was not woken for longest, first
        self._hosts: dict[int, set[Bell]] = defaultdict(set)
        self._computations: dict[int, set[Bell]] = defaultdict(set)

    @contextlib.contextmanager
    def host(self, number: int, *, work: bool) -> Iterator[Bell]:
        """A bell for a host's new verdicts, and for new work if it wants any."""
        with self._hung(self._hosts, number) as bell:
            if work:
                self._work[bell] = None
            try:
                yield bell
            finally:
                self._work.pop(bell, None)

    def computation(self, number: int) -> contextlib.AbstractContextManager[Bell]:
        """A bell for a computation's newly settled jobs."""
        return self._hung(self._computations, number)

    def tell(self, news: News) -> None:
        """Ring for those that may be concerned."""
        if news.everybody:
            self._all()
            return
        if news.work:
            self._wake(_FIRST)
        for number in news.hosts & self._hosts.keys():
            for bell in self._hosts[number]:
                bell.call()
        for number in news.computations & self._computations.keys():
            for bell in self._computations[number]:
                bell.set()

    def found(self) -> None:
        """A host that was woken found work: there may be more."""
        self._wake(_FURTHER)

    def dismiss(self, host: int) -> None:
        """A host is about to end: its long polls get nothing any more."""
        for bell in self._hosts.get(host, ()):
            bell.dismissed = True
            bell.set()

    @property
    def open(self) -> int:
        """Long polls that wait."""
        bells = (*self._hosts.values(), *self._computations.values())
        return sum(map(len, bells))

    def close(self) -> None:
        """Nobody waits any more: the market is about to stop."""
        self.closed = True
        self._all()

    def _all(self) -> None:
        for bells in (*self._hosts.values(), *self._computations.values()):
            for bell in bells:
                bell.call()

    def _wake(self, count: int) -> None:
        for bell in list(islice(self._work, count)):
            del self._work[bell]
            self._work[bell] = None
            bell.set()

    @contextlib.contextmanager
    def _hung(self, where: dict[int, set[Bell]], number: int) -> Iterator[Bell]:
        bell = Bell()
        where[number].add(bell)
        try:
            yield bell
        finally:
            where[number].discard(bell)
            if not where[number]:
                del where[number]
