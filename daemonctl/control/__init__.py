"""Start, stop, pause, resume, status: the one façade for the tray and the command line.

Here is what starts, stops and pauses, light enough for a pause to be immediate. What windows ask
stands beside it, a module a topic, and is imported only by who asks: machine, selling, markets,
earnings, lastresult, rules.

There is no private channel to the daemon: files and the process table are the truth. So a daemon
that hangs can still be paused (its workers are frozen here) and a stale file harms nobody (a
process is (pid, create time), never a pid alone). The system's daemon is another user's: it is
woken by its bell, freezes its workers itself, and is started and ended by the service manager.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from daemonctl import bell, files, freezing, pausing, process, running
from daemonctl.errors import StateError
from daemonctl.freezing import workers
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
from daemonctl.running import check, daemon

__all__ = [
    "check",
    "daemon",
    "log_place",
    "log_tail",
    "myself",
    "pause",
    "pause_state",
    "resume",
    "start",
    "status",
    "stop",
    "wake",
    "workers",
]

_POLL_S = 0.01
_SERVICE_STOP_S = 12.0
"""How long the service manager may take, which kills what does not end within ten seconds."""


def start(paths: Paths, *, timeout_s: float = 10.0) -> StartOutcome:
    """Start the daemon, the user's own in a session of its own, and wait until it has written its
    first status. Raises StateError where it may not be started."""
    # What a pause does not need, a pause does not import.
    import subprocess
    import threading

    from daemonctl import program

    if daemon(paths) is not None:
        return StartOutcome.ALREADY_RUNNING
    if (other := running.beside(paths)) is not None:
        raise StateError(other.title, detail=other.detail, hint=other.hint)
    if paths.shared:
        return _start_service(paths, timeout_s)
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
    """Ask the daemon to end, and after `timeout_s` make it. Raises StateError where it may not
    be ended."""
    if paths.shared:
        from daemonctl import service

        ended = service.stop(max(timeout_s, _SERVICE_STOP_S))
        if ended is not None:
            return StopOutcome.STOPPED if ended else StopOutcome.STILL_RUNNING
    found = daemon(paths)
    if found is None:
        return StopOutcome.NOT_RUNNING
    if paths.shared:
        _must_be_ours(paths, found)
    freezing.send(found, signal.SIGTERM)
    # One that somebody stopped (SIGSTOP) ends only when it goes on.
    freezing.send(found, signal.SIGCONT)
    if _until(lambda: not process.lives(found), timeout_s):
        return StopOutcome.STOPPED
    freezing.send(found, signal.SIGKILL)
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
        if not paths.shared:
            freezing.stop(daemon(paths))
        raise
    found = daemon(paths)
    if found is not None and not paths.shared:
        freezing.stop(found)
    _wake(paths, found)
    # Only now, as the disk may take its time: the workers stand still already.
    pausing.settle(paths)
    return PauseOutcome.PAUSED


def resume(paths: Paths) -> PauseOutcome:
    """End the pause; workers go on where they stood."""
    held = pausing.clear(paths)
    found = daemon(paths)
    if found is not None and not paths.shared:
        freezing.send_all(found, signal.SIGCONT)
    _wake(paths, found)
    return PauseOutcome.RESUMED if held else PauseOutcome.NOT_PAUSED


def wake(paths: Paths) -> None:
    """Let the daemon, if one runs, look at its files now rather than within a second."""
    _wake(paths, daemon(paths))


def pause_state(paths: Paths) -> Pause | None:
    """The pause that holds now, whether a daemon runs or not; None where there is none."""
    return pausing.read(paths)


def status(paths: Paths) -> Status | None:
    """What the daemon does; None where no daemon runs."""
    try:
        data = files.read_small(paths.status)
        found = msgspec.json.decode(data, type=Status) if data is not None else None
    except (OSError, msgspec.DecodeError):
        return None  # of a version that we do not know, or a dead one's
    if found is None or found.schema != STATUS_SCHEMA or not process.lives(found.daemon):
        return None
    other = running.beside(paths)
    return msgspec.structs.replace(found, problems=(*found.problems, other)) if other else found


def myself() -> Process:
    """This process, as others can tell whether it still lives."""
    return process.myself()


def _until(condition: Callable[[], bool], timeout_s: float) -> bool:
    end = time.monotonic() + timeout_s
    while not condition():
        if time.monotonic() >= end:
            return False
        time.sleep(_POLL_S)
    return True


def log_tail(paths: Paths, lines: int = 5) -> str:
    """The last words of a daemon that `start` could not bring up; "" where they are others'."""
    if paths.shared:
        from daemonctl import service

        return service.words(lines)
    path: Path = paths.log
    data = files.read_or_none(path) or b""
    return "\n".join(data.decode("utf-8", "replace").splitlines()[-lines:])


def log_place(paths: Paths) -> str:
    """Where its log is, for a person."""
    if paths.shared:
        from daemonctl import service

        return service.log()
    return str(paths.log)


def _start_service(paths: Paths, timeout_s: float) -> StartOutcome:
    from daemonctl import service

    if not any(paths.orders.glob("*.cpu")):
        raise StateError(
            "This machine's daemon has no sell order yet",
            detail=f"There is no .cpu file in {paths.orders}.",
            hint="Put one there, or: cpushare orders add FILE",
        )
    if not service.start(timeout_s):
        return StartOutcome.TIMED_OUT
    # The service manager has waited until it was ready.
    return StartOutcome.STARTED if status(paths) is not None else StartOutcome.FAILED


def _wake(paths: Paths, found: Process | None) -> None:
    if found is None:
        return
    if paths.shared:
        bell.ring(paths.bell)
    else:
        freezing.send(found, signal.SIGUSR1)


def _must_be_ours(paths: Paths, found: Process) -> None:
    """Raise StateError where a shared daemon's process is not to be ended by a signal of ours.

    What named the process is its user's to write, whose folder it lies in: root must not kill
    whatever stands there.
    """
    try:
        whose = {paths.runtime.stat().st_uid, Path(f"/proc/{found.pid}").stat().st_uid}
    except FileNotFoundError:
        return  # it has just ended
    if os.geteuid() not in (0, *whose) or len(whose) > 1:
        raise StateError(
            "No service manager runs this machine's daemon",
            detail=f"It is process {found.pid}, and another user's.",
            hint=f"End it as root: kill {found.pid}",
        )
