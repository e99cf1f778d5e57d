"""The demo's folder, and what it remembers there from one run to the next."""

from __future__ import annotations

from pathlib import Path

import msgspec

from daemonctl import files
from daemonctl.errors import StateError
from daemonctl.model import Process
from daemonctl.paths import Paths

SCHEMA = 1


class Account(msgspec.Struct, frozen=True):
    """An account at the demo's own market; its coins are worth nothing anywhere else."""

    account: str
    token: str


class Memory(msgspec.Struct, frozen=True, omit_defaults=True):
    """demo.json. 0600: it holds the tokens.

    port: of the market, kept so that the sell order stays true. market, tray: the processes that
    the last run started, in case it could not end them. buyer: who submits. seller: who earns.
    round: how many computations were begun. computation: the last one's id; names: of its
    results, by job; price: of each, in micro-coins. pool: how the pictures were made.
    finished: whether that computation's summary has been shown.
    """

    schema: int = SCHEMA
    port: int = 0
    market: Process | None = None
    tray: Process | None = None
    buyer: Account | None = None
    seller: Account | None = None
    round: int = 0
    computation: str = ""
    names: tuple[str, ...] = ()
    price: int = 0
    pool: str = ""
    finished: bool = False


class Home:
    """Where the demo's things lie; all of them can be removed with the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.paths = Paths.below(self.folder)
        self.market = self.folder / "market"
        self.market_log = self.folder / "market.log"
        self.tray_log = self.folder / "tray.log"
        self.pool = self.folder / "pool"
        self.results = self.folder / "results"
        self.lock = self.folder / "demo.lock"
        self._file = self.folder / "demo.json"

    def recall(self) -> Memory:
        """What the last run left; a fresh memory where there was none. Raises StateError."""
        data = files.read_secret(self._file)
        if data is None:
            return Memory()
        try:
            memory = msgspec.json.decode(data, type=Memory)
        except msgspec.DecodeError as error:
            raise self._unreadable(str(error)) from error
        if memory.schema != SCHEMA:
            raise self._unreadable(f"schema {memory.schema}, this version knows {SCHEMA}")
        return memory

    def remember(self, memory: Memory) -> None:
        """Keep `memory` for the next run."""
        files.write_secret(self._file, msgspec.json.encode(memory))

    def _unreadable(self, why: str) -> StateError:
        return StateError(
            "The demo's memory cannot be read",
            detail=f"{self._file}: {why}",
            hint=f"Begin anew: rm -r {self.folder}",
        )
