"""What the tray shows, decided without Qt: a snapshot in; icon, tooltip and menu out."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass

from daemonctl.model import CoreState, CoreStatus, Pause, Problem, Reason, StartOutcome, Status
from tray.words import Words, plain

MOST_JOBS = 4
"""Running jobs that the tooltip lists one by one; more are counted by computation."""

MOST_COMPUTATIONS = 5


@dataclass(frozen=True)
class Snapshot:
    """All that the tray knows at one instant.

    status: None: no daemon runs. pause: the user's pause, as pause.json has it: it is newer than
    the one in `status` while the daemon conforms, or hangs. now: seconds since the epoch.
    machine_cores: logical CPUs of this machine. trouble: why the user's last command failed.
    """

    status: Status | None
    pause: Pause | None
    now: float
    machine_cores: int
    trouble: Problem | StartOutcome | None = None


class Icon(enum.StrEnum):
    """The icon's states; each value is the name of a drawing in icons/."""

    COMPUTING = "computing"
    PAUSED = "paused"
    WAITING = "waiting"
    ATTENTION = "attention"
    OFFLINE = "offline"


class Command(enum.StrEnum):
    """What the user can tell the tray to do."""

    PAUSE = "pause"
    RESUME = "resume"
    START = "start"
    QUIT = "quit"


@dataclass(frozen=True)
class Entry:
    """A line of the menu; without a command it only says something.

    text: with "&" before the letter that reaches it by keyboard, and "&&" for an "&".
    """

    text: str
    command: Command | None = None


SEPARATOR = Entry("")


@dataclass(frozen=True)
class View:
    """What there is to see. toggle: what a middle click does."""

    icon: Icon
    tooltip: str
    menu: tuple[Entry, ...]
    toggle: Command


def present(snapshot: Snapshot, words: Words) -> View:
    """The view for a snapshot."""
    icon = _icon(snapshot)
    line = _line(icon, snapshot, words)
    toggle, switch, leave = _switch(snapshot, words)
    coins = _coins(snapshot, words)
    return View(
        icon=icon,
        tooltip="\n".join([f"CPUShare: {line}", *coins, *_jobs(snapshot, words)]),
        menu=(
            Entry(_literal(" · ".join([line, *coins[:1]]))),
            SEPARATOR,
            Entry(switch, toggle),
            SEPARATOR,
            Entry(leave, Command.QUIT),
        ),
        toggle=toggle,
    )


def _icon(snapshot: Snapshot) -> Icon:
    status = snapshot.status
    if snapshot.trouble is not None:
        return Icon.ATTENTION
    if status is None:
        return Icon.OFFLINE
    # The user's own pause goes before what needs the user: it is their answer to it, for now.
    if snapshot.pause is not None:
        return Icon.PAUSED
    if status.problems or any(core.state is CoreState.ATTENTION for core in status.cores):
        return Icon.ATTENTION
    return Icon.COMPUTING if _running(snapshot) else Icon.WAITING


def _line(icon: Icon, snapshot: Snapshot, words: Words) -> str:
    """What is happening, in one line."""
    status = snapshot.status
    if isinstance(snapshot.trouble, StartOutcome):
        return words.start_failed(snapshot.trouble)
    if snapshot.trouble is not None:
        return plain(snapshot.trouble.title)
    if status is None:
        return words.offline()
    if snapshot.pause is not None:
        return words.paused(snapshot.pause.until, snapshot.now)
    if icon is Icon.ATTENTION:
        if status.problems:
            return plain(status.problems[0].title)
        return words.reason(
            next(core.reason for core in status.cores if core.state is CoreState.ATTENTION)
        )
    if running := _running(snapshot):
        for_whom = dict.fromkeys(core.beneficiary for core in running if core.beneficiary)
        return words.computing(len(running), snapshot.machine_cores, tuple(for_whom))
    if not status.cores:
        return words.no_orders()
    return words.reason(min((core.reason for core in status.cores), key=_urgency))


def _urgency(reason: Reason) -> int:
    """Which of several cores' reasons is told: the one that soonest ends in work, or that
    explains most. The rest come in the enum's own order."""
    first = (Reason.PREPARING, Reason.NO_WORK, Reason.MARKET_UNREACHABLE, Reason.MARKET_REFUSES)
    return first.index(reason) if reason in first else len(first) + list(Reason).index(reason)


def _switch(snapshot: Snapshot, words: Words) -> tuple[Command, str, str]:
    """The command that turns things round, its words, and the words for leaving."""
    # A pause can be ended without a daemon; computing cannot begin without one.
    if snapshot.status is None:
        return Command.START, words.start(), words.quit()
    if snapshot.pause is not None:
        return Command.RESUME, words.resume(), words.quit_paused()
    return Command.PAUSE, words.pause(), words.quit_computing()


def _coins(snapshot: Snapshot, words: Words) -> list[str]:
    if snapshot.status is None:
        return []
    coins = snapshot.status.coins
    lines = [words.coins_today(coins.today)]
    if coins.pending > 0:
        lines.append(words.coins_pending(coins.pending))
    return lines


def _jobs(snapshot: Snapshot, words: Words) -> list[str]:
    running = _running(snapshot)
    if len(running) <= MOST_JOBS:
        return [words.job(core.core, core.computation, core.progress) for core in running]
    counted = Counter(core.computation for core in running).most_common()
    lines = [words.jobs(name, count) for name, count in counted[:MOST_COMPUTATIONS]]
    left = len(counted) - len(lines)
    return [*lines, words.more(left)] if left else lines


def _running(snapshot: Snapshot) -> list[CoreStatus]:
    """The cores that have a job, be it frozen by the user's pause."""
    if snapshot.status is None:
        return []
    # Resuming thaws the workers at once, and the daemon says so a moment later: a core that is
    # paused by a pause which is over computes already.
    return [
        core
        for core in snapshot.status.cores
        if core.state is CoreState.COMPUTING
        or (
            core.state is CoreState.PAUSED
            and core.reason is Reason.USER_PAUSE
            and core.worker is not None
        )
    ]


def _literal(text: str) -> str:
    """Text for a menu that has no keyboard letter in it."""
    return text.replace("&", "&&")
