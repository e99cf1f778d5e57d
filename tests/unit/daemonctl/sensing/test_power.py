"""On battery or not: made-up machines, most of them seen in somebody's bug report."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.sensing.power import on_battery

Supply = dict[str, str]

MAINS_ON: Supply = {"type": "Mains", "online": "1"}
MAINS_OFF: Supply = {"type": "Mains", "online": "0"}
MOUSE: Supply = {"type": "Battery", "scope": "Device", "status": "Discharging"}


def battery(status: str, **more: str) -> Supply:
    return {"type": "Battery", "present": "1", "status": status, **more}


@pytest.mark.parametrize(
    ("supplies", "said"),
    [
        ((), None),
        ((MAINS_ON,), None),
        ((MOUSE,), None),
        ((MAINS_ON, MOUSE), None),
        ((MAINS_OFF, battery("Discharging", present="0")), None),
        ((MAINS_ON, battery("Charging")), False),
        ((MAINS_ON, battery("Unknown")), False),
        ((MAINS_ON, battery("Discharging")), False),  # a weak charger is a charger
        ((MAINS_OFF, battery("Discharging")), True),
        ((MAINS_OFF, battery("Unknown")), True),
        ((MAINS_OFF, battery("Full"), battery("Discharging")), True),
        ((MAINS_OFF, battery("Charging")), False),  # by a way that no driver knows
        ((MAINS_OFF, {"type": "USB", "online": "1"}, battery("Charging")), False),
        ((MAINS_OFF, {"type": "USB", "online": "2"}, battery("Not charging")), False),
        (({"type": "USB", "scope": "Device", "online": "1"}, battery("Discharging")), True),
        ((battery("Discharging"),), True),
        ((battery("Full"),), False),
        ((battery("Unknown"),), False),
        ((battery("Discharging"), MOUSE), True),
        ((battery("Full"), MOUSE), False),
        (({"type": "UPS", "status": "Discharging"},), True),
    ],
)
def test_a_machine_is_on_battery_if_its_own_battery_is_all_that_feeds_it(
    supplies: tuple[Supply, ...], said: bool | None, tmp_path: Path
) -> None:
    for number, supply in enumerate(supplies):
        folder = tmp_path / "sys/class/power_supply" / f"supply{number}"
        folder.mkdir(parents=True)
        for name, text in supply.items():
            (folder / name).write_text(text + "\n")
    assert on_battery(tmp_path) is said
