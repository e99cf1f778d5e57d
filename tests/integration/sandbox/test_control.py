"""What the daemon can do to a worker, and what becomes of workers when somebody dies."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from daemonctl import process
from daemonctl.errors import SandboxError
from daemonctl.model import Outcome, Process
from daemonctl.sandbox.client import Sandbox
from daemonctl.sandbox.interface import Ended
from tests.integration.sandbox import wat
from tests.integration.sandbox.runner import DEADLINE_S, Runner, started, until

ROOT = Path(__file__).parents[3]


def cpu(worker: Process) -> float:
    times = psutil.Process(worker.pid).cpu_times()
    return float(times.user + times.system)


@pytest.fixture
def endless(run: Runner, sandbox: Sandbox) -> Iterator[tuple[int, Process]]:
    """A worker that computes for ever: its ticket, its process."""
    ticket = run.start(wat.FOREVER)
    yield ticket, started(sandbox, ticket)
    sandbox.kill(ticket)
    sandbox.wait(ticket, DEADLINE_S)


@pytest.fixture
def own() -> Iterator[Runner]:
    """A sandbox that a test may break."""
    sandbox = Sandbox.start(deadline_s=DEADLINE_S)
    yield Runner(sandbox)
    sandbox.close(DEADLINE_S)


def test_a_worker_is_told_by_pid_and_create_time(endless: tuple[int, Process]) -> None:
    worker = endless[1]
    assert psutil.Process(worker.pid).create_time() == pytest.approx(worker.create_time, abs=0.05)
    assert process.identity(worker.pid) == worker


def test_a_frozen_worker_uses_no_cpu_until_it_is_thawed(
    sandbox: Sandbox, endless: tuple[int, Process]
) -> None:
    ticket, worker = endless
    until(lambda: cpu(worker) > 0.02, "it computes")
    sandbox.freeze(ticket)
    until(lambda: psutil.Process(worker.pid).status() == psutil.STATUS_STOPPED, "it stops")
    before = cpu(worker)
    time.sleep(0.5)
    assert cpu(worker) == before
    sandbox.thaw(ticket)
    until(lambda: cpu(worker) > before, "it goes on")


def test_a_worker_may_be_frozen_and_killed_before_it_is_there(
    sandbox: Sandbox, run: Runner
) -> None:
    ticket = run.start(wat.FOREVER)
    sandbox.freeze(ticket)
    worker = started(sandbox, ticket)
    until(lambda: psutil.Process(worker.pid).status() == psutil.STATUS_STOPPED, "it stops")
    sandbox.kill(ticket)
    assert sandbox.wait(ticket, DEADLINE_S).outcome is Outcome.STOPPED
    ticket = run.start(wat.FOREVER)
    sandbox.kill(ticket)
    assert sandbox.wait(ticket, DEADLINE_S).outcome is Outcome.STOPPED


def test_a_frozen_worker_can_be_killed(sandbox: Sandbox, run: Runner) -> None:
    ticket = run.start(wat.FOREVER)
    started(sandbox, ticket)
    sandbox.freeze(ticket)
    sandbox.kill(ticket)
    result = sandbox.wait(ticket, DEADLINE_S)
    assert (result.outcome, result.detail) == (Outcome.STOPPED, "ended by this host")


def test_a_worker_killed_from_outside_says_nothing_about_its_job(
    sandbox: Sandbox, run: Runner
) -> None:
    ticket = run.start(wat.FOREVER)
    os.kill(started(sandbox, ticket).pid, signal.SIGTERM)
    assert sandbox.wait(ticket, DEADLINE_S).outcome is Outcome.STOPPED


def test_waiting_ends_at_its_deadline(sandbox: Sandbox, run: Runner) -> None:
    result = sandbox.wait(run.start(wat.FOREVER), 0.2)
    assert result.outcome is Outcome.STOPPED


def test_what_happens_to_others_while_one_waits_is_told_later(
    sandbox: Sandbox, run: Runner
) -> None:
    tickets = [run.start(wat.HELLO) for _ in range(5)]
    assert sandbox.wait(tickets[-1], DEADLINE_S).outcome is Outcome.DONE
    ended: list[int] = []
    begun: list[int] = []

    def look() -> bool:
        for event in sandbox.events():
            (ended if isinstance(event, Ended) else begun).append(event.ticket)
        return len(ended) == 4

    until(look, "all end")
    assert sorted(ended) == tickets[:-1]
    assert set(tickets[:-1]) <= set(begun)


def test_progress_is_what_the_job_last_said_and_only_rises(sandbox: Sandbox, run: Runner) -> None:
    body = """
      (call $progress (i64.const 1) (i64.const 4)) (call $progress (i64.const 3) (i64.const 4))
      (call $progress (i64.const 2) (i64.const 4)) (call $progress (i64.const 9) (i64.const 0))
      (loop $again (br $again))"""
    ticket = run.start(wat.command(body))
    assert sandbox.progress(ticket) is None
    until(lambda: sandbox.progress(ticket) == 0.75, "it says 3 of 4")
    sandbox.kill(ticket)
    sandbox.wait(ticket, DEADLINE_S)
    assert sandbox.progress(ticket) is None


def test_a_flood_of_progress_is_bounded(run: Runner) -> None:
    body = """(loop $again (call $progress (i64.extend_i32_u (local.get $n)) (i64.const 30000))
      (br_if $again (i32.lt_u (local.tee $n (i32.add (local.get $n) (i32.const 1)))
        (i32.const 30000))))"""
    assert run(wat.command(body)).outcome is Outcome.DONE


def test_a_worker_keeps_to_its_core_at_the_lowest_priority(sandbox: Sandbox, run: Runner) -> None:
    core = max(os.sched_getaffinity(0))
    ticket = run.start(wat.FOREVER, core=core)
    worker = started(sandbox, ticket)
    until(lambda: cpu(worker) > 0.02, "it computes")
    found = psutil.Process(worker.pid)
    assert found.cpu_affinity() == [core]
    assert found.nice() == 19
    assert os.sched_getscheduler(worker.pid) == os.SCHED_IDLE
    assert found.ionice().ioclass == psutil.IOPRIO_CLASS_IDLE
    assert Path(f"/proc/{worker.pid}/oom_score_adj").read_text() == "1000\n"
    sandbox.kill(ticket)
    sandbox.wait(ticket, DEADLINE_S)


def test_the_zygote_has_no_secret_and_one_thread(sandbox: Sandbox) -> None:
    zygote = psutil.Process(sandbox.process.pid)
    assert process.same(sandbox.process, process.identity(zygote.pid))
    assert zygote.num_threads() == 1
    assert set(zygote.environ()) <= {"PATH", "LC_ALL", "LD_LIBRARY_PATH"}
    assert not any("msgspec" in place.path for place in zygote.memory_maps())


def test_nothing_of_a_job_s_arguments_stays_in_the_zygote(own: Runner) -> None:
    """Its memory is what the next buyer's worker begins with."""
    words = os.urandom(16).hex()
    assert own(wat.HELLO, args=(words,) * 100).outcome is Outcome.DONE
    pid = own.sandbox.process.pid
    found = 0
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            where, rights = line.split()[:2]
            start, end = (int(address, 16) for address in where.split("-"))
            if rights.startswith("rw"):
                memory.seek(start)
                found += memory.read(end - start).count(words.encode())
    assert found == 0


