"""What goes into a bundle, and what of that which PyInstaller finds does not."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
FOLDER = "cpushare"
LIBRARY = "lib"
"""The folder in it of all that is no program."""
SOURCES = "sources.json"
"""Where the spec tells which of its libraries are the system's, in PyInstaller's work folder."""

LISTED = ("cpushare-tray.desktop", "cpushare.xml")
"""What `cpushare-tray --integrate` puts among a user's programs, as in the wheel."""

sys.path.insert(0, str(ROOT))

from daemonctl import program  # noqa: E402 - the checkout's

# What lies where in a bundle, where it comes from, and its kind: PyInstaller's table of contents.
Entry = tuple[str, str, str]


@dataclass(frozen=True)
class Recipe:
    """programs: those of the bundle. commands: modules of `cpushare`'s. private: those of `PART`.

    excluded: modules that would be found and are not wanted. dropped: files likewise, a pattern of
    their paths in the bundle. system: libraries that are left to the system it runs on.
    """

    programs: tuple[str, ...]
    commands: tuple[str, ...]
    private: tuple[str, ...]
    excluded: tuple[str, ...]
    dropped: re.Pattern[str]
    system: re.Pattern[str]


# A market is a server's, the demo a checkout's.
_ELSEWHERE = ("daemonctl.cli.demo", "daemonctl.cli.market", "daemonctl.demo")

# Of the standard library: tools of programmers and of other systems, and what goes with markets.
_NEEDLESS = (
    "_pydecimal",
    "_pyrepl",
    "asyncio",
    "bdb",
    "bz2",
    "concurrent.futures.process",
    "curses",
    "distutils",
    "doctest",
    "ensurepip",
    "ftplib",
    "lib2to3",
    "lzma",
    "multiprocessing",
    "pdb",
    "pip",
    "pydoc",
    "readline",
    "setuptools",
    "sqlite3.dump",
    "test",
    "tkinter",
    "tracemalloc",
    "unittest",
    "wsgiref",
    "xmlrpc",
)
# Of libraries: what they bring along for uses that are not ours.
_UNUSED = (
    "IPython",
    "PySide6.QtNetwork",
    "_cffi_backend",
    "chardet",
    "keyring.backends.Windows",
    "keyring.backends.chainer",
    "keyring.backends.macOS",
    "keyring.cli",
    "keyring.testing",
    "markdown_it",
    "numpy",
    "pygments",
    "rich.markdown",
    "simplejson",
    "urllib3.contrib",
    "yaml",
)

_WHOLE_DROPPED = re.compile(
    # Plugins of Qt: icons and pictures of SVG, screens of X11, Wayland and none, input methods and
    # the desktop's own file windows stay. GTK's theme alone would bring 40 libraries.
    r"PySide6/Qt/plugins/(?!platforms/libq(xcb|wayland|offscreen)\.|iconengines/|imageformats/libqsvg"
    r"|platforminputcontexts/lib(compose|ibus)|platformthemes/libqxdg|wayland-decoration-client/"
    r"|wayland-shell-integration/libxdg)"
    # Its words in the languages that the tray speaks.
    r"|PySide6/Qt/translations/(?!qtbase_(de|fr)\.qm)"
    r"|PySide6/(glue|typesystems|include|scripts|Qt/(qml|libexec|metatypes))"
    r"|\.dist-info/|/(py\.typed|.*\.pyi)$|^_pyi_rth_utils/"
)
_DAEMON_DROPPED = re.compile(
    # A locale that writes Chinese or Japanese in other than UTF-8 is a desktop's.
    r"/_(codecs_\w+|multibytecodec)\.cpython|^_pyi_rth_utils/|\.dist-info/|/(py\.typed|.*\.pyi)$"
)
# What speaks with drivers, fonts and the session's buses is the desktop's own, of one version with
# what it belongs to; so is what any system with a package manager has.
_DESKTOP = re.compile(
    r"lib(EGL|GL|GLX|GLdispatch|OpenGL|X11|X11-xcb|xcb|Xau|Xdmcp|bsd|md|fontconfig|freetype|png16"
    r"|brotli\w+|expat|glib-2\.0|gthread-2\.0|pcre2-8|dbus-1|systemd|cap|gcrypt|gpg-error|lz4|lzma"
    r"|zstd|stdc\+\+|gcc_s|z)\.so\.\d+"
)
_NONE = re.compile(r"(?!)")

