"""A daemon's workers from outside: found, stopped, let go on, whether the daemon hangs or not."""

from __future__ import annotations

import os
import signal
import time

from daemonctl import process
from daemonctl.model import Process

_POLL_S = 0.01
_TIED_WITHIN_S = 0.1
"""From its fork to its filter a worker takes milliseconds, on a busy machine more."""


def workers(of: Process) -> tuple[Process, ...]:
    """The processes that compute for the daemon `of`: its zygotes' children."""
    pids = [pid for zygote in _children(of.pid) for pid in _children(zygote)]
    return tuple(found for pid in pids if (found := process.identity(pid)) is not None)


def stop(of: Process | None) -> None:
    """Stop every worker, but none that is not tied to its zygote's life yet.

    Stopped in its first moments it would stay for ever if the daemon were killed. One that does
    not get that far within a moment has no turn either, and the daemon stops it when it has.
    """
    end = time.monotonic() + _TIED_WITHIN_S
    stopped: set[int] = set()
    while of is not None:
        early = False
        for zygote in _children(of.pid):
            outer = process.filters(zygote)
            for pid in set(_children(zygote)) - stopped:
                inner = process.filters(pid)
                # The filter comes after the tie, and only the filter can be seen from here.
                if outer is not None and inner is not None and inner <= outer:
                    early = True
                elif (worker := process.identity(pid)) is not None:
                    send(worker, signal.SIGSTOP)
                    stopped.add(pid)
        if not early or time.monotonic() >= end:
            return
        time.sleep(_POLL_S)


def send_all(of: Process, number: signal.Signals) -> None:
    """Send a signal to every worker of the daemon `of`."""
    for worker in workers(of):
        send(worker, number)


def send(to: Process, number: signal.Signals) -> None:
    """Send a signal to exactly this process; nothing happens where it is gone."""
    try:
        # The descriptor keeps meaning this process, whatever becomes of the pid.
        descriptor = os.pidfd_open(to.pid)
    except ProcessLookupError:
        return
    try:
        if process.same(to, process.identity(to.pid)):
            signal.pidfd_send_signal(descriptor, number)
    except ProcessLookupError:
        pass  # it ended meanwhile
    finally:
        os.close(descriptor)


def _children(pid: int) -> tuple[int, ...]:
    found = process.children(pid)
    if found is not None:
        return found
    # Looking at every process of the machine takes longer, as does importing what can.
    import psutil

    try:
        return tuple(child.pid for child in psutil.Process(pid).children())
    except psutil.NoSuchProcess:
        return ()
