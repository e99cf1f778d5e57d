"""Hundreds of faults at random, then peace: nothing is lost, paid twice, or left open.

CPUSHARE_FAULT_SEED sets what is drawn: every thread has its dice from it. Threads and processes
still meet as the machine lets them, so a seed leads near a failure, not always into it.
CPUSHARE_FAULTS asks for more than 200 faults.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence

import psycopg
import pytest

from tests.integration.market.faults.disasters import Server
from tests.integration.market.faults.world import FAULTS, World
from tests.postgres import server

pytestmark = pytest.mark.timeout(400 + FAULTS)

_OPTIONS = ("--lease-time", "2")
_LATER = "UPDATE alone SET due = 0 WHERE covers = 0"


def test_one_process_on_sqlite(tmp_path, capsys):
    data = tmp_path / "data"
    with (
        _servers((data, _OPTIONS)) as servers,
        contextlib.closing(sqlite3.connect(data / "market.sqlite", timeout=30)) as db,
    ):

        def later() -> None:
            with db:
                db.execute(_LATER)

        _endure(World(servers, None, capsys, later), "--data", str(data))


def test_two_processes_on_postgresql(tmp_path, capsys):
    with server(tmp_path / "postgres", fsync=True) as database, database.database() as url:
        options = (*_OPTIONS, "--database", url)
        data = tmp_path / "data"
        with _servers((data, options), (data, options)) as servers:

            def later() -> None:
                with psycopg.connect(url) as db:
                    db.execute(_LATER)

            _endure(World(servers, database, capsys, later), "--database", url)


def _endure(world: World, *where: str) -> None:
    with contextlib.closing(world):
        world.live()
        world.settle(where)


@contextlib.contextmanager
def _servers(*wanted: tuple[object, Sequence[str]]) -> Iterator[list[Server]]:
    """Processes that run for the length of a block. wanted: folder and options of each."""
    made: list[Server] = []
    try:
        for data, options in wanted:
            made.append(Server(data, options))
        yield made
    finally:
        for one in made:
            if one.process.process.poll() is None:
                one.process.kill()
