"""How hot the processor is: hwmon, and thermal zones where no driver of hwmon knows it."""

from __future__ import annotations

import math
import re
from pathlib import Path

from daemonctl.sensing import lines

_DRIVERS = re.compile(r"coretemp|k10temp|zenpower|k8temp|via_cputemp|(cpu|soc)[\w-]*thermal\w*")
_ZONES = (re.compile(r"x86_pkg_temp"), re.compile(r"(cpu|soc)[\w-]*"), re.compile(r"acpitz"))
_WHOLE = ("Package id", "Tdie")
"""Labels of sensors that speak for all others: coretemp's is the hottest of its cores, and the
k10temp of some processors adds 20 degrees to Tctl so that fans start early, never to Tdie."""
_SENSIBLE = (1, 125)
"""Degrees Celsius; whatever else a sensor says it does not mean (0, -128, 255)."""
_LOOK_AGAIN = 100
"""Readings after which the sensors are looked for anew: drivers come and go."""


class Thermometer:
    """The processor's sensors below `root`, found once and then only read."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: list[str] = []
        self._left = 0

    def celsius(self) -> float | None:
        """The hottest, in whole degrees; None where this machine tells nothing sensible."""
        if self._left <= 0:
            self._files = _hwmon(self._root) or _zones(self._root)
            self._left = _LOOK_AGAIN
        self._left -= 1
        found = [celsius for path in self._files if (celsius := _read(path)) is not None]
        if self._files and not found:
            self._left = 0
        # Rounded down: 85 means that 85 was reached.
        return max(found, default=None)


def _read(path: str) -> float | None:
    milli = lines.number(lines.read(path))
    if milli is None or not _SENSIBLE[0] <= milli / 1000 <= _SENSIBLE[1]:
        return None
    return float(math.floor(milli / 1000))


def _hwmon(root: Path) -> list[str]:
    files: list[str] = []
    folder = root / "sys/class/hwmon"
    for name in lines.names(folder):
        chip = folder / name
        if not _DRIVERS.fullmatch(lines.read(chip / "name")):
            continue
        inputs = [one for one in lines.names(chip) if re.fullmatch(r"temp\d+_input", one)]
        labels = {one: lines.read(chip / one.replace("_input", "_label")) for one in inputs}
        whole = [one for one in inputs if labels[one].startswith(_WHOLE)]
        files += [str(chip / one) for one in whole or inputs]
    return files


def _zones(root: Path) -> list[str]:
    folder = root / "sys/class/thermal"
    zones = {
        name: lines.read(folder / name / "type")
        for name in lines.names(folder)
        if name.startswith("thermal_zone")
    }
    for kind in _ZONES:
        found = [name for name, said in zones.items() if kind.fullmatch(said)]
        if found:
            return [str(folder / name / "temp") for name in found]
    return []
