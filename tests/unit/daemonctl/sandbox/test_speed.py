"""A measured speed is kept as long as it is this machine's."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.sandbox import speed
from daemonctl.sandbox.speed import SpeedFile


def test_what_was_measured_is_known_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "state" / "speed.json"
    assert SpeedFile(path).read() is None
    SpeedFile(path).write(900_000)
    assert SpeedFile(path).read() == 900_000


@pytest.mark.parametrize("what", ["processor", "wasmtime"])
def test_another_processor_or_wasmtime_has_another_speed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    SpeedFile(tmp_path / "speed.json").write(900_000)
    if what == "processor":
        monkeypatch.setattr(speed, "_processor", lambda: "another")
    else:
        monkeypatch.setattr(speed.metadata, "version", lambda _: "1.0")
    assert SpeedFile(tmp_path / "speed.json").read() is None


@pytest.mark.parametrize("kept", [b"", b"{", b'{"wasmtime":"\xff"}', b'{"speed_ppm":1}'])
def test_a_damaged_file_counts_as_none(tmp_path: Path, kept: bytes) -> None:
    (tmp_path / "speed.json").write_bytes(kept)
    assert SpeedFile(tmp_path / "speed.json").read() is None


def test_a_speed_of_nothing_is_none(tmp_path: Path) -> None:
    SpeedFile(tmp_path / "speed.json").write(0)
    assert SpeedFile(tmp_path / "speed.json").read() is None
