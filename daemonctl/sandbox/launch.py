"""Starts a zygote: a fresh interpreter with a clean environment and one socket."""

from __future__ import annotations

import json
import os
import select
import socket
import subprocess
import time
from dataclasses import dataclass

from daemonctl import program
from daemonctl.errors import KernelUnfit, SandboxError
from daemonctl.sandbox.messages import MESSAGE_BYTES

ZYGOTE = "daemonctl.sandbox.zygote"
_WORDS_BYTES = 2000


@dataclass(frozen=True)
class Zygote:
    """A zygote that is ready.

    socket: our end, does not block. facts: which measures hold, see `Sandbox.measures`.
    words: descriptor of what it wrote to standard error.
    """

    process: subprocess.Popen[bytes]
    socket: socket.socket
    words: int
    facts: dict[str, bool | int | str]


def launch(deadline_s: float) -> Zygote:
    """Start a zygote and wait until it is warm. Raises KernelUnfit, SandboxError."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    words = os.memfd_create("zygote-words", os.MFD_CLOEXEC)
    try:
        with theirs:
            process = subprocess.Popen(
                program.isolated(ZYGOTE, theirs.fileno(), os.getpid()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=words,
                pass_fds=[theirs.fileno()],
                env=program.environment(),
                cwd="/",
            )
    except OSError as error:
        ours.close()
        os.close(words)
        raise SandboxError("The sandbox could not be started", detail=str(error)) from error
    try:
        facts = _greeting(ours, process, words, time.monotonic() + deadline_s)
    except BaseException:
        process.kill()
        process.wait()
        ours.close()
        os.close(words)
        raise
    ours.setblocking(False)
    return Zygote(process, ours, words, facts)


def last_words(fd: int) -> str:
    """The end of what a zygote wrote to standard error."""
    size = os.fstat(fd).st_size
    text = os.pread(fd, _WORDS_BYTES, max(0, size - _WORDS_BYTES)).decode(errors="replace")
    return text.strip().rpartition("\n")[2]


def _greeting(
    ours: socket.socket, process: subprocess.Popen[bytes], words: int, until: float
) -> dict[str, bool | int | str]:
    poll = select.poll()
    poll.register(ours, select.POLLIN)
    if not poll.poll(max(0.0, until - time.monotonic()) * 1000):
        raise SandboxError(
            "The sandbox did not start in time",
            detail=last_words(words),
            hint="The machine may be very busy; it is tried again later.",
        )
    packet = ours.recv(MESSAGE_BYTES)
    if not packet:
        process.wait()
        raise SandboxError("The sandbox could not be started", detail=last_words(words))
    said = json.loads(packet)
    if "unfit" in said:
        raise KernelUnfit(
            "This kernel cannot filter system calls",
            detail=said["unfit"],
            hint="Use a kernel with CONFIG_SECCOMP and CONFIG_SECCOMP_FILTER (each distribution's "
            "own has them); in a container, allow seccomp(2). `cpushare check` says more.",
        )
    facts: dict[str, bool | int | str] = said["ready"]
    return facts
