"""`cpushare start, stop, pause, resume, status`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daemonctl.model import StartOutcome, StopOutcome
    from daemonctl.paths import Paths

EXIT_NOT_RUNNING = 3
"""What service managers expect of `status` (LSB: program is not running)."""


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the five commands."""
    start = subparsers.add_parser(
        "start",
        help="start selling this machine's cores",
        description="Start the seller daemon in the background and wait until it is ready.",
    )
    start.add_argument(
        "--timeout", type=float, default=10.0, metavar="S", help="seconds to wait (default 10)"
    )
    stop = subparsers.add_parser(
        "stop",
        help="stop selling, and the daemon with it",
        description="End the daemon; leases go back to their markets. "
        "Where it does not end by itself in time, it is killed.",
    )
    stop.add_argument(
        "--timeout", type=float, default=5.0, metavar="S", help="seconds to wait (default 5)"
    )
    pause = subparsers.add_parser(
        "pause",
        help="freeze all jobs at once, for a while or until you resume",
        description="Freeze all jobs at once. Nothing is lost: they go on where they stood. "
        "The pause holds over restarts of the daemon and of the machine.",
    )
    span = pause.add_mutually_exclusive_group()
    span.add_argument("--for", dest="span", metavar="15m", help="length: 90s, 15m, 1h, 1h30m, 2d")
    span.add_argument("--until", metavar="HH:MM", help="local time, today or else tomorrow")
    pause.add_argument(
        "--toggle",
        action="store_true",
        help="resume where a pause holds, else pause; for a keyboard shortcut",
    )
    subparsers.add_parser(
        "resume", help="end the pause", description="End the pause; jobs go on where they stood."
    )
    status = subparsers.add_parser(
        "status",
        help="what each core does, for whom, and what it earned",
        description="What each core does, why, for whom, and what it earned. "
        f"Exit code {EXIT_NOT_RUNNING}: no daemon runs.",
    )
    status.add_argument("--json", action="store_true", help="one JSON object, as status.json")


def run(arguments: argparse.Namespace) -> int:
    """Do what `arguments.command` says."""
    from daemonctl import control
    from daemonctl.paths import Paths

    paths = Paths.current()
    control.check(paths)
    match arguments.command:
        case "start":
            return _start(paths, arguments.timeout)
        case "stop":
            return _stop(paths, arguments.timeout)
        case "pause":
            if arguments.toggle and _paused(paths):
                return _resume(paths)
            return _pause(paths, arguments.span, arguments.until)
        case "resume":
            return _resume(paths)
        case _:
            return _status(paths, as_json=arguments.json)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _start(paths: Paths, timeout_s: float) -> int:
    from daemonctl import control
    from daemonctl.errors import CPUShareError
    from daemonctl.model import StartOutcome

    outcome: StartOutcome = control.start(paths, timeout_s=timeout_s)
    if outcome is StartOutcome.STARTED:
        status = control.status(paths)
        cores = len(status.cores) if status else 0
        what = "Started this machine's daemon" if paths.shared else "Started"
        _say(f"{what}; {cores} {'core' if cores == 1 else 'cores'} with a sell order.")
        if not cores:
            _say(f"Nothing is sold: put a .cpu file into {paths.orders} (cpushare orders add).")
        if control.pause_state(paths) is not None:
            _say("A pause holds; end it by: cpushare resume")
        return 0
    if outcome is StartOutcome.ALREADY_RUNNING:
        _say("It runs already.")
        return 0
    tail = control.log_tail(paths)
    if outcome is StartOutcome.TIMED_OUT:
        raise CPUShareError(
            f"The daemon was not ready after {timeout_s:g} s",
            detail=tail,
            hint=f"It may still come up: cpushare status. Its log: {control.log_place(paths)}",
        )
    raise CPUShareError(
        "The daemon ended at once", detail=tail, hint=f"Its log: {control.log_place(paths)}"
    )


def _stop(paths: Paths, timeout_s: float) -> int:
    from daemonctl import control
    from daemonctl.errors import CPUShareError
    from daemonctl.model import StopOutcome

    outcome: StopOutcome = control.stop(paths, timeout_s=timeout_s)
    if outcome is StopOutcome.STILL_RUNNING:
        raise CPUShareError(
            "The daemon does not end, not even when killed",
            detail="It hangs inside the kernel, most often on a disk that does not answer.",
            hint="Look at the kernel's log: dmesg | tail",
        )
    _say(
        {
            StopOutcome.STOPPED: "Stopped.",
            StopOutcome.NOT_RUNNING: "It was not running.",
            StopOutcome.KILLED: f"It did not end within {timeout_s:g} s and was killed.",
        }[outcome]
    )
    return 0


def _pause(paths: Paths, span: str | None, until: str | None) -> int:
    from daemonctl import control
    from daemonctl.cli import times

    now = time.time()
    end = None
    if span is not None:
        end = now + times.span_s(span)
    elif until is not None:
        end = times.next_clock(until, now)
    control.pause(paths, end)
    _say(f"Paused {times.until_words(end, now)}.")
    return 0


def _paused(paths: Paths) -> bool:
    from daemonctl import control

    return control.pause_state(paths) is not None


def _resume(paths: Paths) -> int:
    from daemonctl import control
    from daemonctl.model import PauseOutcome

    outcome = control.resume(paths)
    _say("Resumed." if outcome is PauseOutcome.RESUMED else "It was not paused.")
    return 0


def _whose(paths: Paths) -> Iterator[str]:
    """Of which daemon the status is, where it is not simply the user's own."""
    if not paths.shared:
        return
    yield "This machine's daemon, which the group cpushare controls (yours: cpushare --user …)."
    own = paths.person.orders
    if paths.person is not paths and any(own.glob("*.cpu")):
        yield f"Sell orders of your own, in {own}, are not among its: move them to {paths.orders}"


def _status(paths: Paths, *, as_json: bool) -> int:
    from daemonctl import control
    from daemonctl.cli import statusview

    status = control.status(paths)
    pause = control.pause_state(paths)
    if as_json:
        _say(statusview.as_json(status, pause))
    else:
        for line in (*_whose(paths), *statusview.lines(status, pause, time.time())):
            _say(line)
    return EXIT_NOT_RUNNING if status is None else 0
