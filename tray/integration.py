"""The tray among a user's programs: desktop entry, icons and the MIME type of sell orders.

A distribution's package puts these into /usr/share, for everyone. Who installed by pipx, runs the
bundle or a checkout has them below ~/.local/share (XDG_DATA_HOME), where they wish it: the same
files, but that the entry starts this very installation. All of it touches files: windows call it
through the hand.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tray import autostart, packed
from tray.autostart import escaped, quoted

ENTRY = "applications/cpushare-tray.desktop"
KIND = "mime/packages/cpushare.xml"
THEME = "icons/hicolor"
SYMBOLIC = "symbolic/apps/cpushare-symbolic.svg"
PICTURES = {
    # a drawing's name: its place in a folder of the theme
    "cpushare": "apps/cpushare",
    "order": "mimetypes/application-x-cpushare-order",
}
EXEC = "Exec=cpushare-tray"
TRY_EXEC = "TryExec=cpushare-tray"

# What update-mime-database makes, and leaves behind, of what lies in mime/packages.
MADE_OF_KINDS = (
    "application/x-cpushare-order.xml",
    *("aliases", "generic-icons", "globs", "globs2", "icons", "magic", "mime.cache", "subclasses"),
    *("treemagic", "types", "version", "XMLnamespaces"),
)
MADE_OF_ENTRIES = "mimeinfo.cache"
DEADLINE_S = 60


def by_package(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The desktop entry that a package has put there for everyone; None: there is none."""
    for name in (environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":"):
        if name.startswith("/") and (Path(name) / ENTRY).is_file():
            return Path(name) / ENTRY
    return None


def possible(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether it is this user's choice: no package has seen to it, and the files are here."""
    return by_package(environ) is None and packed.desktop().is_dir()


def is_on(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this user's own entry is there."""
    return (home(environ) / ENTRY).is_file()


def set_on(on: bool, environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Put everything there, or take it away; the names of the programs that would tell the desktop
    of it and are not here, or failed. Raises OSError."""
    folder = home(environ)
    if on:
        for name, data in files(environ).items():
            _replace(folder / name, data)
    else:
        for name in _names(folder):
            (folder / name).unlink(missing_ok=True)
    failed = _tell(folder)
    if not on:
        _tidy(folder)
    return failed


def home(environ: Mapping[str, str]) -> Path:
    """The user's own share folder."""
    mine = environ.get("XDG_DATA_HOME", "")
    user = Path(environ.get("HOME") or Path.home())
    return Path(mine) if mine.startswith("/") else user / ".local" / "share"


def files(environ: Mapping[str, str]) -> dict[str, bytes]:
    """Every file by its path below the share folder. Raises OSError."""
    icons, desktop = packed.icons(), packed.desktop()
    made = {
        ENTRY: entry((desktop / "cpushare-tray.desktop").read_text(), environ).encode(),
        KIND: (desktop / "cpushare.xml").read_bytes(),
        f"{THEME}/{SYMBOLIC}": (icons / "symbolic.svg").read_bytes(),
    }
    for name, place in PICTURES.items():
        made[f"{THEME}/scalable/{place}.svg"] = (icons / f"{name}.svg").read_bytes()
        for path in sorted((icons / "png").glob(f"{name}-*.png")):
            size = path.stem.rpartition("-")[2]
            made[f"{THEME}/{size}x{size}/{place}.png"] = path.read_bytes()
    return made


def entry(text: str, environ: Mapping[str, str]) -> str:
    """The package's entry, for this very installation."""
    words = autostart.program(environ)
    command = " ".join(quoted(word) for word in words)
    lines = []
    for line in text.splitlines():
        if line.startswith(EXEC):
            line = f"Exec={command}{line.removeprefix(EXEC)}"
        elif line == TRY_EXEC:
            line = f"TryExec={escaped(autostart.executable(words))}"
        lines.append(line)
    return "\n".join(lines) + "\n"


def _names(folder: Path) -> list[str]:
    """What of ours is there, of earlier versions too."""
    theme = folder / THEME
    found = [
        path.relative_to(folder)
        for place in (*PICTURES.values(), "apps/cpushare-symbolic")
        for path in theme.glob(f"*/{place}.*")
    ]
    return [ENTRY, KIND, *sorted(map(str, found))]


def _tell(folder: Path) -> tuple[str, ...]:
    """Have the desktop's indices made anew."""
    commands = {"update-desktop-database": folder / "applications"}
    if any((folder / "mime" / "packages").glob("*.xml")):
        commands["update-mime-database"] = folder / "mime"
    if (folder / THEME / "icon-theme.cache").exists():
        commands["gtk-update-icon-cache"] = folder / THEME
    failed = [name for name, place in commands.items() if place.is_dir() and not _run(name, place)]
    with contextlib.suppress(OSError):
        os.utime(folder / THEME)  # what desktops look at
    return tuple(failed)


def _run(name: str, place: Path) -> bool:
    program = shutil.which(name)
    if program is None:
        return False
    more = ["-q", "-t", "-f"] if name == "gtk-update-icon-cache" else []
    try:
        told = subprocess.run(
            [program, *more, place],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=DEADLINE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return told.returncode == 0


def _tidy(folder: Path) -> None:
    """Leave no index of nothing, and no empty folder."""
    if not any((folder / "applications").glob("**/*.desktop")):
        (folder / "applications" / MADE_OF_ENTRIES).unlink(missing_ok=True)
    if not any((folder / "mime" / "packages").glob("*")):
        for name in MADE_OF_KINDS:
            (folder / "mime" / name).unlink(missing_ok=True)
    for top in ("applications", "mime", "icons"):
        below = [path for path in (folder / top).rglob("*") if path.is_dir()]
        for path in (*sorted(below, reverse=True), folder / top):
            with contextlib.suppress(OSError):  # something else is in it, or it is not there
                path.rmdir()


def _replace(path: Path, data: bytes) -> None:
    """Put a file in place, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(data)
    new.replace(path)
