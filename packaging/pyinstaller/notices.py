"""What a bundle says of its parts: for Python their names and versions, for people the licences."""

from __future__ import annotations

import re
import shutil
import subprocess
import sysconfig
from collections.abc import Iterable
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

PLACE = "licenses"
"""The folder in a bundle of a folder for each part."""
DPKG_S = 60

_DOCUMENTS = Path("/usr/share/doc")
_COMMON = Path("/usr/share/common-licenses")
_LICENCE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$|^licen[cs]es/", re.IGNORECASE)


class Unknown(Exception):
    """The licence of a part is not on this machine; the words say what to do."""


def parts(library: Path) -> list[Distribution]:
    """Those distributions of this Python of which a file lies below `library`; our own is one."""
    there = {
        str(path.relative_to(library)).removesuffix("c")
        for path in library.rglob("*")
        if path.is_file()
    }
    found = [
        one
        for one in distributions()
        if one.name == "cpushare"
        or any(str(file) in there for file in one.files or () if _own_file(str(file)))
    ]
    return sorted(found, key=lambda each: each.name.lower())


def describe(library: Path) -> None:
    """Put the headers of every part's metadata beside its modules, and its entry points."""
    for part in parts(library):
        folder = library / f"{part.name.replace('-', '_')}-{part.version}.dist-info"
        folder.mkdir()
        # What follows the headers is a page for the index.
        headers = (part.read_text("METADATA") or "").partition("\n\n")[0]
        (folder / "METADATA").write_text(f"{headers}\n")
        if (points := part.read_text("entry_points.txt")) is not None:
            (folder / "entry_points.txt").write_text(points)


def license_all(bundle: Path, library: Path, sources: Iterable[str], qt: Path) -> None:
    """Put the licence of every part into the bundle's folder PLACE. Raises Unknown.

    sources: the system's libraries of which it holds copies.
    qt: what is to be said of Qt, whose wheels say nothing.
    """
    place = bundle / PLACE
    for part in [*parts(library), distribution("pyinstaller")]:
        _of_distribution(part, place / part.name)
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if not python.is_file():
        python = _DOCUMENTS / f"python{sysconfig.get_python_version()}-minimal" / "copyright"
    _copy(python, place / "Python")
    for package in sorted({_package(source) for source in sources}):
        _copy(_DOCUMENTS / package / "copyright", place / package)
    if (library / "PySide6").is_dir():
        for text in (qt, _COMMON / "LGPL-3", _COMMON / "GPL-3"):
            _copy(text, place / "PySide6_Essentials")


def _own_file(name: str) -> bool:
    # Not what every distribution might have, such as a module of tests.
    return not name.startswith((".", "__pycache__")) and ".dist-info/" not in name


def _of_distribution(part: Distribution, place: Path) -> None:
    for file in part.files or ():
        folder, _, name = str(file).partition(".dist-info/")
        if name and "/" not in folder and _LICENCE.search(name):
            _copy(Path(str(part.locate_file(file))), place)


def _package(source: str) -> str:
    """The system's package that a library came with."""
    real = str(Path(source).resolve())
    # Where /lib has become a part of /usr the package may still say the old place.
    for path in (real, real.removeprefix("/usr")):
        told = subprocess.run(
            ["dpkg-query", "--search", path],
            capture_output=True,
            text=True,
            timeout=DPKG_S,
            check=False,
        )
        if told.returncode == 0:
            return told.stdout.partition(":")[0]
    raise Unknown(
        f"no Debian package knows {real}, which the bundle would hold; build it where Python's and "
        "Qt's libraries come from packages"
    )


def _copy(text: Path, place: Path) -> None:
    if not text.is_file():
        raise Unknown(f"{text} is not there, the licence of what the bundle would hold")
    place.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(text, place / text.name)
