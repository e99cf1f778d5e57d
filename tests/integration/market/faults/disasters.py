"""What befalls a market's processes and its database: killed, stalled, cut off, begun again."""

from __future__ import annotations

import contextlib
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg

from tests.integration.market.client import MarketProcess
from tests.postgres import Postgres


class Server:
    """A market's process that is begun again at the same port whenever it ends."""

    def __init__(self, data: Path, options: Sequence[str]) -> None:
        self._data = data
        self._options = tuple(options)
        self.process = MarketProcess(data, *self._options)
        self.port = int(self.process.url.rsplit(":", 1)[1])

    def again(self) -> None:
        """Begin it again; it has ended."""
        # The later --port overrides the one of the first start.
        self.process = MarketProcess(self._data, *self._options, "--port", str(self.port))

    def stall(self, stop: bool) -> None:
        """Let all of its threads stand still, or go on."""
        self.process.process.send_signal(signal.SIGSTOP if stop else signal.SIGCONT)


class Disasters:
    """One after the other, each kind as often as the others; in the thread that calls `some`.
    kinds: what may happen."""

    def __init__(
        self,
        servers: Sequence[Server],
        database: Postgres | None,
        dice: random.Random,
        counts: Counter[str],
    ) -> None:
        self._servers = servers
        self._database = database
        self._dice = dice
        self._counts = counts
        self.kinds: dict[str, Callable[[], None]] = {
            "market killed": self._kill,
            "market told to stop": self._stop,
            "market stood still": self._stall,
        }
        if database is not None:
            self.kinds |= {
                "PostgreSQL killed": lambda: self._crash(database.kill),
                "PostgreSQL shut down at once": lambda: self._crash(
                    lambda: database.stop(signal.SIGQUIT)
                ),
                "PostgreSQL stood still": lambda: self._freeze(database),
                "database connections cut": self._cut,
            }

    def some(self) -> None:
        """One of each kind, in any order."""
        kinds = list(self.kinds)
        self._dice.shuffle(kinds)
        for kind in kinds:
            time.sleep(self._dice.uniform(0.1, 0.8))
            self._counts[kind] += 1
            self.kinds[kind]()

    def _kill(self) -> None:
        server = self._dice.choice(self._servers)
        server.process.kill()
        server.again()

    def _stop(self) -> None:
        server = self._dice.choice(self._servers)
        server.process.terminate()
        server.again()

    def _stall(self) -> None:
        server = self._dice.choice(self._servers)
        server.stall(True)
        time.sleep(self._dice.uniform(0.1, 3.0))
        server.stall(False)

    def _freeze(self, database: Postgres) -> None:
        database.stall(True)
        time.sleep(self._dice.uniform(0.1, 2.0))
        database.stall(False)

    def _crash(self, end: Callable[[], None]) -> None:
        assert self._database is not None
        end()
        time.sleep(self._dice.uniform(0.0, 0.5))
        self._database.start()

    def _cut(self) -> None:
        """Some connections of the market to its database end at once."""
        assert self._database is not None
        with (
            contextlib.suppress(psycopg.OperationalError),
            psycopg.connect(self._database.url(), autocommit=True) as administrator,
        ):
            administrator.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname <> 'postgres' AND random() < 0.5"
            )
