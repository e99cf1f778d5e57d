"""What the demo remembers from one run to the next."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from daemonctl.demo.home import Account, Home, Memory
from daemonctl.errors import StateError
from daemonctl.model import Process


def test_a_first_run_remembers_nothing(tmp_path: Path) -> None:
    assert Home(tmp_path / "demo").recall() == Memory()


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    memory = Memory(
        port=40123, market=Process(17, 1.5), buyer=Account("ada", "secret"), computation="c1"
    )
    Home(tmp_path).remember(memory)
    assert Home(tmp_path).recall() == memory


def test_the_tokens_are_for_their_owner_s_eyes_only(tmp_path: Path) -> None:
    Home(tmp_path).remember(Memory(buyer=Account("ada", "secret")))
    assert stat.S_IMODE((tmp_path / "demo.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["{", '{"schema": 99}', '{"port": "x"}'])
def test_a_memory_of_another_kind_says_how_to_begin_anew(tmp_path: Path, text: str) -> None:
    home = Home(tmp_path)
    home.remember(Memory())
    (tmp_path / "demo.json").write_text(text)
    with pytest.raises(StateError) as told:
        home.recall()
    assert told.value.hint == f"Begin anew: rm -r {tmp_path}"


def test_everything_lies_below_the_one_folder(tmp_path: Path) -> None:
    home = Home(tmp_path)
    lies = [home.market, home.market_log, home.tray_log, home.pool, home.results, home.lock]
    paths = home.paths
    lies += [paths.config, paths.state, paths.runtime, paths.cache, paths.orders]
    assert all(path.is_relative_to(tmp_path) for path in lies)
