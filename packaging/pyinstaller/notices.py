"""What a bundle says of its parts: for Python their names and versions, for people the licences."""

from __future__ import annotations

from importlib.metadata import Distribution, distributions
from pathlib import Path

PLACE = "licenses"
"""The folder in a bundle of a folder for each part."""


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
        if one.name == "cpushare" or any(str(file) in there for file in one.files or ())
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
