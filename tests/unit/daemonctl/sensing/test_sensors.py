"""Sensors are read when somebody wants them, and what they said is kept for a while."""

from __future__ import annotations

from pathlib import Path

from daemonctl.senses import Sensed
from daemonctl.sensing.sensors import HEAT_EVERY_S, Sensors, Wanted
from daemonctl.sensing.space import disk_free_mib, memory_free_mib

ALL = Wanted(power=True, heat=True, load=True, programs=("kodi",))


def hot(root: Path, celsius: int) -> None:
    folder = root / "sys/class/hwmon/hwmon0"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "name").write_text("coretemp\n")
    (folder / "temp1_input").write_text(f"{celsius}000\n")


def test_a_machine_that_tells_nothing_is_sensed_as_unknown(tmp_path: Path) -> None:
    found = Sensors(tmp_path, tmp_path).look(ALL, 0.0)
    assert found == Sensed(disk_free_mib=found.disk_free_mib)


def test_what_no_rule_wants_is_not_told(tmp_path: Path) -> None:
    hot(tmp_path, 80)
    sensors = Sensors(tmp_path, tmp_path)
    assert sensors.look(Wanted(), 0.0).celsius is None
    assert sensors.look(Wanted(heat=True), 0.1).celsius == 80


def test_a_value_is_kept_for_a_while_and_then_read_again(tmp_path: Path) -> None:
    hot(tmp_path, 80)
    sensors = Sensors(tmp_path, tmp_path)
    assert sensors.look(ALL, 10.0).celsius == 80
    hot(tmp_path, 90)
    assert sensors.look(ALL, 10.0 + HEAT_EVERY_S * 0.9).celsius == 80
    assert sensors.look(ALL, 10.0 + HEAT_EVERY_S).celsius == 90


def test_the_disk_is_the_one_where_the_folder_will_be(tmp_path: Path) -> None:
    there = disk_free_mib(tmp_path)
    assert there is not None
    assert abs((disk_free_mib(tmp_path / "not" / "yet") or 0) - there) < 1024
    (tmp_path / "file").write_text("")
    assert disk_free_mib(tmp_path / "file" / "below") is None


def test_memory_is_what_is_available_without_swapping(tmp_path: Path) -> None:
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/meminfo").write_text(
        "MemTotal:  8000000 kB\nMemFree:  100000 kB\nMemAvailable:  2097152 kB\n"
    )
    assert memory_free_mib(tmp_path) == 2048
    assert memory_free_mib(tmp_path / "nowhere") is None
