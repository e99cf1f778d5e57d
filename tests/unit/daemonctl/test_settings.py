"""settings.toml: defaults, and complaints that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomlkit

from daemonctl import settings
from daemonctl.errors import SettingsError
from daemonctl.settings import ALWAYS, Quit, Rules, Settings, TraySettings


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
        ("schema = 1\n[rules]\npause_when_hot = 1", "line 3: rules.pause_when_hot: 1 is neither"),
        ("schema = 1\n[rules]\nprograms = [3]", "line 3: rules.programs: 3 is not text"),
        ("schema = 1\n[rules]\ncool_celsius = 90", "line 3: rules.cool_celsius: 90 is not below"),
        ('schema = 1\n[schedule]\nmonday = "9-25"', "line 3: schedule.monday: '9-25'"),
        ('schema = 1\n[schedule]\nmonday = "9-9"', "line 3: schedule.monday: '9-9'"),
        ("schema = 1\n[tray]\nquit = 'perhaps'", "line 3: tray.quit: 'perhaps' is none of them"),
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


def test_rules_and_the_tray_have_sections_of_their_own() -> None:
    found = settings.parse(
        b"""schema = 1
[rules]
cores_in_use = 2
programs = ["steam"]
[schedule]
monday = "18-24, 0-7"
tuesday = ""
[tray]
quit = "stop"
"""
    )
    assert found.rules.cores_in_use == 2
    assert found.rules.programs == ("steam",)
    assert found.rules.hours[0] == {*range(7), *range(18, 24)}
    assert found.rules.hours[1:] == (frozenset(), *[ALWAYS] * 5)
    assert found.tray == TraySettings(quit=Quit.STOP)


@pytest.mark.parametrize("words", ["", "0-24", "0-7, 18-24", "3-4"])
def test_hours_are_shown_as_they_are_read(words: str) -> None:
    assert settings.show_hours(settings.parse_hours(words)) == words


def test_what_is_written_for_rules_and_tray_is_read_back() -> None:
    rules = Rules(
        hours=(frozenset({1, 2}), *[ALWAYS] * 6), programs=("a b", 'c"'), use_schedule=True
    )
    tray = TraySettings(language="de", quit=Quit.KEEP)
    text = tomlkit.dumps({"schema": 1, **settings.to_table(rules, tray)})
    assert settings.parse(text.encode()) == Settings(rules=rules, tray=tray)
