"""A market is backed up while it is busy, lost, and made again; hosts and buyers go on."""

from __future__ import annotations

import sqlite3
import subprocess
import threading
import time

import pytest

from tests.integration.market.client import (
    Buyer,
    Finished,
    MarketProcess,
    Seller,
    compute,
    market,
    market_command,
    sha256,
)
from tests.postgres import versions

DEADLINE_S = 90.0
JOBS = 400
LARGE = b"x" * 100_000


class Host:
    """Computes and delivers at one market after the other; asks on from the last verdict that
    it knows."""

    def __init__(self, url: str) -> None:
        self.seller = Seller(url)
        self.paid = 0
        self._upto = 0
        self._done = threading.Event()
        self._error: BaseException | None = None
        self._thread: threading.Thread | None = None

    def start(self, url: str, pause_s: float) -> None:
        """Work for the market at `url` until `stop`, with a pause after every round."""
        self.seller.url = self.seller.owner.url = url
        self.paid = 0
        self._done.clear()
        self._thread = threading.Thread(target=self._run, args=(pause_s,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        if self._thread is not None:
            self._thread.join(DEADLINE_S)
        if self._error is not None:
            raise self._error

    def _run(self, pause_s: float) -> None:
        results: tuple[Finished, ...] = ()
        try:
            while not self._done.wait(pause_s):
                reply = self.seller.sync(
                    results=results,
                    want=self.seller.want(4),
                    settled_after=self._upto,
                    holds=tuple(one.lease for one in results),
                )
                self.paid += sum(one.paid for one in reply.settled)
                self._upto = reply.settled_upto
                results = tuple(map(compute, reply.leases))
        except BaseException as error:  # noqa: BLE001 - a thread's edge: the test looks at it
            self._error = error


def wait_for(holds) -> None:
    """Until `holds()`; an assertion after the deadline."""
    end = time.monotonic() + DEADLINE_S
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def busy_then_lost_then_made_again(tmp_path, words, back_up, bring_back):
    """The story of each backup. words: for `serve`; back_up() while it is busy; bring_back()
    makes the data of the second market and tells the words for its `serve`."""
    running = MarketProcess(tmp_path / "first", *words)
    buyer = Buyer(running.url)
    inputs = [b"input %d" % number for number in range(10)]
    made = buyer.submit(inputs * (JOBS // len(inputs)))
    assert buyer.put(LARGE) == sha256(LARGE)
    hosts = [Host(running.url) for _ in range(3)]
    for host in hosts:
        host.start(running.url, 0.05)
    try:
        wait_for(lambda: buyer.info(made.computation).confirmed > JOBS // 10)
        back_up()
        at_least = buyer.info(made.computation).confirmed
        # What comes after it is lost with the market.
        wait_for(lambda: buyer.info(made.computation).confirmed > at_least + JOBS // 10)
    finally:
        for host in hosts:
            host.stop()
        running.kill()
    with market(tmp_path / "second", *bring_back()) as again:
        buyer.url = again.url
        before = buyer.info(made.computation)
        assert 0 < before.confirmed <= at_least, "it is as it was at the backup"
        assert buyer.call("GET", f"blobs/{sha256(LARGE)}").content == LARGE
        for host in hosts:
            host.start(again.url, 0.0)
        try:
            wait_for(lambda: buyer.info(made.computation).state != "open")
            after = buyer.info(made.computation)
            owed = after.spent - before.spent
            # Though they know of verdicts that the restored market never gave.
            wait_for(lambda: sum(host.paid for host in hosts) >= owed)
        finally:
            for host in hosts:
                host.stop()
        assert (after.confirmed, after.failed, after.escrow) == (JOBS, 0, 0)
        for one in (buyer, *(host.seller for host in hosts)):
            one.close()


def test_a_folder_s_backup_is_one_moment_of_it(tmp_path):
    first, kept, second = tmp_path / "first", tmp_path / "kept", tmp_path / "second"

    def back_up():
        told = market_command("backup", "--data", str(first), str(kept))
        assert (told.returncode, told.stderr) == (0, "")
        assert "MB with " in told.stdout
        assert sorted(path.name for path in kept.iterdir()) == ["blobs", "market.sqlite"]
        assert market_command("audit", "--data", str(kept)).returncode == 0

    def bring_back():
        told = market_command("restore", "--data", str(second), str(kept))
        assert (told.returncode, told.stderr) == (0, "")
        assert "the books hold" in told.stdout
        return ()

    busy_then_lost_then_made_again(tmp_path, (), back_up, bring_back)
    assert market_command("audit", "--data", str(second)).returncode == 0


def test_postgresql_s_own_backup_is_one_moment_of_the_market(tmp_path, postgres_server):
    programs = versions()[max(versions())]
    dump = tmp_path / "market.dump"

    def run(program, *words):
        command = [str(programs / program), *words]
        subprocess.run(command, check=True, timeout=DEADLINE_S, capture_output=True)

    with postgres_server.database() as lost, postgres_server.database() as empty:

        def back_up():
            run("pg_dump", "--format=custom", f"--file={dump}", lost)

        def bring_back():
            run("pg_restore", "--exit-on-error", f"--dbname={empty}", str(dump))
            told = market_command("restore", "--database", empty)
            assert (told.returncode, told.stderr) == (0, "")
            # Blobs that lie in a folder are copied by what copies folders, after the dump.
            run_blobs = ["cp", "-a", str(tmp_path / "first"), str(tmp_path / "second")]
            subprocess.run(run_blobs, check=True, timeout=DEADLINE_S)
            return ("--database", empty)

        busy_then_lost_then_made_again(tmp_path, ("--database", lost), back_up, bring_back)
        assert market_command("audit", "--database", empty).returncode == 0


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A small market's folder and its backup."""
    folder = tmp_path_factory.mktemp("kept")
    with market(folder / "data") as running:
        buyer = Buyer(running.url)
        buyer.put(b"a blob")
        buyer.close()
    assert (
        market_command("backup", "--data", str(folder / "data"), str(folder / "b")).returncode == 0
    )
    return folder


def test_what_is_there_already_is_left_alone(kept):
    told = market_command("backup", "--data", str(kept / "data"), str(kept / "b"))
    assert told.returncode == 2
    assert "something at the backup's place" in told.stderr
    told = market_command("restore", "--data", str(kept / "data"), str(kept / "b"))
    assert told.returncode == 2
    assert "is a market in this folder" in told.stderr


def test_what_is_no_market_is_not_backed_up(tmp_path):
    told = market_command("backup", "--data", str(tmp_path), str(tmp_path / "b"))
    assert told.returncode == 2
    assert "no market in this folder" in told.stderr
    told = market_command("restore", "--data", str(tmp_path / "d"))
    assert told.returncode == 2
    assert "Which backup?" in told.stderr


@pytest.mark.parametrize("damage", ["store", "blob", "books"])
def test_a_damaged_backup_is_refused_and_leaves_nothing_behind(kept, tmp_path, damage):
    backup = tmp_path / "b"
    subprocess.run(["cp", "-a", str(kept / "b"), str(backup)], check=True)
    if damage == "store":
        with (backup / "market.sqlite").open("r+b") as file:
            file.seek(8192)
            file.write(b"\xff" * 20_000)
    elif damage == "blob":
        next(path for path in (backup / "blobs").rglob("*") if path.is_file()).write_bytes(b"other")
    else:
        damaged = sqlite3.connect(backup / "market.sqlite")
        damaged.execute("UPDATE book SET balance = balance + 1 WHERE id = 2")
        damaged.commit()
        damaged.close()
    told = market_command("restore", "--data", str(tmp_path / "d"), str(backup))
    assert told.returncode == 1
    assert "error" in told.stderr.lower()
    assert "Traceback" not in told.stderr
    assert [path.name for path in (tmp_path / "d").iterdir()] == ["lock"]


def test_blobs_that_are_there_already_stay(kept, tmp_path):
    """The market of this folder may have moved on to a database, and its blobs not with it."""
    backup = kept / "b"
    data = tmp_path / "data"
    newer = data / "blobs" / "ab" / ("ab" * 32)
    newer.parent.mkdir(parents=True)
    newer.write_bytes(b"newer than the backup")
    found = market_command("restore", str(backup), "--data", str(data))
    assert found.returncode == 0, found.stderr
    assert newer.read_bytes() == b"newer than the backup"
    older = {path.name for path in (backup / "blobs").rglob("*") if path.is_file()}
    assert older
    assert older < {path.name for path in (data / "blobs").rglob("*") if path.is_file()}
