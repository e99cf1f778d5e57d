"""The lock files: a build next year is this build."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[4]
FOLDER = ROOT / "packaging" / "setup"
LOCKS = ("requirements.lock", "uv.lock")
PYTHONS = ("3.11", "3.12", "3.13")


def entries(name: str) -> list[str]:
    """The lock file's requirements, each with its hashes on one line."""
    return (FOLDER / name).read_text().replace("\\\n", " ").splitlines()


def project() -> list[Requirement]:
    """Everything that pyproject.toml asks for, the build back end included."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = [*told["build-system"]["requires"], *told["project"]["dependencies"]]
    for extra in told["project"]["optional-dependencies"].values():
        wanted += extra
    return [Requirement(text) for text in wanted]


@pytest.mark.parametrize("python", PYTHONS)
def test_everything_that_the_project_asks_for_is_locked_to_a_version_that_serves(
    python: str,
) -> None:
    machine = {
        **{key: str(value) for key, value in default_environment().items()},
        "python_version": python,
        "python_full_version": f"{python}.0",
        "sys_platform": "linux",
    }
    locked: dict[str, str] = {}
    for entry in entries("requirements.lock"):
        pin = Requirement(entry.partition(" --hash")[0])
        if pin.marker is None or pin.marker.evaluate(machine):
            assert pin.name not in locked
            (exact,) = pin.specifier
            locked[canonicalize_name(pin.name)] = exact.version
    for wanted in project():
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), wanted


@pytest.mark.parametrize("name", LOCKS)
def test_every_entry_is_one_exact_version_with_hashes(name: str) -> None:
    exact = re.compile(r"[a-z0-9-]+==[\w.+]+( ; [^#]+?)?( +--hash=sha256:[0-9a-f]{64})+ *")
    assert entries(name)
    assert [entry for entry in entries(name) if not exact.fullmatch(entry)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_fetch_from(name: str) -> None:
    text = (FOLDER / name).read_text()
    assert not re.search(r"://|^\s*-(?!-hash)|index|find-links|\.(org|com|io)\b", text, re.M)


def test_the_uv_that_is_locked_is_the_one_that_the_script_asks_for() -> None:
    script = (FOLDER / "environment.py").read_text()
    asked = re.search(r'UV_VERSION = "(.+)"', script)
    assert asked is not None
    assert entries("uv.lock")[0].startswith(asked[1] + " ")
