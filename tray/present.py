"""What the tray shows, decided without Qt: a snapshot in; icon, tooltip and menu out."""

from __future__ import annotations

import enum
from collections import Counter
from dataclasses import dataclass

from daemonctl.model import CoreState, CoreStatus, Pause, Problem, Reason, StartOutcome, Status
from tray.entries import Command as Command
from tray.entries import Entry, MenuWords, entries
from tray.foreign import told
from tray.sentences import Sentences
from tray.words import LONGEST_TITLE, Translate, Words, english, plain

MOST_JOBS = 4
"""Running jobs that the tooltip lists one by one; more are counted by computation."""

MOST_COMPUTATIONS = 5

HOLDING = frozenset(
    {
        *(Reason.USER_ACTIVE, Reason.ON_BATTERY, Reason.TOO_HOT, Reason.OTHER_LOAD),
        *(Reason.FULL_SCREEN, Reason.PROGRAM, Reason.SCHEDULE, Reason.DISK_LOW, Reason.MEMORY_LOW),
        *(Reason.NO_WORK, Reason.MARKET_UNREACHABLE, Reason.MARKET_STOPPED),
    }
)
"""Reasons of single cores that the tooltip tells while others compute."""


@dataclass(frozen=True)
class Snapshot:
    """All that the tray knows at one instant.

    status: None: no daemon runs. pause: the user's pause, as pause.json has it: it is newer than
    the one in `status` while the daemon conforms, or hangs. now: seconds since the epoch.
    machine_cores: logical CPUs of this machine. trouble: why the user's last command failed;
    of a start, until a daemon runs. crashed: no daemon runs, and the last one left without
    tidying up.
    """

    status: Status | None
    pause: Pause | None
    now: float
    machine_cores: int
    trouble: Problem | StartOutcome | None = None
    crashed: bool = False


class Icon(enum.StrEnum):
    """The icon's states; each value is the name of a drawing in icons/."""

    COMPUTING = "computing"
    PAUSED = "paused"
    WAITING = "waiting"
    ATTENTION = "attention"
    OFFLINE = "offline"


@dataclass(frozen=True)
class View:
    """What there is to see. line: what is happening. toggle: what a middle click does."""

    icon: Icon
    line: str
    tooltip: str
    menu: tuple[Entry, ...]
    toggle: Command


class Speech:
    """All that puts a snapshot into words, in one language."""

    def __init__(self, translate: Translate = english) -> None:
        self.words = Words(translate)
        self.sentences = Sentences(translate)
        self.menu = MenuWords(translate)
        self._translate = translate

    def told(self, text: str) -> str:
        """What `daemonctl` says, in this language."""
        return told(text, self._translate)


def present(snapshot: Snapshot, speech: Speech) -> View:
    """The view for a snapshot."""
    icon = _icon(snapshot)
    line = _line(icon, snapshot, speech)
    coins = _coins(snapshot, speech.words)
    running = snapshot.status is not None
    told = " · ".join([line, *coins[:1]]) if _earns(icon, snapshot) else line
    facts = [*coins, *_jobs(snapshot, speech.words), *_held(snapshot, speech.sentences)]
    return View(
        icon=icon,
        line=line,
        tooltip="\n".join([f"CPUShare: {line}", *facts]),
        menu=entries(told, running, snapshot.pause, snapshot.now, speech.menu),
        toggle=_toggle(snapshot),
    )


def _earns(icon: Icon, snapshot: Snapshot) -> bool:
    """Whether the coins of today are worth a place in the menu's line: beside a reason to wait
    they make it too long, and the tooltip has them."""
    today = 0 if snapshot.status is None else snapshot.status.coins.today
    return icon is Icon.COMPUTING or (icon is Icon.PAUSED and today > 0)


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


def _line(icon: Icon, snapshot: Snapshot, speech: Speech) -> str:
    """What is happening, in one line."""
    status, words = snapshot.status, speech.words
    if isinstance(snapshot.trouble, StartOutcome):
        return words.start_failed(snapshot.trouble)
    if snapshot.trouble is not None:
        return plain(speech.told(snapshot.trouble.title), LONGEST_TITLE)
    if status is None:
        return words.offline()
    if snapshot.pause is not None:
        return words.paused(snapshot.pause.until, snapshot.now)
    if icon is Icon.ATTENTION and status.problems:
        return plain(speech.told(status.problems[0].title), LONGEST_TITLE)
    if icon is Icon.COMPUTING:
        running = _running(snapshot)
        for_whom = dict.fromkeys(core.beneficiary for core in running if core.beneficiary)
        return words.computing(len(running), snapshot.machine_cores, tuple(for_whom))
    if not status.cores:
        return words.no_orders()
    told = [core for core in status.cores if core.state is CoreState.ATTENTION] or status.cores
    core = min(told, key=lambda core: _urgency(core.reason))
    return speech.sentences.line(core.reason, core.why, snapshot.now)


def _urgency(reason: Reason) -> int:
    """Which of several cores' reasons is told: the one that soonest ends in work, or that
    explains most. The rest come in the enum's own order."""
    first = (
        *(Reason.PREPARING, Reason.NO_WORK, Reason.MARKET_UNREACHABLE, Reason.MARKET_REFUSES),
        *(Reason.UPDATE_NEEDED, Reason.MARKET_OUTDATED),
    )
    return first.index(reason) if reason in first else len(first) + list(Reason).index(reason)


def _toggle(snapshot: Snapshot) -> Command:
    """What turns things round."""
    # A pause can be ended without a daemon; computing cannot begin without one.
    if snapshot.status is None:
        return Command.START
    return Command.PAUSE if snapshot.pause is None else Command.RESUME


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


def _held(snapshot: Snapshot, sentences: Sentences) -> list[str]:
    """Why cores do not compute beside others that do."""
    if snapshot.status is None or snapshot.pause is not None or not _running(snapshot):
        return []
    held: dict[Reason, list[CoreStatus]] = {}
    for core in snapshot.status.cores:
        if core.state is CoreState.WAITING and core.reason in HOLDING:
            held.setdefault(core.reason, []).append(core)
    return [
        sentences.waiting(len(cores), reason, cores[0].why, snapshot.now)
        for reason, cores in held.items()
    ]


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
