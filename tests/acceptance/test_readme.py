"""Every command that README.md shows does what it says there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.cli.main import COMMANDS
from daemonctl.kernel import report
from daemonctl.paths import Paths

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
BIN = Path(sys.executable).parent

MAKE = {
    # Not run from here: one of them runs this test. The recipe's command is what is tried.
    "make run": ("run", "cpushare demo --home build/demo", "tests/acceptance/test_demo.py"),
    "make test": ("test", "python -m pytest", "tests/acceptance/test_readme.py"),
}


# These need a fresh system: tests/delivery/test_install_guide.py runs them in one.
INSTALLING = re.search(r"^## Installing\n.*?(?=^## )", README, re.M | re.S)


def blocks() -> list[list[str]]:
    """The commands of each shell block, those of the installation aside."""
    assert INSTALLING is not None
    rest = README.replace(INSTALLING[0], "")
    found = re.findall(r"^```sh\n(.*?)^```", rest, re.M | re.S)
    return [block.strip().splitlines() for block in found]


def commands() -> list[str]:
    """All of them, from top to bottom."""
    return [line for block in blocks() for line in block]


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """An installation of its own; no daemon outlives the test."""
    yield tmp_path
    control.stop(Paths.below(tmp_path))


def run(line: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a line of the README by a shell, with this environment's programs for .venv/bin."""
    return subprocess.run(
        ["/bin/sh", "-c", line.replace(".venv/bin", str(BIN))],
        env={**os.environ, "CPUSHARE_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_two_commands_come_first() -> None:
    assert blocks()[:2] == [["make run"], ["make test"]]


@pytest.mark.parametrize("line", MAKE)
def test_a_make_command_runs_what_a_test_runs(line: str) -> None:
    target, command, test = MAKE[line]
    recipe = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(), re.M)
    assert recipe is not None
    assert command in recipe[1]
    assert (ROOT / test).is_file()


def test_the_other_commands_run_one_after_the_other(home: Path) -> None:
    rest = [line for line in commands() if line not in MAKE]
    expected = dict.fromkeys(rest, 0)
    expected[".venv/bin/cpushare check"] = 0 if report().fit else 1
    ended = {line: run(line, home) for line in rest}
    assert {line: told.returncode for line, told in ended.items()} == expected, ended


def test_every_cpushare_command_that_is_named_exists() -> None:
    named = set(re.findall(r"cpushare ([a-z]+)", README))
    assert named
    assert named <= set(COMMANDS)


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"`make ([a-z]+)`", README)) | {line.split()[1] for line in MAKE}
    assert named <= targets


def test_every_file_that_is_linked_exists() -> None:
    links = re.findall(r"\]\(([^):#]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
