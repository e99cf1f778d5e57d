"""The topology of machines that are files below a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl import cores
from daemonctl.cores import Core


def machine(root: Path, siblings: dict[int, str], **files: str) -> Path:
    cpus = root / "sys/devices/system/cpu"
    for number, text in siblings.items():
        folder = cpus / f"cpu{number}" / "topology"
        folder.mkdir(parents=True)
        (folder / "thread_siblings_list").write_text(text + "\n")
        (folder / "physical_package_id").write_text("0\n")
    (cpus / "online").write_text(f"0-{max(siblings)}\n")
    for name, text in files.items():
        path = root / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    return root


def test_siblings_come_from_the_kernel(tmp_path: Path) -> None:
    root = machine(tmp_path, {0: "0,2", 1: "1,3", 2: "0,2", 3: "1,3"})
    found = cores.topology(root, allowed={0, 1, 2, 3})
    assert [core.siblings for core in found] == [(0, 2), (1, 3), (0, 2), (1, 3)]
    assert not any(core.efficiency for core in found)


def test_a_core_that_this_process_may_not_use_is_not_there(tmp_path: Path) -> None:
    root = machine(tmp_path, {0: "0", 1: "1", 2: "2"})
    assert [core.number for core in cores.topology(root, allowed={1, 2, 7})] == [1, 2]


def test_the_small_cores_of_a_mixed_processor_are_known(tmp_path: Path) -> None:
    intel = machine(
        tmp_path / "intel",
        {0: "0-1", 1: "0-1", 2: "2", 3: "3"},
        sys__devices__cpu_atom__cpus="2-3",
    )
    assert [c.number for c in cores.topology(intel, allowed=range(4)) if c.efficiency] == [2, 3]
    arm = machine(tmp_path / "arm", {0: "0", 1: "1"})
    for number, capacity in ((0, "446"), (1, "1024")):
        path = arm / f"sys/devices/system/cpu/cpu{number}/cpu_capacity"
        path.write_text(capacity)
    assert [c.number for c in cores.topology(arm, allowed=range(2)) if c.efficiency] == [0]


def test_without_sys_every_allowed_core_stands_alone(tmp_path: Path) -> None:
    assert cores.topology(tmp_path, allowed={3, 5}) == (Core(3, (3,)), Core(5, (5,)))


def test_this_machine_has_the_cores_that_it_may_use() -> None:
    assert tuple(core.number for core in cores.topology()) == cores.usable()


@pytest.mark.parametrize(
    ("machine_cores", "sold"),
    [
        ((Core(0, (0,)),), (0,)),
        ((Core(0, (0,)), Core(1, (1,))), (1,)),
        # Hyper-threads: both halves of the last physical core.
        (tuple(Core(n, (n % 2, n % 2 + 2)) for n in range(4)), (1, 3)),
        # A mixed processor: the small ones.
        ((Core(0, (0,)), Core(1, (1,), 0, True), Core(2, (2,), 0, True), Core(3, (3,))), (1, 2)),
        (tuple(Core(n, (n,)) for n in range(5)), (3, 4)),
    ],
)
def test_half_of_the_cores_are_sold_by_default_and_whole_ones(
    machine_cores: tuple[Core, ...], sold: tuple[int, ...]
) -> None:
    assert cores.half(machine_cores) == sold


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("0-3,8", {0, 1, 2, 3, 8}), ("0\n", {0}), ("", set()), ("a-b", set()), ("0-x", set())],
)
def test_the_kernels_lists_are_read(text: str, numbers: set[int]) -> None:
    assert cores.parse_list(text) == numbers