def test_a_dead_zygote_is_an_error_and_its_workers_are_gone(own: Runner) -> None:
    worker = started(own.sandbox, own.start(wat.FOREVER))
    os.kill(own.sandbox.process.pid, signal.SIGKILL)
    with pytest.raises(SandboxError, match="died"):
        until(lambda: own.sandbox.events() is None, "it is noticed")
    until(lambda: not process.lives(worker), "the worker follows")
    # What is asked of it now does not hang either.
    ticket = own.start(wat.FOREVER)
    with pytest.raises(SandboxError, match="died"):
        own.sandbox.wait(ticket, DEADLINE_S)


def test_what_ended_before_the_zygote_died_is_told_first(own: Runner) -> None:
    sandbox = own.sandbox
    ticket = own.start(wat.FOREVER)
    os.kill(started(sandbox, ticket).pid, signal.SIGKILL)
    assert select.select([sandbox], [], [], DEADLINE_S)[0]
    os.kill(sandbox.process.pid, signal.SIGKILL)
    until(lambda: not process.lives(sandbox.process), "the zygote dies")
    (end,) = sandbox.events()
    assert isinstance(end, Ended)
    assert end.ticket == ticket
    with pytest.raises(SandboxError, match="died"):
        sandbox.events()


def test_closing_ends_the_zygote_and_its_workers_even_frozen_ones(own: Runner) -> None:
    ticket = own.start(wat.FOREVER)
    worker = started(own.sandbox, ticket)
    own.sandbox.freeze(ticket)
    own.sandbox.close(DEADLINE_S)
    assert not process.lives(own.sandbox.process)
    until(lambda: not process.lives(worker), "the worker follows")


_PARENT = """
import os, sys, time
sys.path.insert(0, {root!r})
from daemonctl.sandbox.client import Sandbox
from tests.integration.sandbox import wat
from tests.integration.sandbox.runner import Runner
run = Runner(Sandbox.start(deadline_s=60))
tickets = [run.start(wat.FOREVER) for _ in range(2)]
workers = []
while len(workers) < 2:
    workers += [one.process for one in run.sandbox.events() if one.ticket in tickets]
run.sandbox.freeze(tickets[0])
for one in (run.sandbox.process, *workers):
    print(one.pid, one.create_time, flush=True)
time.sleep(600)
"""


def test_when_the_daemon_is_killed_zygote_and_workers_die_too() -> None:
    script = textwrap.dedent(_PARENT).format(root=str(ROOT))
    command = [sys.executable, "-c", script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        try:
            assert parent.stdout is not None
            told = [parent.stdout.readline().split() for _ in range(3)]
            family = [Process(int(pid), float(create_time)) for pid, create_time in told]
            assert all(process.lives(one) for one in family)
        finally:
            parent.kill()
    until(lambda: not any(process.lives(one) for one in family), "all follow")
