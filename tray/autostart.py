"""Start at login: a file of the XDG autostart specification, below ~/.config/autostart.

All of it touches files: windows call it through the hand.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from daemonctl.paths import DAEMON_VARIABLE, HOME_VARIABLE
from tray import packed

NAME = "cpushare-tray.desktop"
PROGRAM = "cpushare-tray"
HIDDEN = "--hidden"
"""What the tray is started with at login: no window opens by itself."""

ENV = "/usr/bin/env"
_VARIABLES = (HOME_VARIABLE, DAEMON_VARIABLE)
START = "import sys; from tray.app import main; sys.exit(main())"

ENTRY = """\
[Desktop Entry]
Type=Application
Version=1.0
Name=CPUShare
Comment=Share the idle cores of this computer
Comment[de]=Ungenutzte Kerne dieses Computers teilen
Comment[fr]=Partager les cœurs inactifs de cet ordinateur
Exec={command}
TryExec={program}
Icon={icon}
Terminal=false
StartupNotify=false
X-GNOME-Autostart-enabled=true
"""

OFF = "[Desktop Entry]\nType=Application\nName=CPUShare\nExec=true\nHidden=true\n"


def is_on(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the session starts the tray: the user's own file says so, else the system's."""
    for path in _places(environ):
        try:
            text = path.read_text(errors="replace")
        except OSError:
            continue
        return _starts(text)
    return False


def set_on(on: bool, environ: Mapping[str, str] = os.environ) -> None:
    """Have the session start this very tray, or not. Raises OSError."""
    mine, *others = _places(environ)
    if on:
        _replace(mine, entry(command(environ)))
    elif any(path.exists() for path in others):
        # What a package has put there is switched off by a file of the same name.
        _replace(mine, OFF)
    else:
        mine.unlink(missing_ok=True)


def command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """What starts this tray again at login."""
    return [*program(environ), HIDDEN]


def program(environ: Mapping[str, str] = os.environ) -> list[str]:
    """What starts this tray again, by absolute paths."""
    started_as = Path(sys.argv[0])
    if getattr(sys, "frozen", False):
        words = [sys.executable]
    elif started_as.name == PROGRAM and started_as.is_file():
        words = [str(started_as.absolute())]
    else:
        # -P: it may be started in a folder of a stranger's files.
        words = [sys.executable, "-P", "-c", START]
    told = [f"{name}={value}" for name in _VARIABLES if (value := environ.get(name))]
    return [*([ENV, *told] if told else []), *words]


def entry(words: Sequence[str]) -> str:
    """The file's text for a command."""
    return ENTRY.format(
        command=" ".join(quoted(word) for word in words),
        program=escaped(executable(words)),
        icon=escaped(str(packed.icons() / "cpushare.svg")),
    )


def executable(words: Sequence[str]) -> str:
    """The file that a command needs to be there."""
    return next(word for word in words if not _of_env(word))


def _of_env(word: str) -> bool:
    return word == ENV or word.partition("=")[0] in _VARIABLES


def _places(environ: Mapping[str, str]) -> Iterator[Path]:
    """Where such a file may lie; the first one that is there counts."""
    home = Path(environ.get("HOME") or Path.home())
    mine = environ.get("XDG_CONFIG_HOME", "")
    yield (Path(mine) if mine.startswith("/") else home / ".config") / "autostart" / NAME
    for folder_name in (environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":"):
        if folder_name.startswith("/"):
            yield Path(folder_name) / "autostart" / NAME


def _starts(text: str) -> bool:
    """Whether a desktop entry is neither hidden nor switched off."""
    said = {
        key.strip(): value.strip().lower()
        for key, equals, value in (line.partition("=") for line in text.splitlines())
        if equals
    }
    return said.get("Hidden") != "true" and said.get("X-GNOME-Autostart-enabled") != "false"


def _replace(path: Path, text: str) -> None:
    """Put a file in place, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_name(f".{path.name}.new")
    new.write_text(text)
    new.replace(path)


def quoted(word: str) -> str:
    """A word of Exec: in quotes where it needs them, "%" doubled, as the specification wants."""
    word = word.replace("%", "%%")
    plain = word and not set(word) & set(" \t\n\"'\\><~|&;$*?#()`")
    if not plain:
        for letter in '\\"`$':
            word = word.replace(letter, f"\\{letter}")
        word = f'"{word}"'
    return escaped(word)


def escaped(value: str) -> str:
    """Any value of a desktop entry."""
    return value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")
