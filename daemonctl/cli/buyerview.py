"""What a buyer sees: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from daemonctl import coins
from daemonctl.buyer.collect import Tally
from daemonctl.buyer.inputs import Input
from daemonctl.buyer.submit import Plan
from daemonctl.cli.printable import printable
from daemonctl.errors import MarketUnreachable
from daemonctl.market.wire import (
    ComputationCreated,
    ComputationInfo,
    ComputationState,
    JobResult,
)
from daemonctl.model import Outcome

EVERY_S = 10.0
"""Between two plain lines that say only how far it is."""

OUTCOMES = {
    Outcome.DONE: "done",
    Outcome.EXIT: "ended with an exit code",
    Outcome.TRAP: "trapped",
    Outcome.CPU_LIMIT: "ran far longer than the sample",
    Outcome.MEMORY_LIMIT: "wanted more memory than it may have",
    Outcome.OUTPUT_LIMIT: "wrote more than it may",
    Outcome.FORBIDDEN: "asked the kernel for what no job may ask",
    Outcome.REFUSED: "is not a module that hosts run",
    Outcome.CRASHED: "crashed",
    Outcome.STOPPED: "was stopped",
}


class View:
    """Plain lines."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._told_at = float("-inf")
        self._told = ""
        self._silent = False
        self._halted = ""
        self._began: tuple[float, int] | None = None

    def say(self, text: str) -> None:
        """A line."""
        self._out.write(text + "\n")
        self._out.flush()

    def measuring(self, chosen: Input) -> None:
        """The sample begins."""
        self.say(f"Measuring the work of a job here: {printable(chosen.path.name)}")

    def cost(self, plan: Plan, balance: int) -> None:
        """What it will cost."""
        order, sample = plan.order, plan.sample
        work = f"{order.work_ms / 1000:g} reference core-seconds"
        if sample is not None:
            work += f" ({sample.cpu_s:.3g} s here, speed {sample.speed_ppm / 1e6:.2f})"
        self.say(f"One job: {work}, {coins.show(plan.price)} CPUCoins at this bid")
        self.say(
            f"{count(len(plan.inputs), 'job')}, {count(order.quorum, 'replica')} each: "
            f"{coins.show(plan.cost)} CPUCoins, at most {coins.show(plan.escrow)} of your "
            f"{coins.show(balance)}"
        )

    def uploading(self, done: int, total: int) -> None:
        """So many of the blobs are there."""
        self._progress(f"Uploaded {done} of {total} files", final=done == total)

    def created(self, created: ComputationCreated) -> None:
        """The market has it."""
        self._told_at = float("-inf")  # what comes next is about something else
        self.say(
            f"Computation {printable(created.computation)}: {coins.show(created.price)} CPUCoins "
            f"a replica, {coins.show(created.escrow)} held"
        )

    def info(self, info: ComputationInfo) -> None:
        """How far the computation is."""
        self._silent = False
        self._tell_halt(info)
        settled = info.confirmed + info.failed
        now = time.monotonic()
        if self._began is None:
            self._began = (now, settled)
        text = f"{info.confirmed} of {info.jobs} confirmed"
        if info.failed:
            text += f", {info.failed} failed"
        text += f", {running(info)}"
        if left := self._left_s(now, settled, info.jobs):
            text += f", about {duration(left)} left"
        self._progress(text, final=settled == info.jobs)

    def result(self, name: str, result: JobResult, path: Path | None) -> None:
        """A settled job: its file, or why it failed."""
        if result.outcome is not Outcome.DONE:
            for line in failure(name, result):
                self.say(line)
        elif path is not None:
            self.say(f"{path}")

    def waiting(self, error: MarketUnreachable) -> None:
        """The market is silent; said once until it answers."""
        if not self._silent:
            self.say(f"{printable(str(error))}; trying again")
        self._silent = True

    def end(self, tally: Tally, to: Path | None) -> None:
        """The last word."""
        where = f" in {to}" if to is not None and tally.confirmed else ""
        text = count(tally.confirmed, "result") + where
        if tally.failed:
            text += f", {count(tally.failed, 'job')} failed (unpaid)"
        self.say(text + ("." if tally.finished else "; more will follow."))

    def _tell_halt(self, info: ComputationInfo) -> None:
        if info.halted == self._halted:
            return
        if not info.halted:
            self.say("It goes on.")
        elif info.state is ComputationState.OPEN:
            self.say(f"HALTED: {printable(info.halted)}")
            command = f"cpushare results {printable(info.computation)}"
            self.say(f"{command} --budget COINS raises what is held, {command} --cancel ends it.")
        else:
            self.say(f"Ended: {printable(info.halted)}")
        self._halted = info.halted

    def _left_s(self, now: float, settled: int, jobs: int) -> float:
        began, before = self._began or (now, settled)
        new = settled - before
        return (now - began) / new * (jobs - settled) if new > 0 else 0.0

    def _progress(self, text: str, *, final: bool) -> None:
        now = time.monotonic()
        if text != self._told and (final or now - self._told_at >= EVERY_S):
            self.say(text)
            self._told, self._told_at = text, now


def failure(name: str, result: JobResult) -> Iterator[str]:
    """A failed job in words, with its log."""
    what = OUTCOMES[result.outcome]
    if result.outcome is Outcome.EXIT:
        what = f"ended with exit code {result.exit_code}"
    detail = f": {printable(result.detail)}" if result.detail else ""
    yield f"FAILED {printable(name)}: it {what}{detail}"
    yield from (f"  | {printable(line)}" for line in result.log.splitlines())


def running(info: ComputationInfo) -> str:
    """How many of its replicas are computed at the moment, and by how many."""
    return f"{info.running} running on {count(info.hosts, 'host')}"


def count(number: int, what: str) -> str:
    """1 job, 2 jobs"""
    return f"{number} {what}{'' if number == 1 else 's'}"


def duration(seconds: float) -> str:
    """A length of time, roughly: 40 s, 5 min, 2 h 10 min, 3 days."""
    if seconds < 100:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    if minutes < 100:
        return f"{minutes} min"
    if minutes < 48 * 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{round(minutes / 1440)} days"
