"""packaging/setup/system.py: which packages of the distribution a purpose needs."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[4] / "packaging" / "setup" / "system.py"


@pytest.fixture(scope="module")
def system() -> ModuleType:
    """The script as a module: it lies in no package."""
    spec = importlib.util.spec_from_file_location("setup_system", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder of commands that stands for a machine on which nothing is installed."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for name, text in {
        "dpkg-query": "exit 1",
        "apt-cache": '[ "$3" = libglib2.0-0t64 ] && echo "Package: $3"',
        "apt-get": 'echo "apt-get $*" >> "$CALLS"',
    }.items():
        (commands / name).write_text(f"#!/bin/sh\n{text}\n")
        (commands / name).chmod(0o755)
    return commands


def call(machine: Path, purpose: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the script where only the machine's commands are found."""
    return subprocess.run(
        [sys.executable, SCRIPT, purpose],
        env={"PATH": str(machine), "CALLS": str(machine / "calls"), **environ},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def demote(machine: Path) -> None:
    """Let the script see a user who may not install anything."""
    (machine / "sitecustomize.py").write_text("import os\nos.geteuid = lambda: 1000\n")
    (machine / "sudo").write_text("#!/bin/sh\nexit 1\n")
    (machine / "sudo").chmod(0o755)


def promote(machine: Path) -> None:
    """Let the script see a user with sudo that asks for no password."""
    (machine / "sitecustomize.py").write_text("import os\nos.geteuid = lambda: 1000\n")
    (machine / "sudo").write_text('#!/bin/sh\nshift\n[ "$1" = true ] || exec "$@"\n')
    (machine / "sudo").chmod(0o755)


def test_a_run_without_a_display_needs_no_system_library(system: ModuleType) -> None:
    assert system.needs("run", {}) == ()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_run_with_a_display_needs_what_qt_is_linked_against(
    system: ModuleType, name: str
) -> None:
    assert ("libegl1",) in system.needs("run", {name: ":0"})


def test_whole_desktops_are_installed_for_nobody_who_did_not_ask(system: ModuleType) -> None:
    desktops = set(system.needs("desktops", {}))
    assert ("gnome-shell",) in desktops
    assert desktops > set(system.needs("test", {}))
    assert ("gnome-shell",) not in system.needs("test", {}) + system.needs("bench", {})


def test_one_of_a_package_s_names_is_enough(system: ModuleType) -> None:
    need = ("libglib2.0-0t64", "libglib2.0-0")
    assert system.missing([need], {"libglib2.0-0"}) == []
    assert system.missing([need], {"libglib2.0-0t64"}) == []
    assert system.missing([need], {"libegl1"}) == [need]


def test_a_user_who_may_not_install_is_told_the_exact_command(machine: Path) -> None:
    demote(machine)
    told = call(machine, "run", DISPLAY=":0", PYTHONPATH=str(machine))
    assert told.returncode == 1
    assert "make run needs system packages: libegl1 libgl1 libglib2.0-0t64 " in told.stderr
    assert "sudo apt-get update && sudo apt-get install --no-install-recommends libegl1 " in (
        told.stderr
    )
    assert not (machine / "calls").exists()


def test_packages_are_named_before_they_are_installed(machine: Path) -> None:
    promote(machine)
    told = call(machine, "test", PYTHONPATH=str(machine))
    assert told.returncode == 0, told.stderr
    lines = told.stderr.splitlines()
    assert lines[0].startswith("make test needs system packages: libegl1 ")
    assert " xvfb " in lines[0]
    installs = (machine / "calls").read_text().splitlines()
    assert installs[0].endswith("update -q")
    assert " libglib2.0-0t64 " in installs[1]
    assert " gcc libc6-dev " in installs[1]


def test_an_apt_get_that_fails_ends_in_an_error_with_the_command(machine: Path) -> None:
    promote(machine)
    (machine / "apt-get").write_text("#!/bin/sh\nexit 100\n")
    told = call(machine, "test", PYTHONPATH=str(machine))
    assert told.returncode == 1
    assert "    sudo apt-get update && sudo apt-get install " in told.stderr


def test_where_there_is_no_dpkg_nothing_is_asked(machine: Path) -> None:
    (machine / "dpkg-query").unlink()
    told = call(machine, "test")
    assert (told.returncode, told.stderr) == (0, "")


def test_installed_packages_are_told_from_removed_ones(
    system: ModuleType, machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (machine / "dpkg-query").write_text(
        "#!/bin/sh\necho 'xvfb installed'\necho 'tint2 config-files'\nexit 1\n"
    )
    monkeypatch.setenv("PATH", str(machine), prepend=os.pathsep)
    assert system.installed(["xvfb", "tint2", "xauth"]) == {"xvfb"}
