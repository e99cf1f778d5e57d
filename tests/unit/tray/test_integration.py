"""The tray among a user's programs: files that come, start this installation, and go again."""

from __future__ import annotations

import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from tray import app, integration

ROOT = Path(__file__).parents[3]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path / "home"), "XDG_DATA_DIRS": str(tmp_path / "usr")}


def tree(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_it_comes_and_goes_and_leaves_nothing_behind(environ: dict[str, str]) -> None:
    home = Path(environ["HOME"])
    assert not integration.is_on(environ)
    assert integration.set_on(True, environ) == ()
    assert integration.is_on(environ)
    globs = (home / ".local/share/mime/globs2").read_text()
    assert "application/x-cpushare-order:*.cpu\n" in globs
    cache = (home / ".local/share/applications/mimeinfo.cache").read_text()
    assert "application/x-cpushare-order=cpushare-tray.desktop" in cache
    assert integration.set_on(True, environ) == ()
    assert integration.set_on(False, environ) == ()
    assert tree(home) == {".local", ".local/share"}
    assert integration.set_on(False, environ) == ()


def test_what_others_have_there_stays(environ: dict[str, str]) -> None:
    share = Path(environ["HOME"]) / ".local/share"
    others = {
        "applications/other.desktop": "[Desktop Entry]\nType=Application\nName=O\nExec=o\n"
        "MimeType=text/x-other;\n",
        "mime/packages/other.xml": (ROOT / "packaging/desktop/cpushare.xml")
        .read_text()
        .replace("x-cpushare-order", "x-other")
        .replace(".cpu", ".other"),
        "icons/hicolor/48x48/apps/other.png": "a picture",
    }
    for name, text in others.items():
        (share / name).parent.mkdir(parents=True, exist_ok=True)
        (share / name).write_text(text)
    integration.set_on(True, environ)
    integration.set_on(False, environ)
    assert {name: (share / name).read_text() for name in others} == others
    assert "text/x-other=other.desktop" in (share / "applications/mimeinfo.cache").read_text()
    assert "*.other" in (share / "mime/globs2").read_text()
    assert not [name for name in tree(share) if "cpushare" in name]


def test_it_is_what_packages_install_but_starts_this_very_installation(
    environ: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "my programs" / "cpushare-tray"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "argv", [str(program)])
    theirs = runpy.run_path(str(ROOT / "packaging/desktop/build.py"))["files"]()
    ours = integration.files(environ)
    metainfo = {name for name in theirs if name.startswith("metainfo/")}
    assert set(ours) == set(theirs) - metainfo
    assert {name for name in ours if ours[name] != theirs[name]} == {integration.ENTRY}
    lines = ours[integration.ENTRY].decode().splitlines()
    assert f'Exec="{program}" %f' in lines
    assert f'Exec="{program}" --settings' in lines
    assert f"TryExec={program}" in lines
    assert not [line for line in lines if line.startswith("Exec=cpushare")]


@pytest.mark.parametrize("home", ["", "/srv/my cores"])
def test_the_specification_s_own_judge_finds_nothing_to_say(
    environ: dict[str, str], tmp_path: Path, home: str
) -> None:
    if home:
        environ["CPUSHARE_HOME"] = home
    path = tmp_path / "cpushare-tray.desktop"
    path.write_bytes(integration.files(environ)[integration.ENTRY])
    judged = subprocess.run(
        ["desktop-file-validate", str(path)], capture_output=True, text=True, check=False
    )
    assert (judged.returncode, judged.stdout + judged.stderr) == (0, "")


def test_where_the_desktop_s_programs_are_missing_it_says_so(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    told = integration.set_on(True, environ)
    assert set(told) == {"update-desktop-database", "update-mime-database"}
    assert integration.is_on(environ)


def test_the_words_of_a_command_line_do_it(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("XDG_DATA_HOME")
    entry = Path(environ["HOME"]) / ".local/share" / integration.ENTRY
    assert app.main(["--integrate"]) == 0
    assert str(entry) in capsys.readouterr().out
    assert entry.is_file()
    assert app.main(["--remove-integration"]) == 0
    assert not entry.exists()
    packaged = Path(environ["XDG_DATA_DIRS"]) / integration.ENTRY
    packaged.parent.mkdir(parents=True)
    packaged.touch()
    assert app.main(["--integrate"]) == 0
    assert str(packaged) in capsys.readouterr().out
    assert not entry.exists(), "what a package has done is enough"


def test_a_folder_that_cannot_be_written_is_named(
    environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(_on: bool) -> tuple[str, ...]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(integration, "set_on", full)
    monkeypatch.setenv("XDG_DATA_HOME", environ["HOME"])
    monkeypatch.setattr(integration, "by_package", lambda: None)
    assert app.main(["--integrate"]) == 2
    assert f"{environ['HOME']} cannot be changed" in capsys.readouterr().err
