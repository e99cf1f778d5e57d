"""How a worker ended gets its name from how it died and what it said, whatever it said."""

from __future__ import annotations

import signal
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.model import Outcome
from daemonctl.sandbox.verdict import Death, judge, plain, progress

QUIET = Death(exit=0, status=b"", log=b"", killed=False, cpu_s=0.1, cpu_limit_s=60)


@pytest.mark.parametrize(
    ("death", "outcome"),
    [
        (replace(QUIET, exit=-signal.SIGSYS), Outcome.FORBIDDEN),
        (
            replace(QUIET, exit=-signal.SIGSYS, log=b"memory allocation of 512 bytes failed\n"),
            Outcome.MEMORY_LIMIT,
        ),
        (replace(QUIET, exit=-signal.SIGXCPU), Outcome.CPU_LIMIT),
        (replace(QUIET, exit=-signal.SIGKILL, cpu_s=61.0), Outcome.CPU_LIMIT),
        (replace(QUIET, exit=-signal.SIGKILL, killed=True), Outcome.STOPPED),
        (replace(QUIET, exit=-signal.SIGKILL), Outcome.STOPPED),
        (replace(QUIET, exit=-signal.SIGTERM), Outcome.STOPPED),
        (replace(QUIET, exit=-signal.SIGSEGV), Outcome.CRASHED),
        (replace(QUIET, exit=-64), Outcome.CRASHED),
        (QUIET, Outcome.CRASHED),
        (replace(QUIET, exit=9), Outcome.CRASHED),
    ],
)
def test_a_death_has_its_name(death: Death, outcome: Outcome) -> None:
    assert judge(death)[0] is outcome


def test_a_worker_killed_after_it_was_done_is_done() -> None:
    status = b'{"progress":5}\n{"outcome":"done","detail":"","code":0}\n'
    assert judge(replace(QUIET, status=status, killed=True)) == (Outcome.DONE, 0, "")


def test_what_a_worker_says_counts_only_where_it_may_say_it() -> None:
    for outcome in Outcome:
        said = judge(replace(QUIET, status=f'{{"outcome":"{outcome.value}"}}'.encode()))[0]
        told_by_death = outcome in (Outcome.CPU_LIMIT, Outcome.FORBIDDEN)
        assert said is (Outcome.CRASHED if told_by_death else outcome)


@pytest.mark.parametrize(
    "status",
    [
        b"[" * 5000,
        b'{"outcome":["done"]}',
        b'{"outcome":"done"',
        b'{"outcome":"done"}\nnonsense',
        b"null",
        b"\xff\xfe",
        b'{"code":' + b"9" * 5000 + b"}",
    ],
)
def test_a_worker_that_says_nonsense_crashed(status: bytes) -> None:
    assert judge(replace(QUIET, status=status))[0] is Outcome.CRASHED


def test_an_exit_code_has_32_bits_and_is_a_number() -> None:
    for code, seen in (("7", 7), ('"x"', 0), (str(2**80 + 3), 3), ("-1", 2**32 - 1), ("1e9", 0)):
        status = f'{{"outcome":"exit","code":{code}}}'.encode()
        assert judge(replace(QUIET, status=status))[:2] == (Outcome.EXIT, seen)


@given(st.binary(max_size=300), st.binary(max_size=100), st.integers(-80, 255))
def test_no_status_confuses_the_judge(status: bytes, log: bytes, exit_code: int) -> None:
    outcome, code, detail = judge(replace(QUIET, exit=exit_code, status=status, log=log))
    assert isinstance(outcome, Outcome)
    assert 0 <= code < 2**32
    assert len(detail) <= 300


@given(st.text())
def test_a_detail_is_one_short_line_that_no_terminal_obeys(text: str) -> None:
    assert plain(text).isprintable()
    assert len(plain(text)) <= 300


def test_progress_is_the_last_whole_line_of_its_kind() -> None:
    assert progress(b"") is None
    assert progress(b'{"progress":250}\n{"progress":50') == 0.25
    assert progress(b'{"progress":250}\n{"progress":9999}\n') == 1.0
    assert progress(b'{"progress":-3}\n{"progress":1e3}\n') is None
