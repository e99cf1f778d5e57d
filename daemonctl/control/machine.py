"""What the windows ask of this machine: is its kernel fit, and which cores are there?"""

from __future__ import annotations

from daemonctl.cores import Core, half, topology
from daemonctl.kernel import Feature, Finding, KernelReport, State, report

__all__ = ["Core", "Feature", "Finding", "KernelReport", "State", "check", "cores", "half"]


def check() -> KernelReport:
    """Ask the kernel now, its live proof included. Takes about 0.1 s."""
    return report()


def cores() -> tuple[Core, ...]:
    """The logical CPUs that this user may sell, in the order of their numbers."""
    return topology()
