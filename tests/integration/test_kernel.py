"""The report on the real kernel, and on one that is kept from filtering system calls."""

from __future__ import annotations

import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from daemonctl import kernel
from daemonctl.kernel import Feature, State, probe, walls
from daemonctl.sandbox.syscalls import ARCHITECTURES
from tests import noseccomp


def test_this_kernel_is_fit_and_was_seen_to_kill() -> None:
    report = kernel.report()
    found = {one.name: one for one in report.findings}
    assert found[Feature.PROOF].state is State.PRESENT
    assert "the kernel killed it (SIGSYS)" in found[Feature.PROOF].evidence
    assert report.fit
    assert (report.release, report.machine) == (platform.release(), platform.machine())


def test_asking_changes_nothing_in_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def state() -> list[str]:
        words = ("NoNewPrivs", "Seccomp", "Groups", "Uid")
        lines = Path("/proc/self/status").read_text().splitlines()
        return [line for line in lines if line.startswith(words)]

    before, namespace = state(), Path("/proc/self/ns/user").readlink()
    monkeypatch.chdir(tmp_path)
    kernel.report()
    assert state() == before
    assert Path("/proc/self/ns/user").readlink() == namespace
    assert list(tmp_path.iterdir()) == []  # no core file


def test_the_processors_that_the_report_takes_are_those_of_the_filters() -> None:
    assert set(walls.ARCHITECTURES) == set(probe.NUMBERS) == set(ARCHITECTURES)
    for machine, (seccomp, landlock, openat) in probe.NUMBERS.items():
        numbers = ARCHITECTURES[machine].numbers
        assert numbers["seccomp"] == seccomp
        assert numbers["landlock_create_ruleset"] == landlock
        assert numbers["openat"] == openat


def test_the_command_finds_this_kernel_fit() -> None:
    command = [sys.executable, "-m", "daemonctl.cli.main", "check", "--json"]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    assert json.loads(done.stdout)["fit"] is True


def test_where_filters_are_refused_the_kernel_is_not_fit_and_the_exit_code_says_so() -> None:
    command = noseccomp.command("daemonctl.cli.main", "check", "--json")
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    document = json.loads(done.stdout)
    states = {one["name"]: one["state"] for one in document["findings"]}
    assert document["fit"] is False
    assert states["seccomp-filter"] == states["kill-process"] == states["proof"] == "absent"
    assert states["architecture"] == states["no-new-privs"] == "present"
    assert all(one["remedy"] for one in document["findings"] if one["state"] != "present")
