"""What the page "About" shows, decided without Qt: versions, components, the report for a bug."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import daemonctl
from daemonctl.control.machine import KernelReport
from daemonctl.errors import StateError
from tray.fitwords import shape
from tray.shape import Shape
from tray.window.installed import Installed, canonical, installed

OURS = "cpushare"
EXTRAS = ("tray", "market")


@dataclass(frozen=True)
class Component:
    """A library that CPUShare is made of. licence: as it states itself; "" where it does not."""

    name: str
    version: str
    licence: str


@dataclass(frozen=True)
class About:
    """versions: (what, version). licence: the text of ours; "" where it is not installed.
    components: by name."""

    versions: tuple[tuple[str, str], ...]
    components: tuple[Component, ...]
    licence: str


def about(qt: str) -> About:
    """Ask the installation; reads files. qt: Qt's version."""
    there = installed()
    components = tuple(_components(there))
    known = {one.name: one.version for one in components}
    versions = (
        ("CPUShare", daemonctl.__version__),
        ("Python", platform.python_version()),
        ("Qt", qt),
        ("PySide", known.get("PySide6_Essentials", "")),
        ("wasmtime", known.get("wasmtime", "")),
    )
    return About(
        tuple(one for one in versions if one[1]), components, _our_licence(there.get(OURS))
    )


def _components(there: dict[str, Installed]) -> list[Component]:
    """What the distribution asks for, and what that asks for, as far as it is installed."""
    found: list[Component] = []
    wanted = [OURS]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        if (one := there.get(name)) is None:
            continue
        if name != OURS:
            found.append(Component(one.first("Name"), one.first("Version"), licence(one)))
        requires = one.fields.get("Requires-Dist", ())
        wanted += _requirements(requires, EXTRAS if name == OURS else ())
    return sorted(found, key=lambda each: each.name.lower())


def _requirements(requires: Iterable[str], extras: Sequence[str]) -> list[str]:
    """Canonical names from lines such as "jeepney>=0.9; extra == 'tray'"."""
    names = []
    for line in requires:
        what, _, marker = line.partition(";")
        extra = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", marker)
        name = re.match(r"[\w.-]+", what.strip())
        if name is not None and (extra is None or extra[1] in extras):
            names.append(canonical(name[0]))
    return names


def licence(one: Installed) -> str:
    """A component's licence in a few words, from its metadata."""
    for field in ("License-Expression", "License"):
        text = one.first(field)
        # Some put the whole text of it there.
        if text and "\n" not in text and len(text) <= 80 and "UNKNOWN" not in text:
            return text
    classifiers = one.fields.get("Classifier", ())
    named = [each.split(" :: ")[-1] for each in classifiers if each.startswith("License :: ")]
    return ", ".join(each for each in named if each != "OSI Approved")


def _our_licence(ours: Installed | None) -> str:
    """The text of our licence: of the package, or of the checkout that this runs from."""
    places = [Path(daemonctl.__file__).parents[1] / "LICENSE"]
    if ours is not None:
        places.insert(0, ours.folder / "licenses" / "LICENSE")
    for path in places:
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StateError("The licence cannot be read", detail=str(error)) from error
    return ""


_SIGNS = {Shape.TICK: "[ok]", Shape.CROSS: "[NO]", Shape.DASH: "[--]", Shape.QUERY: "[??]"}


def report(shown: About | None, kernel: KernelReport | None, home: str) -> str:
    """What belongs into a bug report, in English whatever the user's language.

    home: the user's home folder: it is written as "~", for its name may be a person's.
    """
    lines = [f"{what} {version}" for what, version in (shown.versions if shown else ())]
    lines.append(f"Session {_session()}")
    if kernel is not None:
        lines.append(f"Linux {kernel.release}, {kernel.machine}, {kernel.distribution}")
        lines.append("Fit to run strangers' code" if kernel.fit else "Not fit: no job is run")
        lines += [f"{_SIGNS[shape(one)]} {one.name}: {one.evidence}" for one in kernel.findings]
    return _without(home, "\n".join(lines)) + "\n"


def _session() -> str:
    import os

    names = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP")
    told = [os.environ[name] for name in names if os.environ.get(name)]
    return ", ".join([*told, sys.platform])


def _without(home: str, text: str) -> str:
    home = home.rstrip("/")
    return re.sub(re.escape(home) + r"(?=[/\s:,;'\")]|$)", "~", text) if home else text
