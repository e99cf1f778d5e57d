"""How our own modules are started: by the interpreter that is there, or by a bundle's programs."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from daemonctl import program

PYTHON = sys.executable
FOLDER = Path("/opt/cpushare")


@pytest.fixture
def bundle(monkeypatch: pytest.MonkeyPatch) -> Path:
    """This process as a program of a bundle in FOLDER."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(FOLDER / "cpushare"))
    return FOLDER


def ran(command: list[str], **environ: str) -> str:
    """What a command prints, started where another `daemonctl` lies in wait."""
    told = {**os.environ, **environ}
    return subprocess.run(
        command, capture_output=True, text=True, check=True, timeout=60, env=told
    ).stdout


def test_the_interpreter_runs_a_module_and_not_what_the_folder_it_stands_in_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "daemonctl.py").write_text("print('a stranger')")
    monkeypatch.chdir(tmp_path)
    command = program.command("daemonctl.cli.daemon", "--version")
    assert command == [PYTHON, "-P", "-m", "daemonctl.cli.daemon", "--version"]
    assert ran(command).startswith("cpushare ")


def test_what_its_user_may_write_below_his_home_is_as_shut_out_as_it_was() -> None:
    told = "from daemonctl import program; print(program.command('m')[1:])"
    for flags in ("-P", "-sP"):
        assert ran([PYTHON, flags, "-c", told]) == f"['{flags}', '-m', 'm']\n"


def test_an_isolated_module_gets_our_path_and_nothing_of_the_user_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "told.py").write_text(
        "import json, sys\n"
        "def main(*numbers): print(json.dumps([sys.path, numbers, sys.flags.isolated]))\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    command = program.isolated("told", 3, 4)
    path, numbers, isolated = json.loads(ran(command, PYTHONPATH="/nowhere"))
    assert path == [str(Path(entry).absolute()) for entry in sys.path]
    assert (numbers, isolated) == ([3, 4], 1)


def test_a_bare_module_loads_no_package_around_it() -> None:
    command = program.bare("daemonctl.kernel.probe")
    assert command[:3] == [PYTHON, "-I", "-S"]
    assert Path(command[3]).is_file()
    assert "filter_errno" in json.loads(ran(command))


def test_an_isolated_program_finds_nothing_of_the_user_s_but_where_libraries_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/python/lib")
    monkeypatch.setenv("PYTHONPATH", "/home/somebody")
    least = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    assert program.environment() == {**least, "LD_LIBRARY_PATH": "/opt/python/lib"}
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program.environment() == least


def test_a_bundle_has_a_program_for_each_module_that_people_start(bundle: Path) -> None:
    assert program.command("daemonctl.cli.daemon") == [str(bundle / "cpushared")]
    command = program.command("daemonctl.cli.main", "market", "serve")
    assert command == [str(bundle / "cpushare"), "market", "serve"]


def test_a_bundle_has_one_program_for_all_that_nobody_starts_by_hand(bundle: Path) -> None:
    part = str(bundle / "cpushare-part")
    helper = "daemonctl.buyer.keyringhelper"
    assert program.command(helper, "get", "cpushare") == [part, helper, "get", "cpushare"]
    zygote = "daemonctl.sandbox.zygote"
    assert program.isolated(zygote, 7, 4711) == [part, zygote, "7", "4711"]
    assert program.bare("daemonctl.kernel.probe") == [part, "daemonctl.kernel.probe"]


@pytest.mark.usefixtures("bundle")
def test_a_bundle_runs_no_python_program_and_says_so() -> None:
    with pytest.raises(FileNotFoundError, match=r"pool\.py is a Python program"):
        program.script(Path("/somewhere/pool.py"))


@pytest.mark.parametrize("module", [*program.NAMED, *program.PRIVATE])
def test_what_is_started_exists(module: str) -> None:
    assert importlib.util.find_spec(module) is not None
