"""A kernel without seccomp filters, as far as one process and its children can tell."""

from __future__ import annotations

import sys

# Puts a filter on itself that answers prctl(PR_SET_SECCOMP) with EINVAL and seccomp(2) with
# ENOSYS, as a kernel without CONFIG_SECCOMP_FILTER does, then becomes the module.
_SCRIPT = """
import ctypes, errno, os, sys
from daemonctl.kernel import probe
prctl, seccomp = {"x86_64": (157, 317), "aarch64": (167, 277)}[os.uname().machine]
one = probe._Instruction
program = (one * 9)(
    one(0x20, 0, 0, 0),
    one(0x15, 0, 1, seccomp),
    one(0x06, 0, 0, 0x50000 | errno.ENOSYS),
    one(0x15, 0, 3, prctl),
    one(0x20, 0, 0, 16),
    one(0x15, 0, 1, probe.PR_SET_SECCOMP),
    one(0x06, 0, 0, 0x50000 | errno.EINVAL),
    one(0x06, 0, 0, probe.SECCOMP_RET_ALLOW),
    one(0x06, 0, 0, probe.SECCOMP_RET_ALLOW),
)
code = probe._Program(len(program), ctypes.cast(program, ctypes.c_void_p))
assert probe._prctl(probe.PR_SET_NO_NEW_PRIVS, 1, 0) == 0
assert probe._prctl(probe.PR_SET_SECCOMP, probe.SECCOMP_MODE_FILTER, ctypes.byref(code)) == 0
os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])
"""


def command(module: str, *words: str) -> list[str]:
    """The command that runs `python -m module words…` on such a kernel."""
    return [sys.executable, "-c", _SCRIPT, module, *words]
