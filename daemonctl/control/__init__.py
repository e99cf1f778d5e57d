"""Start, stop, pause, resume, status: the one façade for the tray and the command line.

Here is what starts, stops and pauses, light enough for a pause to be immediate. What windows ask
stands beside it, a module a topic, and is imported only by who asks: machine, selling, markets,
earnings, lastresult, rules.

There is no private channel to the daemon: files and the process table are the truth. So a daemon
that hangs can still be paused (its workers are frozen here) and a stale file harms nobody (a
process is (pid, create time), never a pid alone).
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from daemonctl import files, pausing, process
from daemonctl.model import (
    STATUS_SCHEMA,
    Pause,
    PauseOutcome,
    Process,
    StartOutcome,
    Status,
    StopOutcome,
)
from daemonctl.paths import Paths

_POLL_S = 0.01
_TIED_WITHIN_S = 0.1
"""From its fork to its filter a worker takes milliseconds, on a busy machine more."""


def start(paths: Paths, *, timeout_s: float = 10.0) -> StartOutcome:
    """Start a daemon of its own session and wait until it has written its first status."""
    # What a pause does not need, a pause does not import.
    import subprocess
    import threading

    from daemonctl import program

    if daemon(paths) is not None:
        return StartOutcome.ALREADY_RUNNING
    paths.log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with paths.log.open("ab") as log:
        child = subprocess.Popen(
            program.command("daemonctl.cli.daemon"),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=paths.environment(),
            cwd="/",
            start_new_session=True,
        )

    def ready() -> bool:
        found = status(paths)
        return child.poll() is not None or (found is not None and found.daemon.pid == child.pid)

    came = _until(ready, timeout_s)
    # Somebody must hear of its end, or it stays in the process table as long as we live.
    threading.Thread(target=child.wait, name="reaper", daemon=True).start()
    if not came:
        return StartOutcome.TIMED_OUT
    if child.poll() is None:
        return StartOutcome.STARTED
    # It may have lost a race against another one's start.
    return StartOutcome.FAILED if daemon(paths) is None else StartOutcome.ALREADY_RUNNING


def stop(paths: Paths, *, timeout_s: float = 5.0) -> StopOutcome:
    """Ask the daemon to end, and after `timeout_s` make it."""
    found = daemon(paths)
    if found is None:
        return StopOutcome.NOT_RUNNING
    _signal(found, signal.SIGTERM)
    # One that somebody stopped (SIGSTOP) ends only when it goes on.
    _signal(found, signal.SIGCONT)
    if _until(lambda: not process.lives(found), timeout_s):
        return StopOutcome.STOPPED
    _signal(found, signal.SIGKILL)
    if _until(lambda: not process.lives(found), timeout_s):
        return StopOutcome.KILLED
    return StopOutcome.STILL_RUNNING


def pause(paths: Paths, until: float | None = None) -> PauseOutcome:
    """Freeze every worker now, and let none start before `until` (seconds since the epoch).

    until: None = until somebody resumes. The pause holds over restarts of daemon and machine.
    Raises OSError where the disk does not take it; the workers stand still all the same.
    """
    try:
        pausing.write(paths, Pause(since=time.time(), until=until), durable=False)
    except OSError:
        # A full disk: nothing keeps the pause, but whoever asks for the machine gets it.
        _stop_workers(daemon(paths))
        raise
    found = daemon(paths)
    if found is not None:
        _stop_workers(found)
        _signal(found, signal.SIGUSR1)
    # Only now, as the disk may take its time: the workers stand still already.
    pausing.settle(paths)
    return PauseOutcome.PAUSED


def resume(paths: Paths) -> PauseOutcome:
    """End the pause; workers go on where they stood."""
    held = pausing.clear(paths)
    found = daemon(paths)
    if found is not None:
        _signal_workers(found, signal.SIGCONT)
        _signal(found, signal.SIGUSR1)
    return PauseOutcome.RESUMED if held else PauseOutcome.NOT_PAUSED


def wake(paths: Paths) -> None:
    """Let the daemon, if one runs, look at its files now rather than within a second."""
    found = daemon(paths)
    if found is not None:
        _signal(found, signal.SIGUSR1)


def pause_state(paths: Paths) -> Pause | None:
    """The pause that holds now, whether a daemon runs or not; None where there is none."""
    return pausing.read(paths)


def status(paths: Paths) -> Status | None:
    """What the daemon does; None where no daemon runs."""
    data = files.read_or_none(paths.status)
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=Status)
    except msgspec.DecodeError:
        return None  # of a version that we do not know, or a dead one's
    if found.schema != STATUS_SCHEMA or not process.lives(found.daemon):
        return None
    return found


def daemon(paths: Paths) -> Process | None:
    """The daemon's process; None where none runs."""
    data = files.read_or_none(paths.pid)
    if data is None:
        return None
    try:
        found = msgspec.json.decode(data, type=Process)
    except msgspec.DecodeError:
        return None
    return found if process.lives(found) else None


def myself() -> Process:
    """This process, as others can tell whether it still lives."""
    return process.myself()


def workers(of: Process) -> tuple[Process, ...]:
    """The processes that compute for the daemon `of`: its zygotes' children."""
    pids = [pid for zygote in _children(of.pid) for pid in _children(zygote)]
    return tuple(found for pid in pids if (found := process.identity(pid)) is not None)


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


def _stop_workers(of: Process | None) -> None:
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
                    _signal(worker, signal.SIGSTOP)
                    stopped.add(pid)
        if not early or time.monotonic() >= end:
            return
        time.sleep(_POLL_S)


def _signal_workers(of: Process, number: signal.Signals) -> None:
    for worker in workers(of):
        _signal(worker, number)


def _signal(to: Process, number: signal.Signals) -> None:
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


def _until(condition: Callable[[], bool], timeout_s: float) -> bool:
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() >= end:
            return False
        time.sleep(_POLL_S)
    return True


def log_tail(paths: Paths, lines: int = 5) -> str:
    """The last words of a daemon that `start` could not bring up."""
    path: Path = paths.log
    data = files.read_or_none(path) or b""
    return "\n".join(data.decode("utf-8", "replace").splitlines()[-lines:])
