"""What the probe found, and how it is run."""

from __future__ import annotations

import errno
import os
import signal
import subprocess

import msgspec

from daemonctl import program
from daemonctl.errors import KernelUnfit

# A name, no import: what the probe loads is for its own process.
PROBE = "daemonctl.kernel.probe"
PROBE_S = 20.0
"""How long the probe may take; it needs 0.1 s, and gives up by itself before."""


class Facts(msgspec.Struct, frozen=True):
    """What the probe prints. *_errno: 0, or why the kernel refused.

    filter_errno: of installing a filter at address 0; EFAULT says that filters are known.
    kill_process_errno: of asking whether that action exists. landlock_abi: its version, or minus
    the errno. locked_quiet, locked_asking: exit codes of two processes locked alike, the second
    of which asks for a file; minus a signal's number where one ended it.
    """

    machine: str
    python: str
    filter_errno: int
    no_new_privs_errno: int
    mdwe_errno: int
    userns_errno: int
    kill_process_errno: int = errno.ENOSYS
    landlock_abi: int = -errno.ENOSYS
    locked_quiet: int = 255
    locked_asking: int = 255


def ask() -> Facts:
    """Run the probe in a process of its own. Raises KernelUnfit where it says nothing usable."""
    try:
        done = subprocess.run(
            program.bare(PROBE),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PROBE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise KernelUnfit("The kernel could not be asked", detail=str(error)) from error
    try:
        return msgspec.json.decode(done.stdout, type=Facts)
    except msgspec.DecodeError as error:
        said = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        detail = " ".join([f"the probe ended with {done.returncode}", *said])
        raise KernelUnfit("The kernel could not be asked", detail=detail) from error


def answer(code: int) -> str:
    """What a call's errno (or minus a signal's number) says, for a person."""
    if code < 0:
        return f"ended by {signal.Signals(-code).name}"
    return f"{errno.errorcode.get(code, code)} ({os.strerror(code)})" if code else "yes"
