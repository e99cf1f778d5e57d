"""What the tray remembers."""

from __future__ import annotations

from pathlib import Path

from daemonctl.paths import Paths
from tray import memory
from tray.memory import DAY_S, Memory

NOW = 1_700_000_000.0


def test_it_is_remembered_and_a_file_of_no_use_is_as_none(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    assert memory.read(paths) == Memory()
    kept = Memory(wizard=NOW, told={"x": NOW}, routine=NOW)
    memory.write(paths, kept)
    assert memory.read(paths) == kept
    (paths.state / "tray.json").write_text("nonsense")
    assert memory.read(paths) == Memory()


def test_a_disk_that_takes_nothing_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("in the way")
    memory.write(Paths.below(tmp_path), Memory(wizard=NOW))


def test_the_wizard_offers_itself_at_most_once_a_day(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    memory.write(paths, Memory(told={"x": NOW}))
    assert memory.offer_wizard(paths, NOW)
    assert not memory.offer_wizard(paths, NOW + DAY_S - 1)
    assert memory.offer_wizard(paths, NOW + DAY_S)
    assert memory.read(paths).told == {"x": NOW}
