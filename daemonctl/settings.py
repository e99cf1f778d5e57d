"""settings.toml: what a person may choose, with defaults that need no file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daemonctl import tomlfile
from daemonctl.errors import SettingsError
from daemonctl.tomlfile import TomlFile, whole

SCHEMA = 1
MIB = 1024 * 1024

_FIELDS = {
    # section.key: lowest, highest
    "cache": {"megabytes": (64, 1_000_000)},
    "work": {"ahead_seconds": (0, 3600), "memory_megabytes": (16, 65_536)},
}


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

    @property
    def cache_bytes(self) -> int:
        """`cache_megabytes` in bytes."""
        return self.cache_megabytes * MIB

    @property
    def memory_bytes(self) -> int:
        """`memory_megabytes` in bytes."""
        return self.memory_megabytes * MIB


def read(path: Path) -> Settings:
    """The settings in `path`; the defaults where there is no such file.

    Raises SettingsError, which names file, line and field.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise SettingsError("The settings cannot be read", detail=str(error)) from error
    return parse(data, str(path))


def parse(data: bytes, name: str = "settings.toml") -> Settings:
    """The settings in a file's bytes. Raises SettingsError."""
    file = TomlFile(data, name, SettingsError)
    file.only(("schema", *_FIELDS), file.values)
    file.get(
        "schema",
        tomlfile.whole(SCHEMA, SCHEMA),
        f"This version of CPUShare reads schema = {SCHEMA}.",
    )
    found = {}
    for section, fields in _FIELDS.items():
        table = file.values.get(section, {})
        if not isinstance(table, dict):
            raise file.wrong(section, "it is not a section", f"Write [{section}] on its own line.")
        file.only(fields, table, section)
        for key, (low, high) in fields.items():
            attribute = key if section == "work" else f"{section}_{key}"
            hint = f"Give a whole number from {low} to {high}, or leave the line out."
            value = file.get(key, whole(low, high), hint, section=section, default=-1)
            if value >= 0:
                found[attribute] = value
    return Settings(**found)
