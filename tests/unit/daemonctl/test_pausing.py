"""The user's pause holds until its end, over restarts, and when in doubt."""

from __future__ import annotations

from pathlib import Path

from daemonctl import pausing
from daemonctl.model import Pause
from daemonctl.paths import Paths


def test_a_pause_without_end_holds_until_it_is_cleared(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    assert pausing.read(paths) is None
    pausing.write(paths, Pause(since=1.0))
    pausing.settle(paths)
    assert pausing.read(paths, now=1e12) == Pause(since=1.0)
    assert pausing.clear(paths)
    assert pausing.read(paths) is None
    assert not pausing.clear(paths)
    pausing.settle(paths)  # nothing to settle is no error


def test_a_pause_with_an_end_is_over_then(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    pausing.write(paths, Pause(since=100.0, until=200.0), durable=False)
    assert pausing.read(paths, now=199.9) is not None
    assert pausing.read(paths, now=200.0) is None
    assert not pausing.clear(paths), "one that is over was not held"


def test_a_damaged_pause_is_a_pause(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    paths.state.mkdir()
    paths.pause.write_text("{")
    assert pausing.read(paths) == Pause(since=0.0)
