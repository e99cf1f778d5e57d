"""Ask the running kernel what it can do, by doing it: a program of its own, run by `facts`.

It imports nothing of CPUShare and is started without site-packages, so that what it tries (a
filter that kills, a namespace) happens in a fresh process and never in the daemon. It prints one
JSON object; `facts.Facts` explains its fields. Numbers: include/uapi/linux/{prctl,seccomp,
landlock,sched}.h.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import platform
import resource
import signal
import sys
from collections.abc import Callable

PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
PR_GET_MDWE = 66
SECCOMP_MODE_FILTER = 2
SECCOMP_GET_ACTION_AVAIL = 2
SECCOMP_RET_KILL_PROCESS = 0x80000000
SECCOMP_RET_ALLOW = 0x7FFF0000
CLONE_NEWUSER = 0x10000000
LANDLOCK_CREATE_RULESET_VERSION = 1

# seccomp(2), landlock_create_ruleset(2), openat(2)
NUMBERS = {"x86_64": (317, 444, 257), "aarch64": (277, 444, 56)}
DEADLINE_S = 8
NOBODY = 65534

_libc = ctypes.CDLL(None, use_errno=True)


def main() -> None:
    """Print the facts."""
    signal.alarm(DEADLINE_S)
    # A process that a filter kills would leave a core file behind.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    machine = platform.machine()
    facts: dict[str, object] = {"machine": machine, "python": platform.python_version()}
    facts["filter_errno"] = _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, 0)
    facts["no_new_privs_errno"] = os.waitstatus_to_exitcode(
        _in_child(lambda: _prctl(PR_SET_NO_NEW_PRIVS, 1, 0))
    )
    facts["mdwe_errno"] = _prctl(PR_GET_MDWE, 0, 0)
    facts["userns_errno"] = os.waitstatus_to_exitcode(_in_child(_new_user_namespace))
    if machine in NUMBERS:
        seccomp, landlock, openat = NUMBERS[machine]
        action = ctypes.c_uint32(SECCOMP_RET_KILL_PROCESS)
        facts["kill_process_errno"] = _syscall(
            seccomp, SECCOMP_GET_ACTION_AVAIL, 0, ctypes.byref(action)
        )
        abi = _libc.syscall(landlock, None, ctypes.c_size_t(0), LANDLOCK_CREATE_RULESET_VERSION)
        facts["landlock_abi"] = abi if abi > 0 else -ctypes.get_errno()
        # The same lock twice, so that what kills is the asking and not the lock.
        facts["locked_quiet"] = os.waitstatus_to_exitcode(_in_child(lambda: _locked(openat, "")))
        facts["locked_asking"] = os.waitstatus_to_exitcode(
            _in_child(lambda: _locked(openat, os.devnull))
        )
    sys.stdout.write(json.dumps(facts))


def _in_child(action: Callable[[], int]) -> int:
    """The wait status of a child that does `action` and exits with its answer."""
    pid = os.fork()
    if not pid:
        code = 255
        try:
            code = action()
        finally:
            os._exit(code)
    return os.waitpid(pid, 0)[1]


def _locked(openat: int, path: str) -> int:
    """Lock this process so that openat kills it, then open `path` where there is one."""
    # Load the system call's number; if it is openat, kill the process; else allow.
    program = (_Instruction * 4)(
        _Instruction(0x20, 0, 0, 0),
        _Instruction(0x15, 0, 1, openat),
        _Instruction(0x06, 0, 0, SECCOMP_RET_KILL_PROCESS),
        _Instruction(0x06, 0, 0, SECCOMP_RET_ALLOW),
    )
    code = _Program(len(program), ctypes.cast(program, ctypes.c_void_p))
    if error := _prctl(PR_SET_NO_NEW_PRIVS, 1, 0):
        return error
    if error := _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(code)):
        return error
    if path:
        os.open(path, os.O_RDONLY)
    return 0


class _Instruction(ctypes.Structure):
    """struct sock_filter"""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("jt", ctypes.c_uint8),
        ("jf", ctypes.c_uint8),
        ("k", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    """struct sock_fprog"""

    _fields_ = (("len", ctypes.c_uint16), ("filter", ctypes.c_void_p))


def _new_user_namespace() -> int:
    # What root may do says nothing of a volunteer; root alone can become somebody else, and in a
    # container without that id not even root.
    if os.geteuid() == 0:
        with contextlib.suppress(OSError):
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
    return 0 if _libc.unshare(CLONE_NEWUSER) == 0 else ctypes.get_errno()


def _prctl(option: int, first: object, second: object) -> int:
    return _errno(_libc.prctl(option, _long(first), _long(second), _long(0), _long(0)))


def _syscall(*arguments: object) -> int:
    return _errno(_libc.syscall(*(_long(argument) for argument in arguments)))


def _long(argument: object) -> object:
    # prctl and syscall take variable arguments: an int must be passed in its full width.
    return ctypes.c_ulong(argument) if isinstance(argument, int) else argument


def _errno(answer: int) -> int:
    return 0 if answer >= 0 else ctypes.get_errno()


if __name__ == "__main__":
    main()
