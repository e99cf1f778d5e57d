"""Is this kernel fit to run strangers' code? What it does when asked decides; files explain.

Every place is asked where a kernel tells: a program of its own that tries it (`probe`), the build
configuration, /proc and /sys. A finding says what was seen and, where something is missing, what
to do about it on this distribution.
"""

from __future__ import annotations

import platform
from pathlib import Path

from daemonctl.errors import KernelUnfit
from daemonctl.kernel import extras, walls
from daemonctl.kernel.config import distribution, read_config
from daemonctl.kernel.facts import Facts, ask
from daemonctl.kernel.seen import Seen
from daemonctl.kernel.values import NEEDED, Feature, Finding, KernelReport, State

__all__ = ["NEEDED", "Facts", "Feature", "Finding", "KernelReport", "State", "report"]

_FINDINGS = (
    walls.architecture,
    walls.no_new_privs,
    walls.seccomp,
    walls.kill_process,
    walls.proof,
    extras.landlock,
    extras.user_namespaces,
    extras.mdwe,
    extras.cgroup2,
)


def report(root: Path = Path("/"), facts: Facts | None = None) -> KernelReport:
    """Ask the kernel. Takes about 0.1 s.

    root: where /proc, /sys, /boot and /etc are looked for. facts: what the probe would say.
    """
    release = platform.release()
    found = distribution(root)
    try:
        facts = ask() if facts is None else facts
    except KernelUnfit as error:
        unseen = tuple(
            Finding(name, State.UNKNOWN, str(error), "Run cpushare check again; then report it.")
            for name in Feature
        )
        return KernelReport(release, platform.machine(), found.name, unseen)
    seen = Seen(facts, read_config(release, root), found.family, root)
    return KernelReport(
        release, facts.machine, found.name, tuple(finding(seen) for finding in _FINDINGS)
    )
