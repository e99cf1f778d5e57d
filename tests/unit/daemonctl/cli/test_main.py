"""The command line's entry: which module is imported, what is said, which code is returned."""

from __future__ import annotations

import importlib
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest

from daemonctl.cli import main as entry
from daemonctl.cli.main import COMMANDS, main
from daemonctl.errors import CPUShareError, UsageError

HEAVY = ("rich", "requests", "starlette", "uvicorn", "wasmtime", "keyring", "daemonctl.sandbox")


def raising(error: BaseException):
    def run(_arguments: object) -> int:
        raise error

    return run


@pytest.mark.parametrize("module", sorted({module for module, _ in COMMANDS.values()}))
def test_a_module_of_commands_registers_those_that_the_table_gives_it(module: str) -> None:
    subparsers = ArgumentParser().add_subparsers(dest="command")
    group = importlib.import_module(f"daemonctl.cli.{module}")
    group.add(subparsers)
    assert set(subparsers.choices) == {name for name, (of, _) in COMMANDS.items() if of == module}
    assert callable(group.run)


@pytest.mark.parametrize("command", COMMANDS)
def test_asking_a_command_for_help_imports_nothing_heavy(command: str) -> None:
    code = (
        "import sys\nfrom daemonctl.cli.main import main\n"
        f"try: main([{command!r}, '--help'])\nexcept SystemExit as e: assert e.code == 0\n"
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: cpushare {command}")


def test_help_lists_every_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--help"])
    assert end.value.code == 0
    text = " ".join(capsys.readouterr().out.split())
    for name, (_, summary) in COMMANDS.items():
        assert f"{name} {summary}" in text


def test_help_of_a_command_is_its_own_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["help", "pause"])
    assert end.value.code == 0
    assert "--until HH:MM" in capsys.readouterr().out


def test_without_a_command_help_is_shown_and_the_code_is_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 2
    assert "commands:" in capsys.readouterr().out


def test_a_misspelt_command_is_told_with_the_one_that_was_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["statis"])
    assert end.value.code == 2
    assert "did you mean 'status'?" in capsys.readouterr().err


def test_an_unknown_option_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["pause", "--fast"])
    assert end.value.code == 2
    assert "--fast" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (CPUShareError("It broke", detail="file x", hint="mend it"), 1),
        (UsageError("It broke", detail="file x", hint="mend it"), 2),
    ],
)
def test_an_error_is_told_once_with_its_detail_and_hint(
    error: CPUShareError,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from daemonctl.cli import control

    monkeypatch.setattr(control, "run", raising(error))
    assert main(["resume"]) == code
    captured = capsys.readouterr()
    assert captured.err == "error: It broke\nfile x\nhint: mend it\n"
    assert captured.out == ""


def test_ctrl_c_is_code_130_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from daemonctl.cli import control

    monkeypatch.setattr(control, "run", raising(KeyboardInterrupt()))
    assert main(["resume"]) == entry.EXIT_INTERRUPTED == 130
    assert capsys.readouterr().err == ""


def test_a_markets_words_never_steer_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from daemonctl.cli import control

    error = CPUShareError("No\x1b[2J", detail="one\ntwo\x07", hint="\x1b]0;title\x07")
    monkeypatch.setattr(control, "run", raising(error))
    assert main(["resume"]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert lines[1:] == ["one", "two\N{REPLACEMENT CHARACTER}", lines[-1]]
    assert all(line.isprintable() for line in lines)


def test_what_the_system_refuses_is_told_without_a_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CPUSHARE_HOME", str(tmp_path / "file"))
    assert main(["pause"]) == 1
    assert capsys.readouterr().err.startswith("error: The system refused\n")


def test_a_reader_that_goes_away_is_no_traceback() -> None:
    done = subprocess.run(
        f"{sys.executable} -c 'import time\ntime.sleep(0.3)\n"
        "from daemonctl.cli.main import main\nraise SystemExit(main([]))' | true",
        shell=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""


def test_a_command_that_a_bundle_goes_without_is_refused_with_the_way_to_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # What None stands for cannot be imported.
    monkeypatch.setitem(sys.modules, "daemonctl.cli.market", None)
    assert main(["market", "serve"]) == 2
    assert capsys.readouterr().err == (
        "error: The bundle has no market\n"
        "it holds what this machine needs to take part, and not all of CPUShare\n"
        "hint: All of it: pipx install 'cpushare[market]'\n"
    )
