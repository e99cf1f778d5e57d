"""Whether the machine draws on a battery: /sys/class/power_supply."""

from __future__ import annotations

from pathlib import Path

from daemonctl.sensing import lines

_BATTERIES = ("Battery", "UPS")


def on_battery(root: Path) -> bool | None:
    """True if it draws on one; None for a machine without a battery.

    The batteries of mice, keyboards and tablets (scope "Device") are none of the machine's.
    """
    states: list[str] = []
    adapters: list[bool] = []
    folder = root / "sys/class/power_supply"
    for name in lines.names(folder):
        supply = folder / name
        if lines.read(supply / "scope") == "Device" or lines.read(supply / "present") == "0":
            continue
        kind = lines.read(supply / "type")
        if kind in _BATTERIES:
            states.append(lines.read(supply / "status"))
        elif online := lines.read(supply / "online"):
            # Mains, USB, wireless; USB ones say 2 where a fixed charger hangs on them.
            adapters.append(online != "0")
    if not states:
        return None
    if any(adapters):
        return False
    if "Discharging" in states:
        return True
    # "Unknown": some say so when full, some when just unplugged; then the adapter's word counts.
    return bool(adapters) and all(state in ("Unknown", "") for state in states)
