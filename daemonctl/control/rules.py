"""The rules and the settings, read and changed; what the tray senses, told; what there is, sensed.

For the tray's windows and the command line. All of it may wait for the disk.
"""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from daemonctl import control, files
from daemonctl import settings as settings_file
from daemonctl.errors import SettingsError
from daemonctl.paths import Paths
from daemonctl.senses import Activity, Sensed
from daemonctl.sensing.sensors import Sensors, Wanted
from daemonctl.settings import SCHEMA, Rules, Settings, TraySettings, to_table

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_NEW_MODE = 0o644
_SECRET_MODE = 0o600
"""When somebody sat at this machine is nobody else's business."""
_GROUP_MODE = 0o640
"""... but the daemon's, and that has another user."""


def settings(paths: Paths) -> Settings:
    """What settings.toml says. Raises SettingsError where it cannot be used.

    How the tray behaves is said by its user's own file, whichever daemon it controls.
    """
    found = settings_file.read(paths.settings)
    if paths.person is paths:
        return found
    return dataclasses.replace(found, tray=settings_file.read(paths.person.settings).tray)


def settings_files(paths: Paths) -> tuple[Path, ...]:
    """The files that `settings` reads, each in a folder of its own."""
    return tuple(dict.fromkeys((paths.settings, paths.person.settings)))


def change(paths: Paths, *, rules: Rules | None = None, tray: TraySettings | None = None) -> None:
    """Write these settings where `settings` reads them; the daemon follows at once.

    Only what differs from what the file says is written: comments, order and all other lines
    stay. Raises SettingsError, and leaves the file as it is, where it cannot be used as it is or
    could not be used as it would be; OSError where it cannot be written.
    """
    if paths.person is paths:
        _change(paths, rules, tray)
        return
    _change(paths, rules, None)
    _change(paths.person, None, tray)


def _change(paths: Paths, rules: Rules | None, tray: TraySettings | None) -> None:
    # Through a link to the file itself: people keep such files elsewhere and link to them. But
    # where several write, who follows another's link writes where the other may not.
    path = paths.settings if paths.shared else Path(os.path.realpath(paths.settings))
    data = files.read_small(path)
    before = settings_file.parse(data, str(paths.settings)) if data is not None else Settings()
    after = dataclasses.replace(before, rules=rules or before.rules, tray=tray or before.tray)
    if after == before:
        return
    text = _render(data, before, after, str(paths.settings)).encode()
    if settings_file.parse(text, str(paths.settings)) != after:
        raise SettingsError(
            "The settings cannot be changed",
            detail=f"{paths.settings} is written in a way that CPUShare cannot change",
            hint="Change it by hand, or move it away and set everything anew.",
        )
    mode = path.stat().st_mode if data is not None else _NEW_MODE
    files.replace(path, text, mode=mode)
    control.wake(paths)


def tell_activity(paths: Paths, activity: Activity) -> None:
    """Let the daemon know what the tray senses; it acts at once. Raises OSError."""
    data = msgspec.json.encode(activity)
    mode = _GROUP_MODE if paths.shared else _SECRET_MODE
    files.replace(paths.activity, data, mode=mode, durable=False)
    control.wake(paths)


def sense(paths: Paths, programs: Collection[str] = ()) -> Sensed:
    """What this machine's sensors say now, whether a rule needs them or not.

    busy_percent: since the call before; None for the first.
    """
    wanted = Wanted(power=True, heat=True, load=True, programs=tuple(programs))
    return _sensors(paths.state).look(wanted, time.monotonic())


@lru_cache(maxsize=1)
def _sensors(folder: Path) -> Sensors:
    return Sensors(folder)


def _render(data: bytes | None, before: Settings, after: Settings, name: str) -> str:
    # Only who changes settings needs it: it would cost every other command its memory.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(data or f"schema = {SCHEMA}\n".encode())
        _put(document, to_table(before.rules, before.tray), to_table(after.rules, after.tray))
        return document.as_string()
    except TOMLKitError as error:
        raise SettingsError("The settings cannot be changed", detail=f"{name}: {error}") from error


def _put(
    document: TOMLDocument, old: dict[str, dict[str, Any]], new: dict[str, dict[str, Any]]
) -> None:
    import tomlkit

    for section, values in new.items():
        changed = {key: one for key, one in values.items() if one != old[section][key]}
        if changed and section not in document:
            document.add(section, tomlkit.table())
        for key, value in changed.items():
            document[section][key] = value
