"""A control group of the zygote's own that gets CPU only when nobody else wants it.

The lowest that a session can go is a weight of 15 to 1024: 1.4 % of a core that somebody else
wants whole. A group with `cpu.idle` gets 0.3 %. Where it may make one below its own group, the
zygote does (root, mostly); under systemd the same is a service's `CPUWeight=idle`.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

_NAME = "cpushare-"
_CONTROLLER = "cpu"


def join(own: Path | None = None) -> str:
    """Make an idle group below this process's own and move into it; its path, "" where not.

    own: the folder of this process's group, where it is not to be looked for.
    """
    parent = own or _own_group()
    if parent is None:
        return ""
    _sweep(parent)
    group = parent / f"{_NAME}{os.getpid()}"
    try:
        group.mkdir()
    except OSError:
        return ""
    try:
        (group / "cpu.idle").write_text("1")
        (group / "cgroup.procs").write_text(str(os.getpid()))
    except OSError:
        leave(str(group))
        return ""
    return str(group)


def leave(group: str) -> None:
    """Remove a group whose processes are gone; the next `join` removes what stays."""
    if group:
        with suppress(OSError):
            Path(group).rmdir()


def lift(pid: int, group: str) -> None:
    """Give a zygote and its workers the share of a normal session, so that they can end soon."""
    if group:
        with suppress(OSError):
            Path(group, "cpu.idle").write_text("0")
    with suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text("0")


def _sweep(parent: Path) -> None:
    """Remove the groups of zygotes that were killed; one that is in use cannot be removed."""
    for old in parent.glob(f"{_NAME}*"):
        if not Path("/proc", old.name.removeprefix(_NAME)).exists():
            leave(str(old))


def _own_group(
    groups: Path = Path("/proc/self/cgroup"), mounts: Path = Path("/proc/self/mountinfo")
) -> Path | None:
    """The folder of this process's group of the cpu controller, version 1 or 2."""
    places: dict[str, tuple[str, Path]] = {}
    for line in _lines(mounts):
        # id parent device root place options ... - kind source options (proc(5))
        before, _, after = line.partition(" - ")
        shown, at = before.split()[3:5]
        kind, _, options = after.split(" ", 2)
        if kind == "cgroup2" or (kind == "cgroup" and _CONTROLLER in options.split(",")):
            places[kind] = shown, Path(at)
    for line in _lines(groups):
        _, controllers, path = line.split(":", 2)
        kind = "cgroup" if controllers else "cgroup2"
        if kind not in places or (controllers and _CONTROLLER not in controllers.split(",")):
            continue
        root, place = places[kind]
        folder = place / os.path.relpath(path, root)
        # Version 2 shows the controller only where somebody enabled it for groups below.
        enabled = folder / "cgroup.subtree_control"
        if controllers or _CONTROLLER in _words(enabled):
            return folder
    return None


def _lines(path: Path) -> list[str]:
    # Names of mounts and groups are others' bytes; only a line feed, which they cannot hold, ends
    # a line.
    return path.read_bytes().decode(errors="surrogateescape").split("\n")[:-1]


def _words(path: Path) -> list[str]:
    try:
        return path.read_text().split()
    except OSError:
        return []
