"""The zygote finds its own control group and makes an idle one below it, or goes without."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from daemonctl.sandbox import idlegroup

V1 = "30 23 0:26 {root} {place} rw,relatime - cgroup cgroup rw,cpu,cpuacct"
V2 = "31 23 0:27 {root} {place} rw,relatime shared:4 - cgroup2 cgroup2 rw"
OTHER = "32 23 0:28 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory"


def own(tmp_path: Path, mounts: list[str], groups: str) -> Path | None:
    """What is found in a /proc of the test's own."""
    (tmp_path / "mountinfo").write_text("".join(f"{line}\n" for line in mounts))
    (tmp_path / "cgroup").write_text(groups)
    return idlegroup._own_group(tmp_path / "cgroup", tmp_path / "mountinfo")


def test_version_1_is_found_by_its_controller(tmp_path: Path) -> None:
    mounts = [OTHER, V1.format(root="/", place=tmp_path)]
    found = own(tmp_path, mounts, "4:memory:/m\n3:cpu,cpuacct:/user\n0::/\n")
    assert found == tmp_path / "user"


def test_a_mount_may_show_a_part_of_the_tree(tmp_path: Path) -> None:
    mounts = [V1.format(root="/box", place=tmp_path)]
    assert own(tmp_path, mounts, "3:cpu,cpuacct:/box/inner\n") == tmp_path / "inner"
    assert own(tmp_path, mounts, "3:cpu,cpuacct:/box\n") == tmp_path


@pytest.mark.parametrize(("enabled", "found"), [("cpu io", True), ("cpuset io", False)])
def test_version_2_counts_where_the_controller_is_enabled_below(
    tmp_path: Path, enabled: str, found: bool
) -> None:
    (tmp_path / "cgroup.subtree_control").write_text(enabled)
    group = own(tmp_path, [V2.format(root="/", place=tmp_path)], "0::/\n")
    assert group == (tmp_path if found else None)


def test_a_mount_of_somebody_s_with_a_name_that_is_no_text_is_passed_over(tmp_path: Path) -> None:
    """Any user may mount something of theirs, under any bytes."""
    mine = V1.format(root="/", place=tmp_path).encode()
    other = OTHER.encode().replace(b"memory", b"\xff\r\xe2\x80\xa8", 1)
    (tmp_path / "mountinfo").write_bytes(other + b"\n" + mine + b"\n")
    (tmp_path / "cgroup").write_bytes(b"1:name=\xff:/\n3:cpu,cpuacct:/user\n")
    found = idlegroup._own_group(tmp_path / "cgroup", tmp_path / "mountinfo")
    assert found == tmp_path / "user"


def test_without_the_controller_there_is_no_group(tmp_path: Path) -> None:
    assert own(tmp_path, [OTHER], "4:memory:/m\n") is None


def test_where_a_group_cannot_be_made_or_is_not_one_nothing_is_left(tmp_path: Path) -> None:
    assert idlegroup.join(tmp_path / "missing") == ""
    (tmp_path / f"cpushare-{os.getpid()}").mkdir()  # somebody made it already
    assert idlegroup.join(tmp_path) == ""


def test_the_groups_of_dead_zygotes_are_swept_and_those_of_living_ones_are_not(
    tmp_path: Path,
) -> None:
    dead, living = tmp_path / "cpushare-99999999", tmp_path / "cpushare-1"
    dead.mkdir()
    living.mkdir()
    group = idlegroup.join(tmp_path)
    assert not dead.exists()
    assert living.exists()
    assert Path(group, "cpu.idle").read_text() == "1"
    assert Path(group, "cgroup.procs").read_text() == str(os.getpid())


def test_an_idle_group_can_be_lifted(tmp_path: Path) -> None:
    group = idlegroup.join(tmp_path)
    idlegroup.lift(99999999, group)
    assert Path(group, "cpu.idle").read_text() == "0"
