"""Lay out what the packages bring along, out of the wheels in the source package.

    python3 packaging/deb/vendor.py ARCH WHEELS TARGET

ARCH is amd64 or arm64, WHEELS the folder of wheels; TARGET gets one folder for each package.
Each wheel is held against the hashes of requirements.lock first. Wheels of one distribution for
several Pythons become one folder: what is not compiled must be the same in all of them.
Run by debian/rules with Debian's python3: the standard library and readelf alone.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import elf
from lock import LOCK, locked
from parts import MACHINES, PARTS, PYTHONS, QT_LIBRARY, kept

ROOT = Path(__file__).resolve().parents[2]


class Unfit(Exception):
    """A wheel is missing, damaged or other than it must be."""


def vendor(arch: str, wheels: Path, target: Path) -> None:
    """Fill target/PACKAGE for each package. Raises Unfit."""
    known = locked(LOCK.read_text())
    for package, names in PARTS.items():
        folder = target / package
        for name in names:
            chosen = list(_chosen(name, known[name].version, arch, wheels))
            _complete(name, chosen)
            for wheel in chosen:
                if hashlib.sha256(wheel.read_bytes()).hexdigest() not in known[name].hashes:
                    raise Unfit(f"{wheel.name} is not the file that {LOCK.name} names")
                _unpack(wheel, folder)
        _qt(folder)
    _ours(target / "cpushare")


def _chosen(name: str, version: str, arch: str, wheels: Path) -> Iterator[Path]:
    """The wheels of one distribution for `arch`, and those for any."""
    stem = f"{name.replace('-', '_')}-{version}-"
    for wheel in sorted(wheels.glob("*.whl")):
        platform = wheel.stem.rsplit("-", 1)[1]
        if wheel.name.lower().startswith(stem) and (
            platform == "any" or platform.endswith(MACHINES[arch])
        ):
            yield wheel


def _complete(name: str, chosen: list[Path]) -> None:
    """Every Python has one. Raises Unfit."""
    tags = " ".join(wheel.stem.split("-", 2)[2] for wheel in chosen)
    lacking = [
        version
        for version in PYTHONS
        if re.search(rf"\bpy3-|abi3-|\bcp{version.replace('.', '')}-", tags) is None
    ]
    if lacking:
        raise Unfit(f"{name}: no wheel for Python {', '.join(lacking)}")


def _unpack(wheel: Path, folder: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        for item in archive.infolist():
            library = QT_LIBRARY.fullmatch(item.filename) is not None
            if item.is_dir() or not (library or kept(item.filename)):
                continue
            path = folder / item.filename
            content = archive.read(item)
            if path.exists():
                if path.read_bytes() != content and path.name != "METADATA":
                    raise Unfit(f"{wheel.name} has another {item.filename} than its sisters")
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _qt(folder: Path) -> None:
    """Remove the libraries of Qt that nothing here needs."""
    files = elf.below(folder)
    libraries = {
        path.name: path
        for path in files
        if QT_LIBRARY.fullmatch(path.relative_to(folder).as_posix()) is not None
    }
    used = [path for path in files if path not in libraries.values()]
    while used:
        asked = elf.needed(used.pop())
        used += [libraries.pop(name) for name in asked if name in libraries]
    for path in libraries.values():
        path.unlink()


def _ours(folder: Path) -> None:
    """What the page "About" reads of ourselves: name, version, licence and what we ask for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    source = (ROOT / "daemonctl" / "__init__.py").read_text()
    (version,) = re.findall(r'^__version__ = "(.*)"$', source, re.M)
    lines = [
        "Metadata-Version: 2.4",
        f"Name: {project['name']}",
        f"Version: {version}",
        f"Summary: {project['description']}",
        f"License-Expression: {project['license']}",
        *(f"Requires-Dist: {each}" for each in project["dependencies"]),
    ]
    for extra in ("tray", "market"):
        asked = project["optional-dependencies"][extra]
        lines += [f'Requires-Dist: {each}; extra == "{extra}"' for each in asked]
    place = folder / f"cpushare-{version}.dist-info"
    place.mkdir(parents=True, exist_ok=True)
    (place / "METADATA").write_text("\n".join(lines) + "\n")


def main(words: list[str] | None = None) -> int:
    """0: laid out."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("arch", choices=MACHINES)
    parser.add_argument("wheels", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args(words)
    try:
        vendor(arguments.arch, arguments.wheels, arguments.target)
    except Unfit as unfit:
        sys.stderr.write(f"vendor.py: {unfit}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
