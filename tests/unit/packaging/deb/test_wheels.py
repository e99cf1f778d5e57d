"""packaging/deb: which wheels are fetched and taken, and which are refused; Debian's changelog."""

from __future__ import annotations

import hashlib
import importlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.scripts import importable

FOLDER = Path(__file__).parents[4] / "packaging" / "deb"
NAMES = ("changelog", "fetch", "vendor", "elf", "lock", "parts")
MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}


@pytest.fixture(scope="module")
def tools() -> Iterator[dict[str, ModuleType]]:
    """The scripts as modules: they lie in no package."""
    with importable(FOLDER, NAMES):
        yield {name: importlib.import_module(name) for name in NAMES}


class Wheels:
    """A folder of wheels of one made-up distribution, and the lock file that names them."""

    def __init__(self, tools: dict[str, ModuleType], folder: Path, patch: pytest.MonkeyPatch):
        self.vendor = tools["vendor"]
        self.folder = folder / "wheels"
        self.folder.mkdir()
        self.target = folder / "target"
        self._lock = folder / "requirements.lock"
        self._lines = ["two-parts==1.5"]
        patch.setattr(self.vendor, "LOCK", self._lock)
        patch.setattr(self.vendor, "PARTS", {"cpushare": ("two-parts",)})

    def add(self, tag: str, files: dict[str, str], *, locked: bool = True) -> None:
        path = self.folder / f"two_parts-1.5-{tag}.whl"
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
        told = hashlib.sha256(path.read_bytes() if locked else b"").hexdigest()
        self._lines.append(f"    --hash=sha256:{told}")

    def lay_out(self, arch: str) -> set[str]:
        """The files of the package, our own METADATA left out."""
        self._lock.write_text(" \\\n".join(self._lines) + "\n")
        self.vendor.vendor(arch, self.folder, self.target)
        folder = self.target / "cpushare"
        found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
        return {name for name in found if not name.startswith("cpushare-")}


@pytest.fixture
def wheels(tools: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wheels:
    return Wheels(tools, tmp_path, monkeypatch)


def add_all(wheels: Wheels, machine: str) -> None:
    for python in ("cp311", "cp312", "cp313"):
        files = {"two/__init__.py": "", f"two/_{python}.{machine}.so": machine, "two/x.pyi": ""}
        wheels.add(f"{python}-{python}-manylinux_2_28_{machine}", files)


@pytest.mark.parametrize(("arch", "machine"), MACHINES.items())
def test_wheels_of_every_python_become_one_folder_of_one_architecture(
    wheels: Wheels, arch: str, machine: str
) -> None:
    for each in MACHINES.values():
        add_all(wheels, each)
    compiled = {f"two/_cp{python}.{machine}.so" for python in (311, 312, 313)}
    assert wheels.lay_out(arch) == {"two/__init__.py", *compiled}


def test_a_wheel_for_all_pythons_and_machines_is_enough(wheels: Wheels) -> None:
    wheels.add("py3-none-any", {"two/__init__.py": "", "two/tests/test_it.py": ""})
    assert wheels.lay_out("amd64") == {"two/__init__.py"}


def test_a_python_without_a_wheel_ends_the_build(wheels: Wheels) -> None:
    add_all(wheels, "x86_64")
    (wheels.folder / "two_parts-1.5-cp312-cp312-manylinux_2_28_x86_64.whl").unlink()
    with pytest.raises(wheels.vendor.Unfit, match=r"^two-parts: no wheel for Python 3\.12$"):
        wheels.lay_out("amd64")


def test_another_file_than_the_locked_one_ends_the_build(wheels: Wheels) -> None:
    wheels.add("py3-none-any", {"two/__init__.py": "harm"}, locked=False)
    with pytest.raises(wheels.vendor.Unfit, match=r"any\.whl is not the file that requirements"):
        wheels.lay_out("amd64")
    assert not (wheels.target / "cpushare" / "two").exists()


def test_sisters_that_differ_in_what_is_not_compiled_end_the_build(wheels: Wheels) -> None:
    add_all(wheels, "x86_64")
    wheels.add("cp313-cp313-manylinux_2_39_x86_64", {"two/__init__.py": "for 3.13 alone"})
    with pytest.raises(wheels.vendor.Unfit, match=r"has another two/__init__\.py than its sist"):
        wheels.lay_out("amd64")


def test_wheels_are_fetched_once_by_hash_for_every_python_and_machine(
    tools: dict[str, ModuleType], tmp_path: Path
) -> None:
    calls: list[list[str]] = []

    def run(*words: object) -> str:
        calls.append([str(word) for word in words])
        return ""

    folder = tools["fetch"].fetched(tmp_path / "wheels", MACHINES, run)
    asked = {
        tuple(word for word in call if word.startswith("--python-version") or "2014_" in word)
        for call in calls
    }
    assert asked == {
        (f"--python-version={python}", f"--platform=manylinux2014_{machine}")
        for python in ("3.11", "3.12", "3.13")
        for machine in MACHINES.values()
    }
    assert all("--require-hashes" in call and "--no-deps" in call for call in calls)
    calls.clear()
    assert tools["fetch"].fetched(folder, MACHINES, run) == folder
    assert calls == []


def test_a_fetch_that_breaks_off_leaves_the_wheels_of_before(
    tools: dict[str, ModuleType], tmp_path: Path
) -> None:
    folder = tmp_path / "wheels"
    folder.mkdir()
    (folder / "complete").write_text("an earlier lock file's")
    (folder / "one.whl").touch()

    def run(*_: object) -> str:
        raise ConnectionError("no network")

    with pytest.raises(ConnectionError):
        tools["fetch"].fetched(folder, MACHINES, run)
    assert sorted(path.name for path in folder.iterdir()) == ["complete", "one.whl"]


CHANGELOG = """# Changelog

## [Unreleased]

- Not yet.

## [0.2.0] - 2027-01-05

### Added

- `make it`: so.

## [0.1.0] - 2026-11-26

- The first release.
"""


def test_debian_s_changelog_has_an_entry_for_each_version(tools: dict[str, ModuleType]) -> None:
    assert tools["changelog"].debian(CHANGELOG, "0.2.0", 1_800_000_000) == (
        "cpushare (0.2.0) unstable; urgency=medium\n\n"
        "  [ Added ]\n"
        "  * make it: so.\n\n"
        " -- CPUShare maintainers <maintainers@cpushare.example.org>"
        "  Fri, 15 Jan 2027 08:00:00 +0000\n\n"
        "cpushare (0.1.0) unstable; urgency=medium\n\n"
        "  * The first release.\n\n"
        " -- CPUShare maintainers <maintainers@cpushare.example.org>"
        "  Thu, 26 Nov 2026 12:00:00 +0000\n"
    )


def test_a_version_that_has_no_entry_yet_gets_one(tools: dict[str, ModuleType]) -> None:
    text = tools["changelog"].debian(CHANGELOG, "0.3.0", 1_800_000_000)
    assert text.startswith("cpushare (0.3.0) unstable; urgency=medium\n\n  * See /usr/share/doc/")
    assert text.count("\n -- ") == 3
