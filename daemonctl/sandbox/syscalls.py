"""The system calls that the sandbox names, by architecture, and the way to make one by number."""

from __future__ import annotations

import ctypes
import os
from dataclasses import dataclass

AUDIT_ARCH_X86_64 = 0xC000003E
AUDIT_ARCH_AARCH64 = 0xC00000B7


@dataclass(frozen=True)
class Architecture:
    """What differs from one processor to the next.

    audit: AUDIT_ARCH_* that the kernel gives a filter. numbers: system calls by name, from the
    kernel's tables (arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h).
    sees_new_code: whether its cores see by themselves that code was written.
    """

    audit: int
    numbers: dict[str, int]
    sees_new_code: bool


_NEW = {
    # Since 5.1 a new call has the same number everywhere.
    "close_range": 436,
    "landlock_create_ruleset": 444,
    "landlock_restrict_self": 446,
}

ARCHITECTURES = {
    "x86_64": Architecture(
        AUDIT_ARCH_X86_64,
        {
            "write": 1,
            "mmap": 9,
            "mprotect": 10,
            "munmap": 11,
            "brk": 12,
            "rt_sigreturn": 15,
            "readv": 19,
            "mremap": 25,
            "madvise": 28,
            "capset": 126,
            "prctl": 157,
            "exit_group": 231,
            "ioprio_set": 251,
            "openat": 257,
            "seccomp": 317,
            "membarrier": 324,
            **_NEW,
        },
        sees_new_code=True,
    ),
    "aarch64": Architecture(
        AUDIT_ARCH_AARCH64,
        {
            "ioprio_set": 30,
            "openat": 56,
            "write": 64,
            "readv": 65,
            "capset": 91,
            "exit_group": 94,
            "rt_sigreturn": 139,
            "prctl": 167,
            "brk": 214,
            "munmap": 215,
            "mremap": 216,
            "mmap": 222,
            "mprotect": 226,
            "madvise": 233,
            "seccomp": 277,
            "membarrier": 283,
            **_NEW,
        },
        sees_new_code=False,
    ),
}


HERE = ARCHITECTURES.get(os.uname().machine)
"""This machine's architecture; None where the sandbox has no table for it."""


_libc = ctypes.CDLL(None, use_errno=True)
_syscall = _libc.syscall
_syscall.restype = ctypes.c_long
_syscall.argtypes = [ctypes.c_long, *[ctypes.c_ulong] * 6]


def raw(number: int, *args: int) -> int:
    """Make a system call by number; its result, or minus its errno."""
    result = int(_syscall(number, *args, *[0] * (6 - len(args))))
    return result if result != -1 else -ctypes.get_errno()


def call(name: str, *args: int) -> int:
    """Make a system call by name; its result, or minus its errno. KeyError if not in the table."""
    if HERE is None:
        raise KeyError(name)
    return raw(HERE.numbers[name], *args)


def must(name: str, *args: int) -> int:
    """As `call`, but OSError where the kernel says no."""
    result = call(name, *args)
    if result < 0:
        raise OSError(-result, os.strerror(-result), name)
    return result


def unshare(flags: int) -> bool:
    """Move this process into namespaces of its own; False where the kernel says no."""
    return int(_libc.unshare(ctypes.c_int(flags))) == 0
