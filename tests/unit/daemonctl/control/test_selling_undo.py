"""Whatever is in the folder and whatever is done to it: one order a core, all of it undone."""

from __future__ import annotations

import dataclasses
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from daemonctl.control import selling
from daemonctl.errors import OrderError
from daemonctl.orders import folder
from daemonctl.paths import Paths
from tests.sellorders import COMMENTED, FOUR, LIBCACA, OTHER, contents, put, shown

FILES = st.dictionaries(
    st.sampled_from(
        [
            f"{name}{core}{end}"
            for name in ("a", "b", "libcaca")
            for core in ("", "-cpu0", "-cpu1", "-cpu9")
            for end in (".cpu", ".cpu.off")
        ]
    ),
    st.sampled_from([COMMENTED, COMMENTED + "core = 1\n", COMMENTED + "core = 3\n", "broken"]),
    max_size=6,
)
ORDERS = st.sampled_from([LIBCACA, OTHER])
CORES = st.integers(0, 3)
AAA = dataclasses.replace(LIBCACA, beneficiary="aaa")
ACTS = st.one_of(
    st.tuples(st.just(selling.sell), ORDERS, st.sets(CORES)),
    st.tuples(st.just(selling.assign), CORES, ORDERS),
    st.tuples(st.just(selling.switch), CORES, st.booleans()),
    st.tuples(st.just(selling.set_ask), CORES, st.integers(0, 10**7)),
    st.tuples(st.just(selling.remove), CORES),
)


@pytest.fixture(scope="module")
def scratch() -> Iterator[Path]:
    """Many examples share a test: each makes a folder of its own in here."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@settings(max_examples=150)
@given(there=FILES, acts=st.lists(ACTS, min_size=1, max_size=5))
def test_every_change_is_undone_to_the_byte_and_no_core_sells_twice(
    scratch: Path, there: dict[str, str], acts: list[tuple]
) -> None:
    paths = Paths.below(Path(tempfile.mkdtemp(dir=scratch)))
    for name, text in there.items():
        put(paths, name, text)
    done = []
    for act, *words in acts:
        before, rows = contents(paths), shown(paths)
        try:
            change = act(paths, *words)
        except OrderError:
            assert contents(paths) == before
            continue
        done.append((before, rows, change))
        touched = set(words[1]) if act is selling.sell else {words[0]}
        after = shown(paths)
        sold = [entry.core for entry in folder.read(paths.orders).sold]
        assert len(sold) == len(set(sold))
        if act in (selling.sell, selling.assign):
            assert all(after[core][1] for core in touched)
        elif act is selling.switch:
            assert after.get(words[0], ("", False))[1] == words[1]
        for core in set(FOUR) - touched:
            # Others sell as before, whatever their file is called now.
            assert core not in rows or rows[core][1] == after.get(core, ("", None))[1]
    for before, rows, change in reversed(done):
        selling.undo(paths, change)
        assert contents(paths) == before
        assert shown(paths) == rows


def test_an_undo_shows_the_order_that_was_shown_before(paths: Paths) -> None:
    for core in (0, 1):
        selling.assign(paths, core, AAA)
        time.sleep(0.02)  # more than the clock of a file's times takes for a step
        selling.assign(paths, core, LIBCACA)
        selling.switch(paths, core, on=False)
        # Both are off, and the one that sold last is shown.
        assert shown(paths)[core] == (f"libcaca-cpu{core}.cpu.off", False)
    time.sleep(0.02)
    change = selling.sell(paths, AAA, (0, 1))
    assert shown(paths) == {0: ("aaa-cpu0.cpu", True), 1: ("aaa-cpu1.cpu", True)}
    selling.undo(paths, change)
    for core in (0, 1):
        assert shown(paths)[core] == (f"libcaca-cpu{core}.cpu.off", False)
        selling.switch(paths, core, on=True)
        assert shown(paths)[core] == (f"libcaca-cpu{core}.cpu", True)
