"""Listed programs: found by the names that `ps` shows, soon, and without looking at everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.sensing.programs import Programs


def process(root: Path, pid: int, comm: str, *arguments: str) -> Path:
    folder = root / f"proc/{pid}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "comm").write_text(comm + "\n")
    (folder / "cmdline").write_bytes("".join(f"{one}\0" for one in arguments).encode())
    return folder


def end(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()


@pytest.mark.parametrize(
    ("comm", "arguments", "name", "found"),
    [
        ("kodi.bin", ["/usr/lib/kodi.bin", "-fs"], "kodi.bin", True),
        ("python3", ["/usr/bin/blender-launcher", "x"], "blender-launcher", True),
        ("gnome-terminal-", ["/usr/libexec/gnome-terminal-server"], "gnome-terminal-server", True),
        ("a-very-long-nam", ["/bin/sh"], "a-very-long-name-of-a-game", True),
        ("game.exe", ["Z:\\home\\me\\game.exe"], "game.exe", True),
        ("kodi.bin", ["/usr/lib/kodi.bin"], "kodi", False),
        ("bash", ["bash", "kodi"], "kodi", False),
        ("a-very-long-nam", ["/bin/a-very-long-nam"], "a-very-long-na", False),
        ("kodi", [], "kodi", False),  # of the kernel, or ended and not yet buried
        ("", ["kodi"], "kodi", True),
    ],
)
def test_a_program_is_known_by_its_name_or_by_that_of_its_file(
    comm: str, arguments: list[str], name: str, found: bool, tmp_path: Path
) -> None:
    process(tmp_path, 10, comm, *arguments)
    (tmp_path / "proc/stat").write_text("no process\n")
    assert Programs(tmp_path).running((name,)) == ((name,) if found else ())


def test_nothing_listed_is_nothing_looked_at(tmp_path: Path) -> None:
    assert Programs(tmp_path / "nowhere").running(()) == ()


def test_the_listed_names_come_in_the_list_s_order(tmp_path: Path) -> None:
    process(tmp_path, 1, "b", "b")
    process(tmp_path, 2, "a", "a")
    process(tmp_path, 3, "b", "b")
    assert Programs(tmp_path).running(("a", "c", "b", "a")) == ("a", "b")


def test_a_program_that_ended_is_gone_at_the_next_look(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    folder = process(tmp_path, 1, "kodi", "kodi")
    assert programs.running(("kodi",)) == ("kodi",)
    end(folder)
    assert programs.running(("kodi",)) == ()


def test_a_shell_that_becomes_the_program_is_noticed(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    process(tmp_path, 1, "bash", "bash")
    assert programs.running(("kodi",)) == ()
    process(tmp_path, 1, "kodi", "kodi")
    assert programs.running(("kodi",)) == ("kodi",)


def test_one_that_changes_late_is_noticed_when_all_are_looked_at_again(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    process(tmp_path, 1, "launcher", "launcher")
    for _ in range(5):
        assert programs.running(("kodi",)) == ()
    process(tmp_path, 1, "kodi", "kodi")
    looks = [programs.running(("kodi",)) for _ in range(10)]
    assert looks[0] == (), "an old process is not looked at each time"
    assert looks[-1] == ("kodi",)


def test_a_changed_list_is_looked_up_at_once(tmp_path: Path) -> None:
    programs = Programs(tmp_path)
    process(tmp_path, 1, "kodi", "kodi")
    for _ in range(5):
        programs.running(("another",))
    assert programs.running(("kodi",)) == ("kodi",)
