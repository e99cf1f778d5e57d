"""What a desktop wants to know of CPUShare, laid out as below /usr/share.

    .venv/bin/python packaging/desktop/build.py FOLDER

Desktop entry, MIME type, AppStream's metainfo with the releases of CHANGELOG.md, and the icon
theme's pictures. Nothing goes into /etc/xdg/autostart: an icon that nobody asked for does not
open; who wants it says so in the wizard, which writes the user's own entry. Standard library
alone; the same bytes for the same sources.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "desktop"
ICONS = ROOT / "icons"
CHANGELOG = ROOT / "CHANGELOG.md"

PICTURES = {
    # in icons/: its place in a theme's folder of a size
    "cpushare": "apps/cpushare",
    "order": "mimetypes/application-x-cpushare-order",
}
SYMBOLIC = "symbolic/apps/cpushare-symbolic.svg"
HEADING = re.compile(r"## \[(?P<version>\d[^\]]*)\] - (?P<date>\d{4}-\d{2}-\d{2})")
PLACE = "  <releases/>\n"


class Unusable(Exception):
    """A source is not as it has to be."""


@dataclass(frozen=True)
class Release:
    """One version. date: YYYY-MM-DD. words: what the changelog says of it as a whole, paragraph by
    paragraph; the lists stay where they are."""

    version: str
    date: str
    words: tuple[str, ...]


def releases(changelog: str) -> list[Release]:
    """The dated versions of a changelog's text, in its order. Raises Unusable."""
    found = []
    for part in re.split(r"^(?=## )", changelog, flags=re.MULTILINE)[1:]:
        heading, _, rest = part.partition("\n")
        if (match := HEADING.fullmatch(heading.strip())) is None:
            continue  # what is not released yet
        whole = re.split(r"^### ", rest, maxsplit=1, flags=re.MULTILINE)[0]
        words = tuple(" ".join(one.split()) for one in whole.split("\n\n") if one.strip())
        found.append(Release(match["version"], match["date"], words))
    if not found:
        raise Unusable('CHANGELOG.md names no release: write "## [0.1.0] - 2026-11-26"')
    return found


def metainfo(source: str, known: list[Release]) -> str:
    """AppStream's text with the releases in it. Raises Unusable."""
    if PLACE not in source:
        raise Unusable(f"the metainfo has no place for the releases: {PLACE.strip()}")
    return source.replace(PLACE, "".join(f"{line}\n" for line in _release_lines(known)))


def _release_lines(known: list[Release]) -> Iterator[str]:
    yield "  <releases>"
    for one in known:
        start = f'    <release version="{escape(one.version)}" date="{one.date}" type="stable"'
        if not one.words:
            yield f"{start}/>"
            continue
        yield f"{start}>"
        yield "      <description>"
        yield from (f"        <p>{escape(words)}</p>" for words in one.words)
        yield "      </description>"
        yield "    </release>"
    yield "  </releases>"


def files() -> dict[str, bytes]:
    """Every file by its path below the share folder. Raises Unusable and OSError."""
    text = (HERE / "cpushare-tray.metainfo.xml").read_text()
    made = {
        "applications/cpushare-tray.desktop": (HERE / "cpushare-tray.desktop").read_bytes(),
        "mime/packages/cpushare.xml": (HERE / "cpushare.xml").read_bytes(),
        "metainfo/org.cpushare.tray.metainfo.xml": metainfo(
            text, releases(CHANGELOG.read_text())
        ).encode(),
        f"icons/hicolor/{SYMBOLIC}": (ICONS / "symbolic.svg").read_bytes(),
    }
    for name, place in PICTURES.items():
        made[f"icons/hicolor/scalable/{place}.svg"] = (ICONS / f"{name}.svg").read_bytes()
        for path in sorted((ICONS / "png").glob(f"{name}-*.png")):
            size = path.stem.rpartition("-")[2]
            made[f"icons/hicolor/{size}x{size}/{place}.png"] = path.read_bytes()
    return made


def main(words: list[str] | None = None) -> int:
    """0: the folder holds them. 1: a source is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where they go, as below /usr/share")
    folder = parser.parse_args(words).folder
    try:
        for name, data in files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except (Unusable, OSError) as error:
        sys.stderr.write(f"The desktop's files could not be made: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
