"""The logical CPUs of this machine: which there are, which share a core, which are slow."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

_CPUS = Path("sys/devices/system/cpu")


@dataclass(frozen=True)
class Core:
    """One logical CPU that this process may use.

    number: N of cpuN. siblings: the logical CPUs of the same physical core, itself among them.
    package: the socket. efficiency: one of the slow, frugal cores of a mixed processor.
    """

    number: int
    siblings: tuple[int, ...]
    package: int = 0
    efficiency: bool = False


def topology(root: Path = Path("/"), allowed: Collection[int] | None = None) -> tuple[Core, ...]:
    """The cores in the order of their numbers, from /sys below `root`.

    allowed: the CPUs that may be used; None = those of this process (containers, taskset).
    """
    allowed = os.sched_getaffinity(0) if allowed is None else allowed
    online = parse_list(_read(root / _CPUS / "online")) or frozenset(allowed)
    numbers = sorted(online & frozenset(allowed))
    slow = _efficiency(root, numbers)
    return tuple(_core(root, number, number in slow) for number in numbers)


def usable() -> tuple[int, ...]:
    """The numbers of the logical CPUs that this process may use."""
    return tuple(sorted(os.sched_getaffinity(0)))


def half(cores: Collection[Core]) -> tuple[int, ...]:
    """Which cores to sell where nobody chose: half of them, at least one.

    Whole physical cores, as a sold sibling slows its other half; the frugal ones first; then
    from the highest number, as the lowest serve most interrupts.
    """
    wanted = max(1, len(cores) // 2)
    groups = {tuple(sorted(core.siblings)): core for core in cores}
    usable = {core.number for core in cores}
    chosen: list[int] = []
    for siblings, core in sorted(
        groups.items(), key=lambda pair: (not pair[1].efficiency, -min(pair[0]))
    ):
        here = [number for number in siblings if number in usable] or [core.number]
        chosen += here[: wanted - len(chosen)]
        if len(chosen) == wanted:
            break
    return tuple(sorted(chosen))


def parse_list(text: str) -> frozenset[int]:
    """The kernel's list of CPUs: "0-3,8" -> {0, 1, 2, 3, 8}; empty where it is none."""
    found: set[int] = set()
    for part in text.strip().split(","):
        low, _, high = part.partition("-")
        if not low.isdecimal() or (high and not high.isdecimal()):
            return frozenset()
        found.update(range(int(low), int(high or low) + 1))
    return frozenset(found)


def _core(root: Path, number: int, efficiency: bool) -> Core:
    folder = root / _CPUS / f"cpu{number}" / "topology"
    siblings = parse_list(_read(folder / "thread_siblings_list")) | {number}
    package = _read(folder / "physical_package_id")
    return Core(
        number,
        tuple(sorted(siblings)),
        int(package) if package.lstrip("-").isdecimal() else 0,
        efficiency,
    )


def _efficiency(root: Path, numbers: Collection[int]) -> frozenset[int]:
    # Intel names its small cores; on ARM the kernel states each core's capacity (largest: 1024).
    if small := parse_list(_read(root / "sys/devices/cpu_atom/cpus")):
        return small & frozenset(numbers)
    capacity = {
        number: int(text)
        for number in numbers
        if (text := _read(root / _CPUS / f"cpu{number}" / "cpu_capacity")).isdecimal()
    }
    largest = max(capacity.values(), default=0)
    return frozenset(number for number, size in capacity.items() if size < largest)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
