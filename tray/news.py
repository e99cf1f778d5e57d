"""Which changes are news for the user, decided without Qt. Most are not: routine never is."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from daemonctl.model import CoreState, Problem, StartOutcome
from tray.entries import Command
from tray.foreign import told
from tray.memory import DAY_S, HOUR_S, Memory
from tray.present import Snapshot
from tray.sentences import Sentences
from tray.words import LONGEST_TITLE, Translate, Words, coins, english, fill, plain

LONG_PAUSE_S = DAY_S
"""A pause without an end that is older was perhaps forgotten."""


class Kind(enum.StrEnum):
    """What a notification is about."""

    COIN = "coin"
    """The first CPUCoin ever."""
    ATTENTION = "attention"
    DIED = "died"
    PAUSED = "paused"
    NO_TRAY = "no-tray"
    NO_KEY = "no-key"


ROUTINE = frozenset({Kind.COIN, Kind.PAUSED, Kind.NO_TRAY})
"""What needs nobody: at most one of these an hour."""


@dataclass(frozen=True)
class News:
    """A notification. what: the news. actions: what its buttons do, with their words; the first
    is also what a click on the notification does. hint: what the user can do about it."""

    kind: Kind
    title: str
    what: str
    actions: tuple[tuple[Command, str], ...]
    hint: str = ""

    @property
    def text(self) -> str:
        """All that stands below the title."""
        return f"{self.what}\n{self.hint}" if self.hint else self.what


class NewsWords:
    """The words of notifications."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate
        self._words = Words(translate)
        self._sentences = Sentences(translate)

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("NewsWords", text, disambiguation, n)

    def coin(self, micro: int) -> News:
        """The first coins are confirmed. micro: micro-coins."""
        return News(
            Kind.COIN,
            self.tr("Your first CPUCoins"),
            fill(
                self.tr("Your computer has earned its first %1 CPUCoins. Thank you!"), coins(micro)
            ),
            (self._open(),),
        )

    def attention(self, what: str, hint: str = "") -> News:
        """Something needs the user."""
        return News(Kind.ATTENTION, self.tr("CPUShare needs you"), what, (self._open(),), hint)

    def gathered(self, found: Sequence[News]) -> list[News]:
        """What is shown of news that come together: one cause may give every core a problem, so
        that the first stands for all that need the user. The window lists them."""
        needs = [one for one in found if one.kind is Kind.ATTENTION]
        others = [one for one in found if one.kind is not Kind.ATTENTION]
        if len(needs) > 1:
            text = self.tr("%1 (and %n more)", "%1: a problem", len(needs) - 1)
            needs = [replace(needs[0], what=fill(text, needs[0].what))]
        return [*needs, *others]

    def died(self) -> News:
        """The daemon ended though nobody told it to."""
        return News(
            Kind.DIED,
            self.tr("The computing has stopped"),
            self.tr("It ended though nobody asked it to."),
            (self._open(), (Command.START, self.tr("Start again"))),
        )

    def paused(self, days: int) -> News:
        """A pause without an end goes on for long."""
        since = (
            self.tr("You paused the computing yesterday, and it is still paused.")
            if days <= 1
            else self.tr(
                "You paused the computing %n day(s) ago, and it is still paused.", "", days
            )
        )
        return News(
            Kind.PAUSED,
            self.tr("Still paused"),
            since,
            (self._open(), (Command.RESUME, self.tr("Resume"))),
        )

    def no_tray(self) -> News:
        """This desktop shows no icons."""
        return News(
            Kind.NO_TRAY,
            self.tr("CPUShare is running without its icon"),
            self.tr(
                "This desktop shows no icons. Start CPUShare once more to see its window, "
                "which says how to get one."
            ),
            (self._open(),),
        )

    def no_key(self, keys: str, why: str) -> News:
        """The key that pauses cannot be had. why: in words."""
        return News(
            Kind.NO_KEY,
            fill(self.tr("The pause key %1 does not work", "%1: keys"), plain(keys)),
            why,
            ((Command.SETTINGS, self.tr("Settings")),),
            self.tr("Choose another in the settings."),
        )

    def problems(self, snapshot: Snapshot) -> list[News]:
        """Everything that needs the user now."""
        status, trouble = snapshot.status, snapshot.trouble
        if isinstance(trouble, StartOutcome):
            return [self.attention(self._words.start_failed(trouble))]
        if trouble is not None:
            return [self._problem(trouble)]
        if status is None:
            return []
        found = [self._problem(one) for one in status.problems]
        reasons = {core.reason: core for core in status.cores if core.state is CoreState.ATTENTION}
        # The problem says the same as its cores, and says it better.
        if not found:
            found = [
                self.attention(_upper(self._sentences.clause(reason, core.why, snapshot.now)))
                for reason, core in reasons.items()
            ]
        return found

    def _problem(self, problem: Problem) -> News:
        title, hint = (told(text, self._translate) for text in (problem.title, problem.hint))
        return self.attention(plain(title, LONGEST_TITLE), hint)

    def _open(self) -> tuple[Command, str]:
        return Command.SHOW, self.tr("Open")


def _upper(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def news(before: Snapshot | None, after: Snapshot, words: NewsWords) -> list[News]:
    """What is to be told of a change. before: None: the tray has just started."""
    known = [] if before is None else words.problems(before)
    found = [one for one in words.problems(after) if one not in known]
    if before is not None and before.status is not None:
        if after.status is None and after.crashed:
            found.append(words.died())
        elif (
            after.status is not None
            and before.status.coins.total == 0
            and after.status.coins.total > 0
        ):
            found.append(words.coin(after.status.coins.total))
    return found


def forgotten(snapshot: Snapshot, words: NewsWords) -> News | None:
    """The reminder of a pause that has no end and is old."""
    pause = snapshot.pause
    if pause is None or pause.until is not None or snapshot.now < pause.since + LONG_PAUSE_S:
        return None
    return words.paused(int((snapshot.now - pause.since) // DAY_S))


def next_look(snapshot: Snapshot) -> float | None:
    """When `forgotten` is worth asking again, seconds since the epoch; None: it is not."""
    pause = snapshot.pause
    if pause is None or pause.until is not None:
        return None
    passed = max(int((snapshot.now - pause.since) // LONG_PAUSE_S), 0)
    return pause.since + (passed + 1) * LONG_PAUSE_S


def worth_telling(one: News, memory: Memory, now: float) -> Memory | None:
    """What to remember when it is told; None: it has been told, or others have, just now."""
    told = {text: when for text, when in memory.told.items() if now - DAY_S < when <= now}
    text = f"{one.title}\n{one.text}"
    if text in told:
        return None
    routine = one.kind in ROUTINE
    if routine and now - HOUR_S < memory.routine <= now:
        return None
    told[text] = now
    return msgspec.structs.replace(memory, told=told, routine=now if routine else memory.routine)
