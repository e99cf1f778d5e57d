"""The cores as they are built: packages, physical cores, and the threads that share one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from daemonctl.control.machine import Core
from tray.words import Translate, english, fill


@dataclass(frozen=True)
class Group:
    """Cores of one kind in one package. cores: physical ones, each as its logical CPUs."""

    package: int
    efficiency: bool
    cores: tuple[tuple[Core, ...], ...]


def arrange(cores: Collection[Core]) -> tuple[Group, ...]:
    """The cores by package and kind, the fast ones first; all in the order of their numbers."""
    groups: dict[tuple[int, bool], dict[int, list[Core]]] = {}
    for core in sorted(cores, key=lambda one: one.number):
        physical = groups.setdefault((core.package, core.efficiency), {})
        physical.setdefault(min((core.number, *core.siblings)), []).append(core)
    return tuple(
        Group(package, efficiency, tuple(tuple(threads) for threads in physical.values()))
        for (package, efficiency), physical in sorted(groups.items())
    )


class CoreWords:
    """The texts of the cores' picture."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("CoreWords", text, disambiguation, n)

    def name(self, core: Core) -> str:
        """A core for a screen reader and for its tooltip."""
        parts = [f"cpu{core.number}"]
        first = min((core.number, *core.siblings))
        if core.number != first:
            place = sorted({core.number, *core.siblings}).index(core.number) + 1
            if place == 2:
                text = self.tr("second thread of the core of %1", "%1: cpu2")
            else:
                text = self.tr("thread %n of the core of %1", "%1: cpu2", place)
            parts.append(fill(text, f"cpu{first}"))
        elif len(core.siblings) > 1:
            parts.append(self.tr("first thread of its core"))
        if core.efficiency:
            parts.append(self.tr("efficiency core"))
        return ", ".join(parts)

    def physical(self, threads: Collection[Core]) -> str:
        """A physical core's frame, for a screen reader."""
        names = ", ".join(f"cpu{core.number}" for core in threads)
        return fill(self.tr("One core: %1", "%1: cpu0, cpu1"), names)

    def group(self, group: Group, groups: Collection[Group]) -> str:
        """A group's heading; "" where there is only one kind of core in one package."""
        packages = {one.package for one in groups}
        kinds = {one.efficiency for one in groups}
        parts = []
        if len(packages) > 1:
            number = sorted(packages).index(group.package) + 1
            parts.append(fill(self.tr("Processor %1"), str(number)))
        if group.efficiency:
            parts.append(self.tr("Efficiency cores: slower and frugal"))
        elif len(kinds) > 1:
            parts.append(self.tr("Fast cores"))
        return " · ".join(parts)

    def count(self, chosen: int, cores: int) -> str:
        """How many compute."""
        if not chosen:
            return self.tr("No core computes. Choose at least one.")
        text = self.tr(
            "%1 of %n core(s) will compute; your programs always go first.",
            "%1: the cores that are chosen",
            cores,
        )
        return fill(text, str(chosen))
