"""settings.toml: what a person may choose, with defaults that need no file."""

from __future__ import annotations

import enum
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from daemonctl import files, tomlfile
from daemonctl.errors import SettingsError
from daemonctl.tomlfile import TomlFile, flag, text, texts, whole

SCHEMA = 1
MIB = 1024 * 1024
HOURS = 24
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ALWAYS = frozenset(range(HOURS))
MOST_PROGRAMS = 100
LONGEST_NAME = 255


class Quit(enum.StrEnum):
    """What becomes of the computing when the user ends the tray."""

    ASK = "ask"
    KEEP = "keep"
    """It goes on in the background."""
    STOP = "stop"


@dataclass(frozen=True)
class Rules:
    """When the cores may compute.

    pause_when_active: at most `cores_in_use` cores go on while the user is at the machine, all of
    them again after `idle_minutes` without input. pause_when_hot: above `hot_celsius`, until it
    is below `cool_celsius`. pause_when_busy: when other programs have used `busy_percent` of the
    machine for `busy_seconds`. pause_full_screen: while a window fills the screen. programs:
    pause while one of these runs, by the name that `ps` shows. use_schedule: compute only in
    `hours`: one set of whole hours of local time (18 = from 18:00 to 18:59) a weekday, Monday
    first.
    """

    pause_when_active: bool = True
    cores_in_use: int = 0
    idle_minutes: int = 3
    pause_on_battery: bool = True
    pause_when_hot: bool = True
    hot_celsius: int = 85
    cool_celsius: int = 78
    pause_when_busy: bool = False
    busy_percent: int = 50
    busy_seconds: int = 10
    pause_full_screen: bool = True
    programs: tuple[str, ...] = ()
    use_schedule: bool = False
    hours: tuple[frozenset[int], ...] = (ALWAYS,) * len(WEEKDAYS)


@dataclass(frozen=True)
class TraySettings:
    """How the tray behaves.

    language: "en", "de", "fr"; "" = the session's. notifications: whether it may send any.
    quit: what ending it means. pause_shortcut: as Qt writes key sequences, "" = none.
    tray_hint: whether to say what is missing where the desktop shows no icons.
    market: the address that the wizard offers first; "" = whichever it finds.
    """

    language: str = ""
    notifications: bool = True
    quit: Quit = Quit.ASK
    pause_shortcut: str = ""
    tray_hint: bool = True
    market: str = ""


@dataclass(frozen=True)
class Settings:
    """What settings.toml says.

    cache_megabytes: most that modules and inputs may take on disk (MiB).
    ahead_seconds: how much work each core fetches ahead. More bridges longer breaks in the
        network; less leaves more of a small computation to other cores and hosts.
    memory_megabytes: most that one worker may use (MiB); jobs that want more are not taken.
    """

    cache_megabytes: int = 2048
    ahead_seconds: int = 15
    memory_megabytes: int = 512
    rules: Rules = field(default_factory=Rules)
    tray: TraySettings = field(default_factory=TraySettings)

    @property
    def cache_bytes(self) -> int:
        """`cache_megabytes` in bytes."""
        return self.cache_megabytes * MIB

    @property
    def memory_bytes(self) -> int:
        """`memory_megabytes` in bytes."""
        return self.memory_megabytes * MIB


@dataclass(frozen=True)
class _Field:
    """check: says what is wrong with a value. hint: the remedy. make: the value from the file's."""

    check: Callable[[Any], str]
    hint: str
    make: Callable[[Any], Any] = lambda value: value


def _number(low: int, high: int) -> _Field:
    return _Field(
        whole(low, high), f"Give a whole number from {low} to {high}, or leave the line out."
    )


_FLAG = _Field(flag, "Write true or false, or leave the line out.")


def parse_hours(words: str) -> frozenset[int]:
    """ "18-24, 0-7" -> {0, ..., 6, 18, ..., 23}; "" -> none. Raises ValueError."""
    found: set[int] = set()
    for part in (part.strip() for part in words.split(",") if part.strip()):
        match = re.fullmatch(r"(\d{1,2})\s*-\s*(\d{1,2})", part, re.ASCII)
        if match is None or not int(match[1]) < int(match[2]) <= HOURS:
            raise ValueError(f"{part!r} is not a span of hours")
        found.update(range(int(match[1]), int(match[2])))
    return frozenset(found)


def show_hours(hours: frozenset[int]) -> str:
    """What `parse_hours` reads: {0, 1, 22, 23} -> "0-2, 22-24"."""
    spans: list[list[int]] = []
    for hour in sorted(hours):
        if spans and spans[-1][1] == hour:
            spans[-1][1] = hour + 1
        else:
            spans.append([hour, hour + 1])
    return ", ".join(f"{start}-{end}" for start, end in spans)


