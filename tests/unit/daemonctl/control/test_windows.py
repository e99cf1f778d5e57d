"""What the settings window asks beside orders and settings: activity, programs, what is typed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import msgspec
import pytest

from daemonctl import process
from daemonctl.control import typed
from daemonctl.control.activity import activity
from daemonctl.control.programs import running
from daemonctl.errors import InputError
from daemonctl.model import Process
from daemonctl.paths import Paths
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Source


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.below(tmp_path)
    paths.runtime.mkdir(parents=True)
    return paths


def tell(paths: Paths, by: Process, schema: int = ACTIVITY_SCHEMA) -> None:
    paths.activity.write_bytes(msgspec.json.encode(Activity(schema, by, Source.X11)))


def me() -> Process:
    found = process.identity(os.getpid())
    assert found is not None
    return found


def test_what_a_living_tray_told_is_read(paths: Paths) -> None:
    tell(paths, me())
    found = activity(paths)
    assert found is not None
    assert found.source is Source.X11


def test_what_a_dead_tray_or_another_version_told_is_nothing(paths: Paths) -> None:
    assert activity(paths) is None
    tell(paths, Process(me().pid, 1.0))
    assert activity(paths) is None
    tell(paths, me(), schema=ACTIVITY_SCHEMA + 1)
    assert activity(paths) is None
    paths.activity.write_text("{")
    assert activity(paths) is None


def test_a_program_of_this_user_is_among_those_that_run() -> None:
    with subprocess.Popen(["sleep", "60"]) as child:
        try:
            names = running()
        finally:
            child.kill()
    assert "sleep" in names
    assert list(names) == sorted(set(names), key=str.casefold)
    assert all(name == name.strip() and "/" not in name for name in names)


def test_fields_are_checked_by_the_files_own_rules() -> None:
    assert typed.show_amount(typed.parse_amount("0.250000")) == "0.25"
    with pytest.raises(InputError):
        typed.parse_amount("0,25")
    with pytest.raises(InputError):
        typed.check_address("http://market.example.org")
