"""The PostgreSQL that tests and figures run on: what they rely on, in each version here."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.postgres import DEADLINE_S, server, versions

ROOT = Path(__file__).parents[2]


def test_the_newest_version_of_the_wheel_is_there():
    assert 18 in versions()


@pytest.mark.parametrize("version", versions())
def test_a_server_keeps_what_was_committed_when_it_is_killed(tmp_path, version):
    with server(tmp_path, fsync=True, version=version) as running:
        with psycopg.connect(running.url()) as db:
            assert db.info.server_version // 10_000 == version
            db.execute("CREATE TABLE kept(n INTEGER)")
        for number, end in enumerate((running.kill, lambda: running.stop(signal.SIGQUIT))):
            open_ = psycopg.connect(running.url())
            open_.execute("INSERT INTO kept VALUES (-1)")  # never committed
            with psycopg.connect(running.url()) as db:
                db.execute("INSERT INTO kept VALUES (%s)", (number,))
            end()
            with pytest.raises(psycopg.OperationalError):
                open_.execute("SELECT 1")
            open_.close()
            running.start()
        with psycopg.connect(running.url()) as db:
            assert db.execute("SELECT n FROM kept ORDER BY n").fetchall() == [(0,), (1,)]


def test_each_database_is_new_and_a_copy_costs_no_second_making(postgres_server):
    with postgres_server.database() as first:
        with psycopg.connect(first) as db:
            db.execute("CREATE TABLE made(n INTEGER)")
            name = db.info.dbname
        with postgres_server.database(name) as copy, psycopg.connect(copy) as db:
            assert db.execute("SELECT count(*) FROM made").fetchone() == (0,)
    with postgres_server.database() as other, psycopg.connect(other) as db:
        assert db.execute("SELECT to_regclass('made')").fetchone() == (None,)


def test_a_server_ends_with_a_test_run_that_is_killed(tmp_path):
    program = (
        "import pathlib, time; from tests.postgres import Postgres;"
        f"made = Postgres(pathlib.Path({str(tmp_path)!r}), fsync=False); made.start();"
        "print(made._process.pid, flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE
    ) as tests:
        running = psutil.Process(int(tests.stdout.readline()))
        assert running.is_running()
        tests.kill()
    with contextlib.suppress(psutil.NoSuchProcess):
        ends = time.monotonic() + DEADLINE_S
        while running.status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < ends
            time.sleep(0.01)


def test_an_ordinary_user_may_start_one(tmp_path):
    program = (
        "import os, pathlib, psycopg; from tests.postgres import server\n"
        "assert os.geteuid() != 0\n"
        f"with server(pathlib.Path({str(tmp_path / 'own')!r}), fsync=False) as running:\n"
        "    with psycopg.connect(running.url()) as db:\n"
        "        assert db.execute('SELECT 1').fetchone() == (1,)\n"
    )
    other = []
    if os.geteuid() == 0:  # become one, who may yet read this checkout and its Python
        other = ["setpriv", "--reuid=1", "--regid=1", "--clear-groups"]
        other += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
    done = subprocess.run(
        [*other, sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
