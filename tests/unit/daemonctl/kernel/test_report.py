"""What a report says of kernels that this machine does not have."""

from __future__ import annotations

import errno
import gzip
import platform
import signal
import sys
from pathlib import Path

import msgspec
import pytest

from daemonctl import kernel, program
from daemonctl.kernel import Facts, Feature, State

GOOD = Facts(
    machine="x86_64",
    python="3.13.0",
    filter_errno=errno.EFAULT,
    no_new_privs_errno=0,
    mdwe_errno=0,
    userns_errno=0,
    kill_process_errno=0,
    landlock_abi=7,
    locked_quiet=0,
    locked_asking=-signal.SIGSYS,
)
NO_SECCOMP = msgspec.structs.replace(
    GOOD,
    filter_errno=errno.EINVAL,
    kill_process_errno=errno.ENOSYS,
    locked_quiet=errno.EINVAL,
    locked_asking=errno.EINVAL,
)


def root(where: Path, *, distribution: str = "debian", config: str = "", **files: str) -> Path:
    texts = {"etc/os-release": f'ID={distribution}\nPRETTY_NAME="An {distribution}"\n'}
    texts |= {name.replace("__", "/"): text for name, text in files.items()}
    for name, text in texts.items():
        path = where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    if config:
        path = where / "proc/config.gz"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress(config.encode()))
    return where


def finding(report: kernel.KernelReport, name: Feature) -> kernel.Finding:
    return next(one for one in report.findings if one.name is name)


def test_every_feature_is_told_once_with_evidence(tmp_path: Path) -> None:
    report = kernel.report(root(tmp_path), GOOD)
    assert [one.name for one in report.findings] == list(Feature)
    assert all(one.evidence for one in report.findings)
    assert report.fit


def test_what_is_missing_has_a_remedy_and_what_is_there_has_none(tmp_path: Path) -> None:
    for seen in (GOOD, NO_SECCOMP):
        for one in kernel.report(root(tmp_path), seen).findings:
            assert bool(one.remedy) is (one.state is not State.PRESENT)


@pytest.mark.parametrize(
    "change",
    [
        {"machine": "sparc64"},
        {"filter_errno": errno.EINVAL},
        {"no_new_privs_errno": errno.EINVAL},
        {"kill_process_errno": errno.EOPNOTSUPP},
        {"locked_asking": 0},
        {"locked_asking": -signal.SIGKILL},
        {"locked_quiet": -signal.SIGSYS},
    ],
)
def test_a_kernel_without_one_needed_feature_is_not_fit(
    change: dict[str, object], tmp_path: Path
) -> None:
    assert not kernel.report(root(tmp_path), msgspec.structs.replace(GOOD, **change)).fit


@pytest.mark.parametrize(
    "change",
    [
        {"landlock_abi": -errno.ENOSYS},
        {"userns_errno": errno.EPERM},
        {"mdwe_errno": errno.EINVAL},
    ],
)
def test_a_kernel_without_a_further_wall_is_fit(change: dict[str, object], tmp_path: Path) -> None:
    assert kernel.report(root(tmp_path), msgspec.structs.replace(GOOD, **change)).fit


def test_the_probe_decides_and_the_configuration_explains(tmp_path: Path) -> None:
    config = "CONFIG_SECCOMP=y\nCONFIG_SECCOMP_FILTER=y\n"
    report = kernel.report(root(tmp_path, config=config), NO_SECCOMP)
    seccomp = finding(report, Feature.SECCOMP_FILTER)
    assert not report.fit
    assert "/proc/config.gz: CONFIG_SECCOMP_FILTER=y" in seccomp.evidence
    assert "EINVAL" in seccomp.evidence
    assert "seccomp=unconfined" in seccomp.remedy


