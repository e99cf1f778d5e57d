"""An update in the place of a running program: seen when it is whole, tried before it is used."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import daemonctl
from daemonctl import program, replaced
from daemonctl.replaced import Replacement

DAEMON = "daemonctl.cli.daemon"


class Installed:
    """Two files and a program that a test replaces, and what looks at them."""

    def __init__(self, folder: Path) -> None:
        self.files = [folder / "__init__.py", folder / "engine.py"]
        self.program = folder / "program"
        for path in self.files:
            path.write_text("old")
        self.starts(0)
        self.subject = Replacement("the.module", self.files)

    def put(self, path: Path) -> None:
        new = path.with_suffix(".new")
        new.write_text("new")
        new.replace(path)

    def starts(self, status: int, then: str = "true") -> None:
        self.program.write_text(f"#!/bin/sh\n{then}\nexit {status}\n")
        self.program.chmod(0o755)

    def trial(self) -> subprocess.Popen[bytes]:
        """What is being tried."""
        trial = self.subject._trial
        assert trial is not None
        return trial

    def update(self) -> subprocess.Popen[bytes]:
        """Put another one there, and look until it is tried."""
        self.put(self.files[0])
        assert not self.subject.look()
        assert not self.subject.look()
        return self.trial()


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Installed]:
    found = Installed(tmp_path)
    monkeypatch.setattr(program, "command", lambda *words: [str(found.program), *words])
    yield found
    found.subject.close()


def test_nothing_is_found_where_nothing_changes(installed: Installed) -> None:
    assert [installed.subject.look() for _ in range(4)] == [False] * 4
    assert installed.subject._trial is None


def test_an_update_takes_over_once_it_lay_still_and_has_started(installed: Installed) -> None:
    installed.put(installed.files[1])
    assert not installed.subject.look()
    assert installed.subject._trial is None, "it may be half done"
    assert not installed.subject.look()
    installed.trial().wait(60)
    assert installed.subject.look()


def test_an_update_that_is_half_done_is_waited_for(installed: Installed) -> None:
    installed.files[0].unlink()
    assert not installed.subject.look()
    assert not installed.subject.look()
    assert installed.subject._trial is None
    installed.put(installed.files[0])
    assert not installed.subject.look()
    assert not installed.subject.look()
    installed.trial().wait(60)
    installed.put(installed.files[1])
    assert not installed.subject.look(), "what was tried is not what lies there now"
    assert not installed.subject.look()
    installed.trial().wait(60)
    assert installed.subject.look()


@pytest.mark.logs("does not start: 3")
def test_what_does_not_start_is_tried_once_and_the_old_one_goes_on(installed: Installed) -> None:
    installed.starts(3)
    installed.update().wait(60)
    assert [installed.subject.look() for _ in range(4)] == [False] * 4
    assert installed.subject._trial is None


@pytest.mark.logs("cannot be started")
def test_a_program_that_is_gone_is_no_update(installed: Installed) -> None:
    installed.program.unlink()
    installed.put(installed.files[0])
    assert [installed.subject.look() for _ in range(4)] == [False] * 4


@pytest.mark.logs("does not start: None")
def test_one_that_hangs_is_given_up(installed: Installed) -> None:
    installed.starts(0, then="exec sleep 600")
    trial = installed.update()
    assert not any(installed.subject.look() for _ in range(replaced._TRIAL_LOOKS))
    assert trial.returncode == -9
    assert installed.subject._trial is None


def test_a_trial_ends_with_whom_it_was_for(installed: Installed) -> None:
    installed.starts(0, then="exec sleep 600")
    trial = installed.update()
    installed.subject.close()
    assert trial.returncode == -9


def test_looked_at_are_our_own_first_file_and_that_of_what_runs_the_jobs() -> None:
    files = replaced._first_files(DAEMON)
    assert [path.parent.name for path in files] == ["daemonctl", "wasmtime"]
    assert files[0] == Path(daemonctl.__file__)
    looked = (
        "import sys, daemonctl.replaced as r; r._first_files('m'); print('wasmtime' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", looked], capture_output=True, text=True, timeout=60, check=True
    )
    assert told.stdout == "False\n", "found without being loaded"


def test_of_a_bundle_it_is_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/cpushare/anything")
    assert replaced._first_files(DAEMON) == [Path("/opt/cpushare/cpushared")]


def test_a_process_becomes_what_was_installed(tmp_path: Path) -> None:
    (tmp_path / "newer.py").write_text("import os, sys; print(os.getpid(), *sys.argv[1:])")
    done = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "from daemonctl import program; program.become('newer', '--system')",
        ],
        env={**os.environ, "PYTHONPATH": f"{tmp_path}:{Path(daemonctl.__file__).parents[1]}"},
        stdout=subprocess.PIPE,
        text=True,
    )
    told, _ = done.communicate(timeout=60)
    assert told == f"{done.pid} --system\n"
