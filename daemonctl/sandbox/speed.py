"""This machine's speed against the reference machine, kept: daemon and buyer measure it once."""

from __future__ import annotations

import os
from importlib import metadata
from pathlib import Path

import msgspec

from daemonctl import files


class _Measured(msgspec.Struct, frozen=True):
    wasmtime: str
    processor: str
    speed_ppm: int


class SpeedFile:
    """speed.json. What was measured with another wasmtime or processor does not count."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._wasmtime = metadata.version("wasmtime")
        self._processor = _processor()

    def read(self) -> int | None:
        """Millionths of the reference machine's speed; None where it must be measured."""
        data = files.read_or_none(self._path)
        try:
            kept = msgspec.json.decode(data, type=_Measured) if data else None
        except ValueError:  # also what is no UTF-8
            return None
        if kept is None or (kept.wasmtime, kept.processor) != (self._wasmtime, self._processor):
            return None
        return kept.speed_ppm if kept.speed_ppm > 0 else None

    def write(self, speed_ppm: int) -> None:
        """Keep what was just measured."""
        measured = _Measured(self._wasmtime, self._processor, speed_ppm)
        files.replace(self._path, msgspec.json.encode(measured))


def _processor() -> str:
    """The processor's name: another one has another speed (a disk may move house)."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() in ("model name", "CPU part"):
            return value.strip()
    return os.uname().machine
