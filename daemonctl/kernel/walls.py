"""The findings without which no worker is started."""

from __future__ import annotations

import errno
import signal
from pathlib import Path

from daemonctl.kernel import remedy as remedy_for
from daemonctl.kernel.config import read_text
from daemonctl.kernel.facts import answer
from daemonctl.kernel.seen import Seen
from daemonctl.kernel.values import Feature, Finding, State

ARCHITECTURES = ("x86_64", "aarch64")
"""Those whose system calls our filters know."""


def architecture(seen: Seen) -> Finding:
    """Whether our filters know this processor's system calls."""
    machine = seen.facts.machine
    if machine in ARCHITECTURES:
        return Finding(Feature.ARCHITECTURE, State.PRESENT, f"uname says {machine}")
    remedy = f"CPUShare's filters know {', '.join(ARCHITECTURES)}; use such a machine."
    return Finding(Feature.ARCHITECTURE, State.ABSENT, f"uname says {machine}", remedy)


def no_new_privs(seen: Seen) -> Finding:
    """Whether a process can give up gaining rights; filters need it."""
    code = seen.facts.no_new_privs_errno
    evidence = f"prctl(PR_SET_NO_NEW_PRIVS): {answer(code)}"
    if not code:
        return Finding(Feature.NO_NEW_PRIVS, State.PRESENT, evidence)
    remedy = "Linux has it since 3.5. " + remedy_for.build(seen.family, "CONFIG_SECCOMP_FILTER")
    return Finding(Feature.NO_NEW_PRIVS, State.ABSENT, evidence, remedy)


def seccomp(seen: Seen) -> Finding:
    """Whether system calls can be filtered."""
    code = seen.facts.filter_errno
    told = "a filter at no address is refused as such (EFAULT)" if code == errno.EFAULT else ""
    probed = f"prctl(PR_SET_SECCOMP): {told or answer(code)}"
    evidence = seen.evidence(probed, "CONFIG_SECCOMP_FILTER", _seccomp_line(seen.root))
    if code == errno.EFAULT:
        return Finding(Feature.SECCOMP_FILTER, State.PRESENT, evidence)
    return Finding(Feature.SECCOMP_FILTER, State.ABSENT, evidence, _no_seccomp(seen))


def _no_seccomp(seen: Seen) -> str:
    if seen.config.options.get("CONFIG_SECCOMP_FILTER") == "y":
        return remedy_for.blocked("CONFIG_SECCOMP_FILTER")
    return remedy_for.build(seen.family, "CONFIG_SECCOMP", "CONFIG_SECCOMP_FILTER")


def _seccomp_line(root: Path) -> str:
    for line in read_text(root / "proc/self/status").splitlines():
        if line.startswith("Seccomp:"):
            return f"/proc/self/status: Seccomp {line.split()[-1]}"
    return "/proc/self/status has no Seccomp line"


def kill_process(seen: Seen) -> Finding:
    """Whether a filter can kill the whole process."""
    code = seen.facts.kill_process_errno
    listed = read_text(seen.root / "proc/sys/kernel/seccomp/actions_avail")
    actions = f"actions_avail: {listed}" if listed else "actions_avail cannot be read"
    evidence = f"seccomp(GET_ACTION_AVAIL, kill_process): {answer(code)}; {actions}"
    if not code:
        return Finding(Feature.KILL_PROCESS, State.PRESENT, evidence)
    if seen.facts.filter_errno != errno.EFAULT:
        remedy = _no_seccomp(seen)
    else:
        remedy = "Linux has it since 4.14. " + remedy_for.build(
            seen.family, "CONFIG_SECCOMP_FILTER"
        )
    return Finding(Feature.KILL_PROCESS, State.ABSENT, evidence, remedy)


def proof(seen: Seen) -> Finding:
    """Whether a forbidden call was seen to kill."""
    quiet, asking = seen.facts.locked_quiet, seen.facts.locked_asking
    if quiet == 0 and asking == -signal.SIGSYS:
        return Finding(
            Feature.PROOF,
            State.PRESENT,
            "a locked-down process asked for a file and the kernel killed it (SIGSYS); "
            "its twin, which did not ask, ended by itself",
        )
    evidence = (
        f"a locked-down process that asked for a file: {_end(asking)}; "
        f"its twin, which did not ask: {_end(quiet)}"
    )
    return Finding(Feature.PROOF, State.ABSENT, evidence, _no_seccomp(seen))


def _end(code: int) -> str:
    if code < 0:
        return f"it was ended by {signal.Signals(-code).name}"
    if code == 0:
        return "it ended by itself"
    return f"it could not be locked: {answer(code)}"
