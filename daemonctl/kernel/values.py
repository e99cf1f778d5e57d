"""What a report on a kernel is made of."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class State(enum.StrEnum):
    """Whether a feature is there."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class Feature(enum.StrEnum):
    """What is looked for."""

    ARCHITECTURE = "architecture"
    NO_NEW_PRIVS = "no-new-privs"
    SECCOMP_FILTER = "seccomp-filter"
    KILL_PROCESS = "kill-process"
    PROOF = "proof"
    LANDLOCK = "landlock"
    USER_NAMESPACES = "user-namespaces"
    MDWE = "memory-deny-write-execute"
    CGROUP2 = "cgroup2"


NEEDED = frozenset(
    {
        Feature.ARCHITECTURE,
        Feature.NO_NEW_PRIVS,
        Feature.SECCOMP_FILTER,
        Feature.KILL_PROCESS,
        Feature.PROOF,
    }
)
"""Without these no worker is started; the others are used where they are."""


@dataclass(frozen=True)
class Finding:
    """One feature.

    evidence: what was seen, and where. remedy: what to do where it is missing; else "".
    """

    name: Feature
    state: State
    evidence: str
    remedy: str = ""

    @property
    def needed(self) -> bool:
        """Whether no job is run without it."""
        return self.name in NEEDED


@dataclass(frozen=True)
class KernelReport:
    """All findings. release: as `uname -r`. machine: as `uname -m`. distribution: for people."""

    release: str
    machine: str
    distribution: str
    findings: tuple[Finding, ...]

    @property
    def fit(self) -> bool:
        """Whether strangers' code may be run: everything needed was seen to be there."""
        return all(one.state is State.PRESENT for one in self.findings if one.needed)
