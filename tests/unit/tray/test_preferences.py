"""The settings are followed, whoever changes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from daemonctl import files
from daemonctl.control import rules
from daemonctl.paths import Paths
from daemonctl.settings import Settings, TraySettings
from tray.hand import Hand
from tray.preferences import Preferences

IN_TIME = 20_000


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def preferences(qtbot: QtBot, paths: Paths) -> Iterator[Preferences]:
    hand = Hand()
    made = Preferences(paths, hand)
    with qtbot.waitSignal(made.changed, timeout=IN_TIME) as told:
        pass
    assert told.args == [Settings()]
    yield made
    hand.close()


def test_a_change_is_told(qtbot: QtBot, preferences: Preferences, paths: Paths) -> None:
    with qtbot.waitSignal(preferences.changed, timeout=IN_TIME):
        rules.change(paths, tray=TraySettings(language="de"))
    assert preferences.settings.tray.language == "de"
    with qtbot.waitSignal(preferences.changed, timeout=IN_TIME):
        files.replace(paths.settings, b'schema = 1\n[tray]\nlanguage = "fr"\n')
    assert preferences.settings.tray.language == "fr"


def test_a_file_that_is_written_in_place_is_told_too(
    qtbot: QtBot, preferences: Preferences, paths: Paths
) -> None:
    # As some editors do: the folder does not change by it.
    for language in ("de", "fr", "en"):
        with qtbot.waitSignal(preferences.changed, timeout=IN_TIME):
            paths.settings.parent.mkdir(parents=True, exist_ok=True)
            paths.settings.write_text(f'schema = 1\n[tray]\nlanguage = "{language}"\n')
        assert preferences.settings.tray.language == language


def test_a_file_that_cannot_be_used_changes_nothing(
    qtbot: QtBot, preferences: Preferences, paths: Paths
) -> None:
    with qtbot.waitSignal(preferences.changed, timeout=IN_TIME):
        rules.change(paths, tray=TraySettings(language="de"))
    with qtbot.assertNotEmitted(preferences.changed, wait=500):
        files.replace(paths.settings, b"nonsense")
    assert preferences.settings.tray.language == "de"
