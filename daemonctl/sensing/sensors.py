"""All sensors together: each is read only when a rule wants it, and no oftener than helps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from daemonctl.senses import Sensed
from daemonctl.sensing import power, space
from daemonctl.sensing.heat import Thermometer
from daemonctl.sensing.load import LoadMeter
from daemonctl.sensing.programs import Programs

_T = TypeVar("_T")

POWER_EVERY_S = 3.0
"""A laptop's controller takes milliseconds to answer."""
HEAT_EVERY_S = 3.0
PROGRAMS_EVERY_S = 2.5
DISK_EVERY_S = 10.0
MEMORY_EVERY_S = 5.0


@dataclass(frozen=True)
class Wanted:
    """Which sensors the rules need; disk and memory are always looked at."""

    power: bool = False
    heat: bool = False
    load: bool = False
    programs: tuple[str, ...] = ()


class Sensors:
    """The machine below `root`; `folder` is where CPUShare keeps its state."""

    def __init__(self, folder: Path, root: Path = Path("/")) -> None:
        thermometer, meter, programs = Thermometer(root), LoadMeter(root), Programs(root)
        self._names: tuple[str, ...] = ()
        self._power = _Kept(POWER_EVERY_S, lambda: power.on_battery(root))
        self._heat = _Kept(HEAT_EVERY_S, thermometer.celsius)
        self._meter = meter
        self._programs = _Kept(PROGRAMS_EVERY_S, lambda: programs.running(self._names))
        self._disk = _Kept(DISK_EVERY_S, lambda: space.disk_free_mib(folder))
        self._memory = _Kept(MEMORY_EVERY_S, lambda: space.memory_free_mib(root))
        self._memory_total = space.memory_total_mib(root)

    def look(self, wanted: Wanted, now: float) -> Sensed:
        """What they say. now: on the monotonic clock."""
        if wanted.programs != self._names:
            self._names = wanted.programs
            self._programs.forget()
        return Sensed(
            on_battery=self._power.at(now) if wanted.power else None,
            celsius=self._heat.at(now) if wanted.heat else None,
            busy_percent=self._meter.percent(now) if wanted.load else None,
            disk_free_mib=self._disk.at(now),
            memory_free_mib=self._memory.at(now),
            memory_total_mib=self._memory_total,
            programs=self._programs.at(now) if wanted.programs else (),
        )


class _Kept(Generic[_T]):
    """A value that is good for a while."""

    def __init__(self, seconds: float, read: Callable[[], _T]) -> None:
        self._seconds = seconds
        self._read = read
        self._kept: tuple[float, _T] | None = None

    def at(self, now: float) -> _T:
        kept = self._kept
        if kept is None or not kept[0] <= now < kept[0] + self._seconds:
            kept = self._kept = (now, self._read())
        return kept[1]

    def forget(self) -> None:
        self._kept = None
