"""What the page "About" shows, decided without Qt: versions, components, the report for a bug."""

from __future__ import annotations

import platform
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import daemonctl
from daemonctl.control.machine import Finding, KernelReport, State
from daemonctl.errors import StateError
from tray.shape import Shape

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
    # Reading metadata costs 2 MB: for who opens the page.
    from importlib import metadata

    components = tuple(_components(metadata))
    known = {one.name: one.version for one in components}
    versions = (
        ("CPUShare", daemonctl.__version__),
        ("Python", platform.python_version()),
        ("Qt", qt),
        ("PySide", known.get("PySide6_Essentials", "")),
        ("wasmtime", known.get("wasmtime", "")),
    )
    return About(tuple(one for one in versions if one[1]), components, _our_licence(metadata))


def _components(metadata: object) -> list[Component]:
    """What the distribution asks for, and what that asks for, as far as it is installed."""
    found: dict[str, Component] = {}
    wanted = [OURS]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if (canonical := _canonical(name)) in seen:
            continue
        seen.add(canonical)
        try:
            one = metadata.distribution(name)  # type: ignore[attr-defined]
        except metadata.PackageNotFoundError:  # type: ignore[attr-defined]
            continue
        if canonical != OURS:
            found[canonical] = Component(one.metadata["Name"], one.version, licence(one.metadata))
        wanted += _requirements(one.requires or (), EXTRAS if canonical == OURS else ())
    return sorted(found.values(), key=lambda each: each.name.lower())


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _requirements(requires: Iterable[str], extras: Sequence[str]) -> list[str]:
    """Names from lines such as "jeepney>=0.9; extra == 'tray'"."""
    names = []
    for line in requires:
        what, _, marker = line.partition(";")
        extra = re.search(r"extra\s*==\s*['\"]([\w-]+)['\"]", marker)
        name = re.match(r"[\w.-]+", what.strip())
        if name is not None and (extra is None or extra[1] in extras):
            names.append(name[0])
    return names


def licence(metadata: object) -> str:
    """A component's licence in a few words, from its metadata."""
    get_all = metadata.get_all  # type: ignore[attr-defined]
    for field in ("License-Expression", "License"):
        text = next(iter(get_all(field) or ()), "")
        # Some put the whole text of it there.
        if text and "\n" not in text and len(text) <= 80 and "UNKNOWN" not in text:
            return str(text)
    classifiers = get_all("Classifier") or ()
    named = [one.split(" :: ")[-1] for one in classifiers if one.startswith("License :: ")]
    return ", ".join(one for one in named if one != "OSI Approved")


def _our_licence(metadata: object) -> str:
    """The text of our licence: of the package, or of the checkout that this runs from."""
    checkout = Path(daemonctl.__file__).parents[1] / "LICENSE"
    try:
        files = metadata.files(OURS) or ()  # type: ignore[attr-defined]
    except metadata.PackageNotFoundError:  # type: ignore[attr-defined]
        files = ()
    packed = [Path(one.locate()) for one in files if one.name == "LICENSE"]
    for path in (*packed, checkout):
        try:
            return path.read_text(encoding="utf-8")
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StateError("The licence cannot be read", detail=str(error)) from error
    return ""


def mark(finding: Finding) -> Shape:
    """The shape beside a finding."""
    if finding.state is State.PRESENT:
        return Shape.TICK
    return Shape.CROSS if finding.needed else Shape.DASH


_SIGNS = {Shape.TICK: "[ok]", Shape.CROSS: "[NO]"}


def report(shown: About | None, kernel: KernelReport | None, home: str) -> str:
    """What belongs into a bug report, in English whatever the user's language.

    home: the user's home folder: it is written as "~", for its name may be a person's.
    """
    lines = [f"{what} {version}" for what, version in (shown.versions if shown else ())]
    lines.append(f"Session {_session()}")
    if kernel is not None:
        lines.append(f"Linux {kernel.release}, {kernel.machine}, {kernel.distribution}")
        lines.append("Fit to run strangers' code" if kernel.fit else "Not fit: no job is run")
        lines += [
            f"{_SIGNS.get(mark(one), '[--]')} {one.name}: {one.evidence}" for one in kernel.findings
        ]
    return _without(home, "\n".join(lines)) + "\n"


def _session() -> str:
    import os

    names = ("XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP")
    told = [os.environ[name] for name in names if os.environ.get(name)]
    return ", ".join([*told, sys.platform])


def _without(home: str, text: str) -> str:
    home = home.rstrip("/")
    return re.sub(re.escape(home) + r"(?=[/\s:,;'\")]|$)", "~", text) if home else text
