"""Markets are asked by a program of its own: what it meets is raised here, what it costs is not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from daemonctl import errors
from daemonctl.control import errand, markets
from daemonctl.control.errand import Answer, Errand, Failure, Task
from daemonctl.control.marketvalues import Account, Market
from daemonctl.errors import (
    CPUShareError,
    InputError,
    MarketRefused,
    MarketUnreachable,
    ProtocolGap,
    StateError,
)
from daemonctl.paths import Paths

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, CPUShareError)
]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts another program in the place of the one that asks."""

    def become(text: str) -> None:
        (tmp_path / "stand_in.py").write_text(text)
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setattr(errand, "PROGRAM", "stand_in")

    return become


def test_the_windows_questions_import_nothing_heavy() -> None:
    heavy = ("requests", "ssl", "wasmtime", "keyring", "psutil", "tomlkit", "starlette", "rich")
    code = (
        "import sys\n"
        "from daemonctl.control import earnings, lastresult, machine, markets, selling\n"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("[]\n", "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_comes_over_as_it_was(kind: type[CPUShareError]) -> None:
    failure = Failure(kind.__name__, "title", "detail", "hint", 404, "https://m.example.org")
    error = msgspec.json.decode(msgspec.json.encode(failure), type=Failure).error()
    assert type(error) is kind
    assert (error.title, error.detail, error.hint) == ("title", "detail", "hint")
    assert not isinstance(error, MarketRefused) or error.status == 404
    assert not isinstance(error, ProtocolGap) or error.outdated == "https://m.example.org"


@pytest.mark.parametrize("kind", ["", "SystemExit", "annotations", "Nobody", "__doc__"])
def test_a_name_that_is_no_error_of_ours_is_one_nevertheless(kind: str) -> None:
    assert type(Failure(kind, "title").error()) is StateError


def test_a_market_that_is_not_there_is_raised_here() -> None:
    with pytest.raises(MarketUnreachable) as error:
        markets.look("http://127.0.0.1:1")
    assert "http://127.0.0.1:1" in error.value.detail
    assert error.value.hint


def test_a_relative_recovery_file_is_the_askers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mine.txt").write_text("nothing of use")
    with pytest.raises(InputError, match=r"mine\.txt is no recovery file"):
        markets.restore(Paths.below(tmp_path), Path("mine.txt"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "ended by 0"),
        ("import os; os._exit(3)", "ended by 3"),
        ("raise RuntimeError('no such thing')", "RuntimeError: no such thing"),
        ("print('not JSON')", "ended by 0"),
        ("print('{}')", "told nothing"),
    ],
)
def test_a_program_that_fails_is_told_in_a_line(
    program, tmp_path: Path, text: str, told: str
) -> None:
    program(text)
    with pytest.raises(StateError, match="cannot be asked") as error:
        errand.run(Paths.below(tmp_path), Errand(Task.LOOK), Market)
    assert told in error.value.detail
    assert "\n" not in error.value.detail


def test_a_program_that_hangs_is_ended(
    program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(
        f"import os, time\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\n"
        "time.sleep(600)"
    )
    monkeypatch.setattr(errand, "_ASKING_S", 3.0)
    with pytest.raises(MarketUnreachable, match="does not answer"):
        errand.run(Paths.below(tmp_path), Errand(Task.LOOK, "http://127.0.0.1:1"), Market)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_the_answer_to_another_question_is_none(program, tmp_path: Path) -> None:
    market = msgspec.json.encode(Answer(market=Market("u", "n", "v", ()))).decode()
    program(f"print({market!r})")
    assert errand.run(Paths.below(tmp_path), Errand(Task.LOOK), Market).url == "u"
    with pytest.raises(StateError, match="cannot be asked"):
        errand.run(Paths.below(tmp_path), Errand(Task.LOOK), Account)
