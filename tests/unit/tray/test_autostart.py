"""Start at login, by a file that the desktop reads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tray import autostart


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path / "home"), "XDG_CONFIG_DIRS": str(tmp_path / "etc")}


def mine(environ: dict[str, str]) -> Path:
    return Path(environ["HOME"]) / ".config" / "autostart" / "cpushare-tray.desktop"


def packaged(environ: dict[str, str]) -> Path:
    """What a distribution's package may have put there."""
    path = Path(environ["XDG_CONFIG_DIRS"]) / "autostart" / "cpushare-tray.desktop"
    path.parent.mkdir(parents=True)
    path.write_text(autostart.entry(["/usr/bin/cpushare-tray", "--hidden"]))
    return path


def test_it_is_off_until_it_is_switched_on(environ: dict[str, str]) -> None:
    assert not autostart.is_on(environ)
    autostart.set_on(True, environ)
    assert autostart.is_on(environ)
    autostart.set_on(False, environ)
    assert not autostart.is_on(environ)
    assert not mine(environ).exists()
    autostart.set_on(False, environ)


def test_what_a_package_starts_is_switched_off_by_a_file_of_the_user_s(
    environ: dict[str, str],
) -> None:
    packaged(environ)
    assert autostart.is_on(environ)
    autostart.set_on(False, environ)
    assert not autostart.is_on(environ)
    assert "Hidden=true" in mine(environ).read_text()
    autostart.set_on(True, environ)
    assert autostart.is_on(environ)


@pytest.mark.parametrize(
    "line", ["Hidden=true", "Hidden = True", "X-GNOME-Autostart-enabled=false"]
)
def test_a_desktop_s_own_switch_is_respected(environ: dict[str, str], line: str) -> None:
    mine(environ).parent.mkdir(parents=True)
    mine(environ).write_text(f"[Desktop Entry]\nExec=cpushare-tray\n{line}\n")
    assert not autostart.is_on(environ)


def test_the_user_s_own_folder_is_where_the_environment_says(
    environ: dict[str, str], tmp_path: Path
) -> None:
    autostart.set_on(True, {**environ, "XDG_CONFIG_HOME": str(tmp_path / "other")})
    assert (tmp_path / "other" / "autostart" / "cpushare-tray.desktop").is_file()
    # The specification: a relative path is to be ignored.
    autostart.set_on(True, {**environ, "XDG_CONFIG_HOME": "other"})
    assert mine(environ).is_file()


def test_it_starts_this_very_installation_without_a_window(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "bin" / "cpushare-tray"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "argv", [str(program), "--settings"])
    assert autostart.command(environ) == [str(program), "--hidden"]
    monkeypatch.setattr(sys, "argv", ["-c"])
    assert autostart.command(environ)[0] == sys.executable


def test_an_installation_in_a_folder_of_its_own_stays_there(environ: dict[str, str]) -> None:
    environ["CPUSHARE_HOME"] = "/srv/my cores"
    text = autostart.entry(autostart.command(environ))
    assert 'Exec=/usr/bin/env "CPUSHARE_HOME=/srv/my cores"' in text
    assert f"TryExec={sys.executable}\n" in text


@pytest.mark.parametrize(
    "words",
    [
        ["/usr/bin/cpushare-tray", "--hidden"],
        ["/opt/a b/100%/cpu\"share\\$x`y'/cpushare-tray", "--hidden"],
        autostart.command({}),
    ],
)
def test_the_specification_s_own_judge_finds_nothing_to_say(
    tmp_path: Path, words: list[str]
) -> None:
    path = tmp_path / "cpushare-tray.desktop"
    for text in (autostart.entry(words), autostart.OFF):
        path.write_text(text)
        judged = subprocess.run(
            ["desktop-file-validate", str(path)], capture_output=True, text=True, check=False
        )
        assert (judged.returncode, judged.stdout + judged.stderr) == (0, "")


def test_a_program_s_odd_name_reaches_the_shell_whole() -> None:
    word = 'a b%c"d$e`f\\g'
    (line,) = [
        line[5:] for line in autostart.entry([word]).splitlines() if line.startswith("Exec=")
    ]
    # A desktop undoes the value's escapes and the field codes; quotes are as a shell has them.
    quoted = line.replace("\\\\", "\\").replace("%%", "%")
    shell = ["sh", "-c", f"printf '<%s>' {quoted}"]
    assert subprocess.run(shell, capture_output=True, text=True, check=True).stdout == f"<{word}>"
