"""`cpushare start, stop, pause, resume, status`: what they ask for and what they say."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.cli.main import main
from daemonctl.model import (
    STATUS_SCHEMA,
    Coins,
    CoreState,
    CoreStatus,
    MarketStatus,
    Pause,
    Problem,
    Process,
    Reason,
    StartOutcome,
    Status,
    StopOutcome,
    Stopped,
)
from daemonctl.paths import Paths

STATUS = Status(
    schema=STATUS_SCHEMA,
    daemon=Process(1, 1.0),
    started=time.time() - 60,
    cores=(
        CoreStatus(
            1,
            CoreState.COMPUTING,
            Reason.RUNNING,
            "libcaca-cpu1.cpu",
            beneficiary="libcaca",
            computation="error diffusion",
            progress=0.45,
        ),
        CoreStatus(0, CoreState.OFF, Reason.ORDER_OFF, "libcaca-cpu0.cpu.off"),
    ),
    markets=(
        MarketStatus(
            "https://a.example.org",
            reachable=True,
            stopped=(Stopped("until\x1b[2J noon"), Stopped("it leaks", "c1")),
        ),
        MarketStatus("https://b.example.org", reachable=False, message="no route"),
    ),
    coins=Coins(today=1_500_000, total=2_000_000, pending=1),
    confirmed=7,
    spooled=3,
    problems=(Problem("It broke", "here", "mend it"),),
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own."""
    monkeypatch.setenv("CPUSHARE_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "seconds"), [([], None), (["--for", "15m"], 900), (["--for", "1h30m"], 5400)]
)
def test_a_pause_has_the_length_that_was_asked_for(
    words: list[str], seconds: float | None, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = time.time()
    assert main(["pause", *words]) == 0
    pause = control.pause_state(Paths.below(home))
    assert pause is not None
    assert capsys.readouterr().out.startswith("Paused until ")
    if seconds is None:
        assert pause.until is None
    else:
        assert pause.until is not None
        assert before + seconds <= pause.until <= time.time() + seconds
    assert main(["resume"]) == 0
    assert control.pause_state(Paths.below(home)) is None


def test_a_pause_may_end_at_a_clock_time(home: Path) -> None:
    assert main(["pause", "--until", "07:30"]) == 0
    pause = control.pause_state(Paths.below(home))
    assert pause is not None
    assert pause.until is not None
    assert time.strftime("%H:%M", time.localtime(pause.until)) == "07:30"


def test_nothing_is_paused_where_the_length_is_not_understood(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pause", "--for", "soon"]) == 2
    assert control.pause_state(Paths.below(home)) is None
    assert "15m" in capsys.readouterr().err


def test_one_shortcut_pauses_and_resumes(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pause", "--toggle", "--for", "15m"]) == 0
    pause = control.pause_state(Paths.below(home))
    assert pause is not None
    assert pause.until is not None
    assert main(["pause", "--toggle", "--for", "15m"]) == 0
    assert control.pause_state(Paths.below(home)) is None
    assert capsys.readouterr().out.endswith("Resumed.\n")


def test_resuming_what_was_not_paused_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resume"]) == 0
    assert capsys.readouterr().out == "It was not paused.\n"


@pytest.mark.parametrize(
    ("outcome", "code", "words"),
    [
        (StartOutcome.STARTED, 0, "Started; 2 cores"),
        (StartOutcome.ALREADY_RUNNING, 0, "runs already"),
        (StartOutcome.FAILED, 1, "The daemon ended at once"),
        (StartOutcome.TIMED_OUT, 1, "was not ready after 3 s"),
    ],
)
def test_each_outcome_of_a_start_has_its_words_and_code(
    outcome: StartOutcome,
    code: int,
    words: str,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = []

    def start(paths: Paths, *, timeout_s: float) -> StartOutcome:
        asked.append((paths, timeout_s))
        return outcome

    monkeypatch.setattr(control, "start", start)
    monkeypatch.setattr(control, "status", lambda _paths: STATUS)
    (home / "state").mkdir()
    (home / "state" / "cpushared.log").write_text("its last words\n")
    assert main(["start", "--timeout", "3"]) == code
    captured = capsys.readouterr()
    assert words in captured.out + captured.err
    assert ("its last words" in captured.err) is bool(code)
    assert asked == [(Paths.below(home), 3.0)]


@pytest.mark.parametrize(
    ("outcome", "code", "words"),
    [
        (StopOutcome.STOPPED, 0, "Stopped."),
        (StopOutcome.NOT_RUNNING, 0, "was not running"),
        (StopOutcome.KILLED, 0, "was killed"),
        (StopOutcome.STILL_RUNNING, 1, "does not end"),
    ],
)
def test_each_outcome_of_a_stop_has_its_words_and_code(
    outcome: StopOutcome,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(control, "stop", lambda _paths, **_options: outcome)
    assert main(["stop"]) == code
    captured = capsys.readouterr()
    assert words in captured.out + captured.err


def test_the_status_tells_each_core_why_and_for_whom(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(control, "status", lambda _paths: STATUS)
    monkeypatch.setattr(control, "pause_state", lambda _paths: Pause(since=0.0))
    assert main(["status"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Running since")
    assert lines[1].startswith("Paused until you resume")
    cores = [" ".join(line.split()) for line in lines[2:4]]
    assert cores == [
        "cpu0 off its sell order is switched off",
        "cpu1 computing error diffusion for libcaca, 45%",
    ]
    rest = "\n".join(lines[4:])
    assert "1.5 today, 2 in all, 0.000001 not yet confirmed; jobs confirmed: 7" in rest
    assert "b.example.org: does not answer (no route)" in rest
    assert "3 finished results wait" in rest
    assert "Problem: It broke\n  here\n  mend it" in rest


def test_every_state_and_reason_has_words() -> None:
    from daemonctl.cli import statusview, whywords

    assert set(statusview.STATES) == set(CoreState)
    assert set(whywords.REASONS) == set(Reason)


def test_a_program_gets_the_status_as_one_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(control, "status", lambda _paths: STATUS)
    assert main(["status", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["running"] is True
    assert document["coins"]["today"] == 1_500_000
    assert document["cores"][0]["reason"] == "running"


def test_without_a_daemon_the_status_is_code_3_and_shows_the_pause(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["pause"]) == 0
    capsys.readouterr()
    assert main(["status"]) == 3
    assert capsys.readouterr().out.startswith("Not running.")
    assert main(["status", "--json"]) == 3
    document = json.loads(capsys.readouterr().out)
    assert document["running"] is False
    assert document["pause"]["until"] is None


def test_what_a_market_has_stopped_stands_below_it_and_steers_no_terminal() -> None:
    from daemonctl.cli import statusview

    lines = list(statusview.lines(STATUS, None, time.time()))
    place = lines.index("Market https://a.example.org: answers")
    assert lines[place + 1 : place + 3] == [
        "  it has stopped all computing: until\N{REPLACEMENT CHARACTER}[2J noon",
        "  it has stopped the computation c1: it leaks",
    ]
