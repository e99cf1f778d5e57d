"""What is installed, read from the `.dist-info` folders by hand: `importlib.metadata` brings the
email package along, and 3.7 MB of memory for one page."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Installed(NamedTuple):
    """One distribution. folder: its `.dist-info`. fields: the headers of its METADATA, each with
    all its values (Python's core metadata specification)."""

    folder: Path
    fields: dict[str, list[str]]

    def first(self, field: str) -> str:
        """A field's first value; "" where it has none."""
        return next(iter(self.fields.get(field, ())), "")


def canonical(name: str) -> str:
    """The form of a distribution's name that is the same however it is spelt."""
    return re.sub(r"[-_.]+", "-", name).lower()


def installed() -> dict[str, Installed]:
    """Every distribution on the path by its canonical name; the first one found of a name counts,
    as it does for an import."""
    found: dict[str, Installed] = {}
    for folder in _folders():
        name = canonical(folder.name.partition("-")[0])
        if name in found:
            continue
        try:
            text = (folder / "METADATA").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        found[name] = Installed(folder, headers(text))
    return found


def headers(text: str) -> dict[str, list[str]]:
    """The headers above the first empty line. A value may go on in lines that begin with space."""
    found: dict[str, list[str]] = {}
    values: list[str] = []
    for line in text.splitlines():
        if not line:
            break
        if line[0].isspace():
            if values:
                values[-1] += f"\n{line.strip()}"
            continue
        key, _, value = line.partition(":")
        values = found.setdefault(key, [])
        values.append(value.strip())
    return found


def _folders() -> Iterator[Path]:
    for place in sys.path:
        yield from sorted(Path(place).glob("*.dist-info"))
