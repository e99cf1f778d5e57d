"""The steps that lock a process down, in the order in which the worker takes them.

no_new_privs and the two filters are needed; the others are belts that a kernel may lack, and each
says whether it holds. no_new_privs comes first: without privileges, Landlock and seccomp need it.
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct
import time
from pathlib import Path

from daemonctl.sandbox import syscalls
from daemonctl.sandbox.policy import MDWE_REFUSE_EXEC_GAIN, PR_SET_MDWE

_PR_SET_PDEATHSIG, _PR_GET_SECCOMP, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 21, 22, 38
_SECCOMP_MODE_FILTER, _SECCOMP_GET_ACTION_AVAIL = 2, 2
_CLONE_NEWIPC, _CLONE_NEWUSER, _CLONE_NEWNET = 0x08000000, 0x10000000, 0x40000000
_LINUX_CAPABILITY_VERSION_3 = 0x20080522
_IOPRIO_WHO_PROCESS, _IOPRIO_IDLE = 1, 3 << 13
_LANDLOCK_VERSION = 1

_GIB = 1024**3
# wasmtime reserves 4 GiB of addresses and guard pages for any memory; RLIMIT_DATA is the limit
# that counts real memory.
_ADDRESS_SPACE = 16 * _GIB
_STACK = 16 * 1024 * 1024


def unfit() -> str:
    """Why this kernel cannot filter system calls; "" where it can."""
    if syscalls.HERE is None:
        return f"no table of system calls for {os.uname().machine}"
    # A null filter is a bad address (EFAULT) to a kernel that knows filters, else invalid.
    answer = syscalls.call("prctl", _PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, 0)
    if answer != -14:
        return f"prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER): {os.strerror(-answer)}"
    action = ctypes.c_uint32(0x80000000)
    answer = syscalls.call("seccomp", _SECCOMP_GET_ACTION_AVAIL, 0, ctypes.addressof(action))
    if answer != 0:
        return f"seccomp(SECCOMP_GET_ACTION_AVAIL, kill-process): {os.strerror(-answer)}"
    return ""


def die_with(parent: int) -> bool:
    """Be killed when the parent's thread ends; False where the parent is gone already."""
    syscalls.must("prctl", _PR_SET_PDEATHSIG, 9)
    return os.getppid() == parent


def close_above(last: int) -> None:
    """Close every descriptor above `last`."""
    if syscalls.call("close_range", last + 1, 2**32 - 1, 0) != 0:
        # Before 5.9: one by one, up to what may be open.
        os.closerange(last + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def no_new_privs() -> None:
    """From here on no exec gives rights. Raises OSError."""
    syscalls.must("prctl", _PR_SET_NO_NEW_PRIVS, 1)


def no_new_code() -> bool:
    """Nothing that could be written becomes executable any more (kernel 6.3)."""
    return syscalls.call("prctl", PR_SET_MDWE, MDWE_REFUSE_EXEC_GAIN) == 0


def landlock_abi() -> int:
    """The kernel's Landlock version; 0 where it has none."""
    return max(0, syscalls.call("landlock_create_ruleset", 0, 0, _LANDLOCK_VERSION))


def landlock(abi: int) -> bool:
    """Give up every right on files, TCP, abstract sockets and other domains' signals."""
    if abi < 1:
        return False
    # Bits that later versions added: REFER, TRUNCATE, IOCTL_DEV (Documentation/userspace-api).
    files = (1 << 13) - 1 | (abi >= 2) << 13 | (abi >= 3) << 14 | (abi >= 5) << 15
    rules = struct.pack("<Q", files)
    if abi >= 4:
        rules += struct.pack("<Q", 0b11)  # bind, connect
    if abi >= 6:
        rules += struct.pack("<Q", 0b11)  # abstract unix sockets, signals
    buffer = ctypes.create_string_buffer(rules, len(rules))
    fd = syscalls.call("landlock_create_ruleset", ctypes.addressof(buffer), len(rules), 0)
    if fd < 0:
        return False
    held = syscalls.call("landlock_restrict_self", fd, 0) == 0
    os.close(fd)
    return held


def limit(*, cpu_s: int, data: int, file_size: int) -> None:
    """Set every resource limit. Raises OSError.

    cpu_s: CPU seconds until SIGXCPU, one more until SIGKILL. data: bytes of private writable
    memory. file_size: the length that output, log and status may grow to.
    """
    limits = (
        (resource.RLIMIT_CPU, cpu_s, cpu_s + 1),
        (resource.RLIMIT_DATA, data, data),
        (resource.RLIMIT_AS, _ADDRESS_SPACE, _ADDRESS_SPACE),
        (resource.RLIMIT_STACK, _STACK, _STACK),
        (resource.RLIMIT_FSIZE, file_size, file_size),
        (resource.RLIMIT_CORE, 0, 0),
        (resource.RLIMIT_NPROC, 0, 0),
        (resource.RLIMIT_NOFILE, 5, 5),
        (resource.RLIMIT_MEMLOCK, 0, 0),
        (resource.RLIMIT_MSGQUEUE, 0, 0),
    )
    for what, soft, hard in limits:
        most = resource.getrlimit(what)[1]
        if most != resource.RLIM_INFINITY:
            soft, hard = min(soft, most), min(hard, most)
        resource.setrlimit(what, (soft, hard))


def namespaces() -> bool:
    """A user, a network and an IPC namespace of this process's own: a network without a card."""
    return syscalls.unshare(_CLONE_NEWUSER | _CLONE_NEWNET | _CLONE_NEWIPC)


def drop_capabilities() -> bool:
    """Keep no capability, neither root's nor those that a new user namespace gives."""
    header = struct.pack("<Ii", _LINUX_CAPABILITY_VERSION_3, 0)
    nothing = bytes(24)
    one = ctypes.create_string_buffer(header, len(header))
    two = ctypes.create_string_buffer(nothing, len(nothing))
    return syscalls.call("capset", ctypes.addressof(one), ctypes.addressof(two)) == 0


def idle_disk() -> bool:
    """Read and write only when nobody else does."""
    return syscalls.call("ioprio_set", _IOPRIO_WHO_PROCESS, 0, _IOPRIO_IDLE) == 0


def first_to_die() -> bool:
    """When the machine runs out of memory, be the process that goes."""
    return _tell("/proc/self/oom_score_adj", "1000")


def own_session(tries: int) -> bool:
    """Lead a session, at nice 19, whose share of the CPU as a whole is that of nice 19 too.

    Where the kernel groups processes by session (autogroup, Debian's default), nice counts only
    inside a session: a nice 19 process alone in its session takes half a core from others.
    True also where there is no grouping. Without privileges the kernel takes one such write every
    100 ms from the whole system, hence the tries.
    """
    os.setsid()
    os.setpriority(os.PRIO_PROCESS, 0, 19)
    for _ in range(tries):
        try:
            Path("/proc/self/autogroup").write_text("19")
        except FileNotFoundError:
            return True
        except BlockingIOError:
            time.sleep(0.1)
        except OSError:
            return False
        else:
            return True
    return False


def idle_scheduling() -> bool:
    """SCHED_IDLE for this process; True where the kernel confirms it."""
    try:
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    except OSError:
        return False
    return os.sched_getscheduler(0) == os.SCHED_IDLE


def _tell(path: str, text: str) -> bool:
    try:
        Path(path).write_text(text)
    except OSError:
        return False
    return True
