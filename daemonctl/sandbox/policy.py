"""What a worker may ask of the kernel: the two allow-lists.

Found by taking one rule after the other away until a job failed. Everything else kills the
process. Descriptors: 0 input, 1 output, 2 log, 3 status, 4 module or compiled code.
"""

from __future__ import annotations

import errno

from daemonctl.sandbox.bpf import Arg, Rule
from daemonctl.sandbox.syscalls import Architecture

STDIN, STDOUT, STDERR, STATUS, CODE = range(5)

_PROT_READ, _PROT_WRITE, _PROT_EXEC = 1, 2, 4
_MAP_PRIVATE, _MAP_FIXED, _MAP_ANONYMOUS, _MAP_NORESERVE = 2, 0x10, 0x20, 0x4000
PR_SET_MDWE = 65
MDWE_REFUSE_EXEC_GAIN = 1
_SECCOMP_SET_MODE_FILTER = 1
_SYNC_CORE, _REGISTER_SYNC_CORE = 1 << 5, 1 << 6

# All bits but read and write must be clear: no PROT_EXEC, nothing that later kernels may invent.
_NO_EXEC = Arg(2, 0, mask=(2**64 - 1) & ~(_PROT_READ | _PROT_WRITE))
# Memory that grows downwards counts as stack, and huge pages not at all: RLIMIT_DATA misses both.
_PLAIN_MEMORY = Arg(
    3, _MAP_PRIVATE | _MAP_ANONYMOUS, mask=(2**64 - 1) & ~(_MAP_FIXED | _MAP_NORESERVE)
)
_ANYTHING: Rule = ((),)

RUN: dict[str, Rule] = {
    "readv": ((Arg(0, STDIN),),),
    "write": ((Arg(0, STDOUT),), (Arg(0, STDERR),), (Arg(0, STATUS),)),
    "mmap": ((_NO_EXEC, _PLAIN_MEMORY),),
    # To make memory read-only would take what was written there out of RLIMIT_DATA's account.
    "mprotect": ((Arg(2, _PROT_READ | _PROT_WRITE),),),
    "munmap": _ANYTHING,
    "brk": _ANYTHING,
    # The allocator copes with a no; a yes could move what a filter has looked at.
    "mremap": errno.ENOMEM,
    "rt_sigreturn": _ANYTHING,
    "exit_group": _ANYTHING,
}
"""While a stranger's code runs."""

COMPILE: dict[str, Rule] = {
    **RUN,
    "readv": ((Arg(0, STDIN),), (Arg(0, CODE),)),
    # Code is written while it is data; then it becomes code that nobody can write.
    "mprotect": ((_NO_EXEC,), (Arg(2, _PROT_READ | _PROT_EXEC),)),
    "seccomp": ((Arg(0, _SECCOMP_SET_MODE_FILTER), Arg(1, 0)),),
    "prctl": ((Arg(0, PR_SET_MDWE), Arg(1, MDWE_REFUSE_EXEC_GAIN), Arg(2, 0)),),
}
"""While a stranger's module is parsed, compiled or loaded. Filters add up, so it holds RUN too."""

_PUBLISH: dict[str, Rule] = {
    "membarrier": (
        (Arg(0, _REGISTER_SYNC_CORE), Arg(1, 0)),
        (Arg(0, _SYNC_CORE), Arg(1, 0)),
    ),
}


def compiling(architecture: Architecture) -> dict[str, Rule]:
    """COMPILE, and what fresh code asks for besides where the cores of a processor do not see it
    by themselves: that this process's threads look again. It concerns no other process."""
    return COMPILE if architecture.sees_new_code else {**COMPILE, **_PUBLISH}
