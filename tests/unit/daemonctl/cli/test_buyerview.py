"""What a buyer sees, on a terminal and in a file."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from daemonctl.buyer.collect import Tally
from daemonctl.buyer.inputs import Input
from daemonctl.buyer.sample import Sample
from daemonctl.buyer.submit import Plan
from daemonctl.cli import buyer, buyerview
from daemonctl.errors import MarketUnreachable
from daemonctl.market.wire import (
    ComputationCreated,
    ComputationInfo,
    ComputationState,
    JobResult,
    NewComputation,
)
from daemonctl.model import Outcome


class Terminal(io.StringIO):
    """Standard output that says it is one."""

    def isatty(self) -> bool:
        return True


def info(confirmed: int, failed: int = 0) -> ComputationInfo:
    return ComputationInfo(
        "c1", "n", ComputationState.OPEN, 4, confirmed, failed, 2, 3, 2, 1, 0, 8, 0.0
    )


def shown(out: io.StringIO) -> str:
    one = Input(Path("x/a.pgm"), "a.pgm", "d", 5)
    order = NewComputation("", "n", "m", ("d",) * 4, 1_000_000, 1500)
    with buyer.view(out) as view:
        view.measuring(one)
        view.cost(Plan(order, b"", (one,) * 4, Sample(1500, 3.0, 500_000, 1, b"")), 5_000_000)
        for done in range(3):
            view.uploading(done, 2)
        view.created(ComputationCreated("c1", 417, 3336))
        view.info(info(0))
        view.waiting(MarketUnreachable("The market does not answer"))
        view.waiting(MarketUnreachable("The market does not answer"))
        view.result("a.pgm", JobResult(1, 0, Outcome.DONE, "d"), Path("to/a.pgm.out"))
        trap = JobResult(2, 1, Outcome.TRAP, detail="out of\x1b[2J bounds", log="one\ntwo")
        view.result("b.pgm", trap, None)
        view.result("c.pgm", JobResult(3, 2, Outcome.EXIT, exit_code=3), None)
        view.info(info(2, 2))
        view.end(Tally(2, 2, finished=True), Path("to"))
    return out.getvalue()


def test_plain_lines_tell_work_cost_progress_results_and_failures() -> None:
    text = shown(io.StringIO())
    for line in (
        "One job: 1.5 reference core-seconds (3 s here, speed 0.50), 0.000417 CPUCoins at this bid",
        "4 jobs, 2 replicas each: 0.003336 CPUCoins, at most 0.003336 of your 5",
        "Uploaded 2 of 2 files",
        "Computation c1: 0.000417 CPUCoins a replica, 0.003336 held",
        "0 of 4 confirmed, 2 running on 3 hosts",
        "to/a.pgm.out",
        "FAILED b.pgm: it trapped: out of\N{REPLACEMENT CHARACTER}[2J bounds",
        "  | one",
        "  | two",
        "FAILED c.pgm: it ended with exit code 3",
        "2 results in to, 2 jobs failed (unpaid).",
    ):
        assert f"{line}\n" in text, line
    assert "2 of 4 confirmed, 2 failed, 2 running on 3 hosts" in text
    assert text.count("trying again") == 1
    assert "\x1b" not in text


def test_on_a_terminal_bars_are_drawn_and_failures_still_told() -> None:
    text = shown(Terminal())
    for words in ("Upload", "4/4", "FAILED b.pgm: it trapped", "2 results in to", "at most 0.00"):
        assert words in text, words
    # What a stranger wrote steers no terminal; the bars alone do.
    assert "\x1b[2J" not in text


@pytest.mark.parametrize("out", [io.StringIO(), Terminal()])
def test_a_halt_is_told_once_with_its_reason_and_the_end_of_it_too(out: io.StringIO) -> None:
    why = "Hosts need more\x1b[2J work than was stated."
    halted = msgspec.structs.replace(info(1), halted=why)
    with buyer.view(out) as view:
        for one in (halted, halted, info(1), info(1)):
            view.info(one)
        ended = msgspec.structs.replace(halted, state=ComputationState.CANCELLED, halted="Too late")
        view.info(ended)
    text = out.getvalue()
    told = "HALTED: Hosts need more\N{REPLACEMENT CHARACTER}[2J work than was stated.\n"
    assert text.count(told) == 1
    assert "cpushare results c1 --budget COINS raises what is held, " in text
    assert text.count("It goes on.") == 1
    assert "Ended: Too late\n" in text


def test_every_outcome_has_words() -> None:
    assert set(buyerview.OUTCOMES) == set(Outcome)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (40, "40 s"), (300, "5 min"), (7800, "2 h 10 min"), (260_000, "3 days")],
)
def test_a_length_of_time_is_told_roughly(seconds: float, words: str) -> None:
    assert buyerview.duration(seconds) == words
