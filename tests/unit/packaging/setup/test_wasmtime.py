"""wasmtime's version is one line of `pyproject.toml`: the lock follows, and nobody else says it."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).parents[4]
LOCK = Path("packaging/setup/requirements.lock")
LINE = Path("pyproject.toml")
UPDATE = "change the line in pyproject.toml, then: make lock ONLY=wasmtime && make venv"
TOP = ("Makefile", "README.md", "SECURITY.md")
FOLDERS = (".ci", "daemonctl", "docs", "packaging", "tray")
BUILT = {".pyc", ".qm", ".wasm", ".png", ".so"}


def asked_for() -> str:
    """The version that the project asks for."""
    wanted = tomllib.loads((ROOT / LINE).read_text())["project"]["dependencies"]
    (line,) = [one for one in wanted if re.match(r"wasmtime\b", one)]
    name, equal, version = line.partition("==")
    assert (name, equal) == ("wasmtime", "=="), f"{line}: it is to be one version, wasmtime==X.Y.Z"
    return version


def test_the_lock_has_the_version_of_the_line() -> None:
    locked = re.findall(r"^wasmtime==(\S+)", (ROOT / LOCK).read_text(), re.M)
    assert locked == [asked_for()], f"{LOCK} is of another version; {UPDATE}"


def test_the_environment_has_the_version_of_the_line() -> None:
    assert metadata.version("wasmtime") == asked_for(), f".venv has another version; {UPDATE}"


def test_no_other_file_names_a_version_of_it() -> None:
    # As in wasmtime==1.2.3, wasmtime-1.2.3-py3-none…, "wasmtime": "1.2.3", wasmtime 1.2.3.
    named = re.compile(r"wasmtime[^\w\n]{1,4}v?\d+\.\d+(?:\.\d+)?", re.I)
    files = [ROOT / name for name in TOP]
    files += [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))]
    wrong = {
        f"{path.relative_to(ROOT)}: {found}"
        for path in files
        if path.is_file() and path.suffix not in BUILT and path.relative_to(ROOT) != LOCK
        for found in named.findall(path.read_text(errors="replace"))
    }
    assert wrong == set(), "an update would have to change these too: take it from the lock"
