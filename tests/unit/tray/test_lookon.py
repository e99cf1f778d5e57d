"""A rule that looking on holds off comes back, whatever happens to the tray meanwhile."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from daemonctl.control import rules
from daemonctl.errors import SettingsError
from daemonctl.paths import Paths
from daemonctl.settings import Rules
from tray import lookon

CHOSEN = Rules(pause_on_battery=False)
HELD_OFF = replace(CHOSEN, pause_when_active=False)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


def in_force(paths: Paths) -> Rules:
    return rules.settings(paths).rules


def test_looking_on_holds_one_rule_off_and_no_longer_brings_it_back(paths: Paths) -> None:
    lookon.write(paths, CHOSEN, True)
    assert in_force(paths) == HELD_OFF
    lookon.switch(paths, False)
    assert in_force(paths) == CHOSEN
    lookon.switch(paths, True)
    assert in_force(paths) == HELD_OFF


def test_the_next_start_keeps_what_a_killed_tray_promised(paths: Paths) -> None:
    lookon.write(paths, CHOSEN, True)
    lookon.keep(paths)
    assert in_force(paths) == CHOSEN


def test_a_rule_that_the_user_switched_off_stays_off(paths: Paths) -> None:
    for looking in (True, False):
        lookon.write(paths, HELD_OFF, looking)
        lookon.keep(paths)
        assert in_force(paths) == HELD_OFF
    lookon.write(paths, CHOSEN, True)
    lookon.switch(paths, False)
    rules.change(paths, rules=HELD_OFF)
    lookon.keep(paths)
    assert in_force(paths) == HELD_OFF


def test_what_was_changed_meanwhile_stays(paths: Paths) -> None:
    lookon.write(paths, CHOSEN, True)
    other = replace(HELD_OFF, pause_on_battery=True)
    rules.change(paths, rules=other)
    lookon.keep(paths)
    assert in_force(paths) == replace(other, pause_when_active=True)


def test_settings_that_cannot_be_used_make_the_promise_wait(paths: Paths) -> None:
    lookon.write(paths, CHOSEN, True)
    good = paths.settings.read_bytes()
    paths.settings.write_bytes(b"nonsense")
    with pytest.raises(SettingsError):
        lookon.keep(paths)
    paths.settings.write_bytes(good)
    lookon.keep(paths)
    assert in_force(paths) == CHOSEN
