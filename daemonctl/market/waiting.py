"""Long polls: who waits for what, and ringing their bells. Used in one event loop."""

from __future__ import annotations

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator

from daemonctl.market.store.interface import News


class Bell(asyncio.Event):
    """What somebody waits for. dismissed: they shall wait no more, and get nothing."""

    dismissed = False


class Waiting:
    """Bells of those who wait. Hang up a bell before looking, so that nothing is missed."""

    def __init__(self) -> None:
        self.closed = False
        self._work: set[Bell] = set()
        self._hosts: dict[int, set[Bell]] = defaultdict(set)
        self._computations: dict[int, set[Bell]] = defaultdict(set)

    @contextlib.contextmanager
    def host(self, number: int, *, work: bool) -> Iterator[Bell]:
        """A bell for a host's new verdicts, and for new work if it wants any."""
        with self._hung(self._hosts, number) as bell:
            if work:
                self._work.add(bell)
            try:
                yield bell
            finally:
                self._work.discard(bell)

    def computation(self, number: int) -> contextlib.AbstractContextManager[Bell]:
        """A bell for a computation's newly settled jobs."""
        return self._hung(self._computations, number)

    def tell(self, news: News) -> None:
        """Ring for all that may be concerned."""
        if news.work:
            for bell in self._work:
                bell.set()
        for number in news.hosts & self._hosts.keys():
            for bell in self._hosts[number]:
                bell.set()
        for number in news.computations & self._computations.keys():
            for bell in self._computations[number]:
                bell.set()

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
        for bells in (*self._hosts.values(), *self._computations.values()):
            for bell in bells:
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
