"""settings.toml: defaults, and complaints that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl import settings
from daemonctl.errors import SettingsError
from daemonctl.settings import Settings


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "no" / "settings.toml") == Settings()
    assert Settings().cache_bytes == 2048 * 1024 * 1024


def test_what_the_file_says_takes_the_place_of_a_default(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("schema = 1\n[cache]\nmegabytes = 100\n[work]\nahead_seconds = 0\n")
    assert settings.read(path) == Settings(cache_megabytes=100, ahead_seconds=0)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "schema: it is missing"),
        ("schema = 2", "line 1: schema"),
        ("schema = 1\ncolour = 3", "line 2: colour: there is no such field"),
        ("schema = 1\n\n[cache]\nmegabyte = 3", "line 4: cache.megabyte"),
        ("schema = 1\n[cache]\nmegabytes = 1", "line 3: cache.megabytes: 1 is not between"),
        ("schema = 1\n[work]\nahead_seconds = true", "line 3: work.ahead_seconds: True"),
        ("schema = 1\n[work]\nmemory_megabytes = 64.0", "line 3: work.memory_megabytes"),
        ("cache = 1\nschema = 1", "line 1: cache: it is not a section"),
        ("schema = 1\n[cache\n", "line 2: "),
        ("schema = 1\nschema = 1", "line 2: "),
    ],
)
def test_a_wrong_setting_is_told_with_file_line_and_field(text: str, where: str) -> None:
    with pytest.raises(SettingsError) as error:
        settings.parse(text.encode(), "settings.toml")
    assert "settings.toml" in error.value.detail
    assert where in error.value.detail
    assert error.value.hint


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="not UTF-8"):
        settings.parse(b"schema = 1\n# \xff")
    with pytest.raises(SettingsError, match="too long"):
        settings.parse(b"#" * 100_000)
    with pytest.raises(SettingsError, match="cannot be read"):
        settings.read(tmp_path)