def _check_hours(value: Any) -> str:
    if not isinstance(value, str):
        return f"{value!r} is not text"
    try:
        parse_hours(value)
    except ValueError as error:
        return str(error)
    return ""


def _one_of(kind: type[enum.StrEnum]) -> _Field:
    known = [str(one) for one in kind]

    def check(value: Any) -> str:
        return "" if value in known else f"{value!r} is none of them"

    return _Field(check, f"Write one of: {', '.join(known)}.", kind)


def _optional_text(longest: int) -> _Field:
    def check(value: Any) -> str:
        return "" if value == "" else text(longest)(value)

    return _Field(check, f'Write text of at most {longest} letters, or "".')


_HOURS = _Field(_check_hours, 'Write hours as "18-24, 0-7"; "" = none.', parse_hours)
_SECTIONS: dict[str, dict[str, _Field]] = {
    "cache": {"megabytes": _number(64, 1_000_000)},
    "work": {"ahead_seconds": _number(0, 3600), "memory_megabytes": _number(16, 65_536)},
    "rules": {
        "pause_when_active": _FLAG,
        "cores_in_use": _number(0, 8192),
        "idle_minutes": _number(1, 240),
        "pause_on_battery": _FLAG,
        "pause_when_hot": _FLAG,
        "hot_celsius": _number(40, 110),
        "cool_celsius": _number(30, 105),
        "pause_when_busy": _FLAG,
        "busy_percent": _number(5, 100),
        "busy_seconds": _number(5, 600),
        "pause_full_screen": _FLAG,
        "programs": _Field(
            texts(MOST_PROGRAMS, LONGEST_NAME), 'Write programs = ["name", "another"].', tuple
        ),
        "use_schedule": _FLAG,
    },
    "schedule": dict.fromkeys(WEEKDAYS, _HOURS),
    "tray": {
        "language": _optional_text(10),
        "notifications": _FLAG,
        "quit": _one_of(Quit),
        "pause_shortcut": _optional_text(60),
        "tray_hint": _FLAG,
        "market": _optional_text(500),
    },
}


def read(path: Path) -> Settings:
    """The settings in `path`; the defaults where there is no such file.

    Raises SettingsError, which names file, line and field.
    """
    try:
        data = files.read_small(path)
    except OSError as error:
        raise SettingsError("The settings cannot be read", detail=str(error)) from error
    return parse(data, str(path)) if data is not None else Settings()


def parse(data: bytes, name: str = "settings.toml") -> Settings:
    """The settings in a file's bytes. Raises SettingsError."""
    file = TomlFile(data, name, SettingsError)
    file.only(("schema", *_SECTIONS), file.values)
    file.get(
        "schema",
        tomlfile.whole(SCHEMA, SCHEMA),
        f"This version of CPUShare reads schema = {SCHEMA}.",
    )
    found = {section: _section(file, section, known) for section, known in _SECTIONS.items()}
    days = found["schedule"]
    rules = Rules(**found["rules"], hours=tuple(days.get(day, ALWAYS) for day in WEEKDAYS))
    if rules.cool_celsius >= rules.hot_celsius:
        raise file.wrong(
            "cool_celsius",
            f"{rules.cool_celsius} is not below hot_celsius, {rules.hot_celsius}",
            "Leave a few degrees between them, or the cores flap.",
            "rules",
        )
    return Settings(
        **{f"cache_{key}": value for key, value in found["cache"].items()},
        **found["work"],
        rules=rules,
        tray=TraySettings(**found["tray"]),
    )


def _section(file: TomlFile, section: str, known: dict[str, _Field]) -> dict[str, Any]:
    table = file.values.get(section, {})
    if not isinstance(table, dict):
        raise file.wrong(section, "it is not a section", f"Write [{section}] on its own line.")
    file.only(known, table, section)
    return {
        key: one.make(file.get(key, one.check, one.hint, section=section))
        for key, one in known.items()
        if key in table
    }


def to_table(rules: Rules, tray: TraySettings) -> dict[str, dict[str, Any]]:
    """The sections [rules], [schedule] and [tray] as `parse` reads them."""
    return {
        "rules": {
            one.name: _plain(getattr(rules, one.name))
            for one in fields(rules)
            if one.name != "hours"
        },
        "schedule": {
            day: show_hours(hours) for day, hours in zip(WEEKDAYS, rules.hours, strict=True)
        },
        "tray": {one.name: _plain(getattr(tray, one.name)) for one in fields(tray)},
    }


def _plain(value: Any) -> Any:
    """A value as a TOML writer takes it: no enum, no tuple."""
    if isinstance(value, str):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
