"""The processor's temperature: which sensors speak for it, and which are not to be believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.sensing.heat import Thermometer


def chip(root: Path, number: int, name: str, *temperatures: tuple[str, str]) -> Path:
    """A chip of hwmon with (label, thousandths of a degree)."""
    folder = root / f"sys/class/hwmon/hwmon{number}"
    folder.mkdir(parents=True)
    (folder / "name").write_text(name + "\n")
    for index, (label, milli) in enumerate(temperatures, 1):
        (folder / f"temp{index}_input").write_text(milli + "\n")
        if label:
            (folder / f"temp{index}_label").write_text(label + "\n")
    return folder


def zone(root: Path, number: int, kind: str, milli: str) -> None:
    folder = root / f"sys/class/thermal/thermal_zone{number}"
    folder.mkdir(parents=True)
    (folder / "type").write_text(kind + "\n")
    (folder / "temp").write_text(milli + "\n")


def test_a_machine_without_sensors_tells_nothing(tmp_path: Path) -> None:
    assert Thermometer(tmp_path).celsius() is None


@pytest.mark.parametrize(
    ("name", "temperatures", "said"),
    [
        ("coretemp", [("Package id 0", "61999"), ("Core 0", "60000")], 61),
        ("coretemp", [("Core 0", "60000"), ("Core 1", "72000")], 72),
        ("k10temp", [("Tctl", "90000"), ("Tdie", "70000")], 70),
        ("k10temp", [("Tctl", "65125"), ("Tccd1", "66000")], 66),
        ("zenpower", [("Tdie", "55500")], 55),
        ("cpu_thermal", [("", "48312")], 48),
        ("cpu0_thermal", [("", "48312")], 48),
        ("coretemp", [("", "0"), ("", "-128000"), ("", "255000")], None),
        ("coretemp", [("", "nonsense"), ("", "50000")], 50),
        ("nvme", [("", "90000")], None),
        ("acpitz", [("", "90000")], None),
        ("iwlwifi_1", [("", "90000")], None),
    ],
)
def test_the_processor_s_driver_says_how_hot_it_is(
    name: str, temperatures: list[tuple[str, str]], said: float | None, tmp_path: Path
) -> None:
    chip(tmp_path, 0, "nvme", ("Composite", "99000"))
    chip(tmp_path, 1, name, *temperatures)
    assert Thermometer(tmp_path).celsius() == said


def test_of_two_processors_the_hotter_one_counts(tmp_path: Path) -> None:
    chip(tmp_path, 0, "coretemp", ("Package id 0", "61000"))
    chip(tmp_path, 1, "coretemp", ("Package id 1", "83000"))
    assert Thermometer(tmp_path).celsius() == 83


@pytest.mark.parametrize(
    ("zones", "said"),
    [
        ([("acpitz", "27800")], 27),
        ([("acpitz", "99000"), ("x86_pkg_temp", "66000")], 66),
        ([("acpitz", "99000"), ("cpu-thermal", "66000"), ("cpu0-thermal", "67000")], 67),
        ([("pch_skylake", "90000"), ("iwlwifi_1", "90000"), ("battery", "30000")], None),
    ],
)
def test_where_no_driver_knows_it_a_thermal_zone_does(
    zones: list[tuple[str, str]], said: float | None, tmp_path: Path
) -> None:
    for number, (kind, milli) in enumerate(zones):
        zone(tmp_path, number, kind, milli)
    assert Thermometer(tmp_path).celsius() == said


def test_a_sensor_that_moved_is_found_again(tmp_path: Path) -> None:
    folder = chip(tmp_path, 0, "coretemp", ("Package id 0", "61000"))
    meter = Thermometer(tmp_path)
    assert meter.celsius() == 61
    folder.rename(folder.with_name("hwmon7"))
    assert meter.celsius() is None
    assert meter.celsius() == 61