@pytest.mark.parametrize(
    ("distribution", "command"),
    [
        ("debian", "apt install linux-image-"),
        ("ubuntu", "apt install linux-generic"),
        ("fedora", "dnf install kernel"),
        ("arch", "pacman -S linux"),
        ("linuxmint\nID_LIKE='ubuntu debian'", "apt install linux-generic"),
        ("void", "Boot a kernel built with CONFIG_SECCOMP=y, CONFIG_SECCOMP_FILTER=y"),
    ],
)
def test_the_remedy_is_for_this_distribution(
    distribution: str, command: str, tmp_path: Path
) -> None:
    config = "# CONFIG_SECCOMP_FILTER is not set\n"
    where = root(tmp_path, config=config)
    (where / "etc/os-release").write_text(f"ID={distribution}\n")
    report = kernel.report(where, NO_SECCOMP)
    seccomp = finding(report, Feature.SECCOMP_FILTER)
    assert command in seccomp.remedy
    assert "CONFIG_SECCOMP_FILTER=n" in seccomp.evidence


@pytest.mark.parametrize(
    ("files", "remedy"),
    [
        ({"proc__sys__user__max_user_namespaces": "0"}, "user.max_user_namespaces=10000"),
        (
            {"proc__sys__kernel__unprivileged_userns_clone": "0"},
            "kernel.unprivileged_userns_clone=1",
        ),
        (
            {"proc__sys__kernel__apparmor_restrict_unprivileged_userns": "1"},
            "kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        ({}, "container"),
    ],
)
def test_forbidden_user_namespaces_name_the_setting_that_forbids_them(
    files: dict[str, str], remedy: str, tmp_path: Path
) -> None:
    seen = msgspec.structs.replace(GOOD, userns_errno=errno.EPERM)
    one = finding(kernel.report(root(tmp_path, **files), seen), Feature.USER_NAMESPACES)
    assert one.state is State.ABSENT
    assert remedy in one.remedy


def test_landlock_that_is_built_in_and_not_switched_on_is_a_boot_parameter(tmp_path: Path) -> None:
    seen = msgspec.structs.replace(GOOD, landlock_abi=-errno.EOPNOTSUPP)
    where = root(tmp_path, distribution="fedora", sys__kernel__security__lsm="yama,selinux")
    one = finding(kernel.report(where, seen), Feature.LANDLOCK)
    assert "grubby --update-kernel=ALL --args=lsm=landlock,yama,selinux" in one.remedy


@pytest.mark.parametrize("place", ["boot/config-{}", "lib/modules/{}/config"])
def test_the_configuration_is_found_where_distributions_put_it(place: str, tmp_path: Path) -> None:
    path = root(tmp_path) / place.format(platform.release())
    path.parent.mkdir(parents=True)
    path.write_text("CONFIG_USER_NS=y\n")
    one = finding(kernel.report(tmp_path, GOOD), Feature.USER_NAMESPACES)
    assert f"/{place.format(platform.release())}: CONFIG_USER_NS=y" in one.evidence


def test_a_damaged_configuration_is_as_none(tmp_path: Path) -> None:
    (root(tmp_path) / "proc").mkdir()
    (tmp_path / "proc/config.gz").write_bytes(gzip.compress(b"CONFIG_USER_NS=y")[:-9])
    assert "CONFIG" not in finding(kernel.report(tmp_path, GOOD), Feature.USER_NAMESPACES).evidence


def test_cgroup2_is_seen_where_it_is_mounted(tmp_path: Path) -> None:
    without = finding(kernel.report(root(tmp_path), GOOD), Feature.CGROUP2)
    assert without.state is State.ABSENT
    where = root(tmp_path, sys__fs__cgroup__cgroup_controllers="")
    (where / "sys/fs/cgroup/cgroup.controllers").write_text("cpu memory\n")
    found = finding(kernel.report(where, GOOD), Feature.CGROUP2)
    assert (found.state, "cpu memory" in found.evidence) == (State.PRESENT, True)


@pytest.mark.parametrize("says", ["raise SystemExit('no such luck')", "print('{}')", ""])
def test_a_probe_that_says_nothing_usable_is_not_fit(
    says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "probe.py"
    path.write_text(says)
    monkeypatch.setattr(program, "bare", lambda _: [sys.executable, str(path)])
    report = kernel.report(root(tmp_path))
    assert not report.fit
    assert {one.state for one in report.findings} == {State.UNKNOWN}
    assert all("could not be asked" in one.evidence and one.remedy for one in report.findings)