RECIPES = {
    "whole": Recipe(
        programs=("cpushare", "cpushared", "cpushare-tray", program.PART),
        commands=("control", "check", "orders", "buyer", "account"),
        private=tuple(one for one in program.PRIVATE if one not in program.LIVE),
        excluded=(*_ELSEWHERE, *_NEEDLESS, *_UNUSED),
        dropped=_WHOLE_DROPPED,
        system=_DESKTOP,
    ),
    # For a machine without a system: what its own libraries need comes along.
    "daemon": Recipe(
        programs=("cpushare", "cpushared", program.PART),
        commands=("control", "check", "orders"),
        private=("daemonctl.kernel.probe", "daemonctl.sandbox.zygote", *program.LIVE),
        excluded=(
            *_ELSEWHERE,
            *_NEEDLESS,
            *_UNUSED,
            "PySide6",
            "cryptography",
            "daemonctl.buyer",
            "keyring",
            "rich",
            "tray",
        ),
        dropped=_DAEMON_DROPPED,
        system=_NONE,
    ),
}


def program_file(name: str) -> str:
    """The source of a program."""
    return str(HERE / "programs" / f"{name}.py")


def hidden(recipe: Recipe) -> list[str]:
    """Modules that are imported by a name that no analysis sees."""
    return [*(f"daemonctl.cli.{name}" for name in recipe.commands), *recipe.private]


def part_of(name: str, script: str) -> bool:
    """Whether a script that PyInstaller found is one of what program `name` runs when it starts:
    its own loader, our hook and the program. Its hooks for libraries do what we go without."""
    return script in ("pyiboot01_bootstrap", "environment", name)


def added(recipe: Recipe) -> list[tuple[str, str]]:
    """Files that no import names: (source, folder in the bundle)."""
    import wasmtime

    engine = Path(wasmtime.__file__).parent
    library = next(engine.glob("linux-*/_libwasmtime.so"))
    found = [(str(library), f"wasmtime/{library.parent.name}")]
    if "cpushare-tray" in recipe.programs:
        found += [(str(path), "tray/i18n") for path in sorted((ROOT / "tray/i18n").glob("*.qm"))]
        found += [(str(path), "tray/icons") for path in sorted((ROOT / "icons").glob("*.svg"))]
        pictures = sorted((ROOT / "icons" / "png").glob("*.png"))
        found += [(str(path), "tray/icons/png") for path in pictures]
        listed = (ROOT / "packaging/desktop" / name for name in LISTED)
        found += [(str(path), "tray/desktop") for path in listed]
    return found


def beside(found: Sequence[Entry], binaries: Sequence[Entry], recipe: Recipe) -> list[Entry]:
    """Those other files that are to lie in the bundle beside these binaries: nothing dropped, and
    no link to what is not there."""
    there = {target for target, _, _ in binaries}
    return [
        (target, source, kind)
        for target, source, kind in found
        if not recipe.dropped.search(target) and (kind != "SYMLINK" or source in there)
    ]


def tell_sources(binaries: Sequence[Entry], file: Path) -> None:
    """Write down where the system's libraries came from: a list of paths."""
    found = {source for _, source, kind in binaries if kind == "BINARY"}
    inner = (str(Path(sys.prefix)), str(Path(sys.base_prefix).resolve()))
    file.write_text(json.dumps(sorted(one for one in found if not one.startswith(inner))))
