"""What the rules look at: what the tray senses of its user, what the daemon senses of the machine.

As everywhere, the values are frozen and instants are seconds since the epoch.
"""

from __future__ import annotations

import enum

import msgspec

from daemonctl.model import Process


class Source(enum.StrEnum):
    """What tells the tray whether its user is there."""

    X11 = "x11"
    """An alarm of the X server (XSYNC)."""
    MUTTER = "mutter"
    """GNOME's org.gnome.Mutter.IdleMonitor."""
    WAYLAND = "wayland"
    """The compositor's ext-idle-notify-v1."""
    NONE = "none"
    """Nothing does: there is no telling, only the schedule."""


ACTIVITY_SCHEMA = 1


class Activity(msgspec.Struct, frozen=True, omit_defaults=True):
    """activity.json: what the tray senses in its user's session; replaced when it changes.

    by: the tray; of no worth once it has ended. active: there was input within the last `idle_s`
    seconds. full_screen: the window in front fills the screen; None: nothing tells. since: when
    `active` last changed, seconds since the epoch.
    """

    schema: int
    by: Process
    source: Source
    active: bool = False
    idle_s: float = 0.0
    since: float = 0.0
    full_screen: bool | None = None


class Sensed(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the rules' sensors say; None: this machine has no such sensor.

    on_battery: it draws on a battery. celsius: the processor's hottest sensor. busy_percent: of
    the whole machine, what programs of ordinary priority use (never CPUShare's workers).
    disk_free_mib: where CPUShare keeps its state. memory_free_mib: available without swapping,
    of memory_total_mib. programs: names of the listed programs that run.
    """

    on_battery: bool | None = None
    celsius: float | None = None
    busy_percent: float | None = None
    disk_free_mib: int | None = None
    memory_free_mib: int | None = None
    memory_total_mib: int | None = None
    programs: tuple[str, ...] = ()
