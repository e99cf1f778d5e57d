"""What the page "History" shows, decided without Qt: the text of cells, and what is new."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from daemonctl.control.earnings import Replica
from daemonctl.model import MICRO, Outcome, Verdict
from tray.shape import Shape
from tray.words import Translate, clock, english, fill, plain


class Column(enum.IntEnum):
    """The table's columns, in their order."""

    WHEN = 0
    COMPUTATION = 1
    BENEFICIARY = 2
    CORE = 3
    OUTCOME = 4
    CPU = 5
    COINS = 6


class HistoryWords:
    """The texts of the table, from numbers, enums and names."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("HistoryWords", text, disambiguation, n)

    def head(self, column: Column) -> str:
        """A column's title."""
        return {
            Column.WHEN: self.tr("When", "a table's column"),
            Column.COMPUTATION: self.tr("Computation", "a table's column"),
            Column.BENEFICIARY: self.tr("For", "a table's column: whom a job helped"),
            Column.CORE: self.tr("Core", "a table's column"),
            Column.OUTCOME: self.tr("Outcome", "a table's column"),
            Column.CPU: self.tr("CPU time", "a table's column"),
            Column.COINS: self.tr("CPUCoins", "a table's column"),
        }[column]

    def verdict(self, replica: Replica) -> str:
        """What became of a replica."""
        if replica.verdict is not None:
            return fill(self._verdicts()[replica.verdict], self.outcome(replica.outcome))
        if replica.outcome is Outcome.DONE:
            return self.tr("awaits confirmation")
        return self.outcome(replica.outcome)

    def _verdicts(self) -> dict[Verdict, str]:
        """With %1 where the job's own end is told."""
        return {
            Verdict.PAID: self.tr("confirmed and paid"),
            Verdict.DISAGREED: self.tr("other machines disagreed"),
            Verdict.FAILED: self.tr("the job itself fails: %1"),
            Verdict.LATE: self.tr("too late, settled without it"),
        }

    def outcome(self, outcome: Outcome | None) -> str:
        """How a job ended in the sandbox."""
        if outcome is None:
            return self.tr("given back undone")
        return {
            Outcome.DONE: self.tr("done"),
            Outcome.EXIT: self.tr("it reported an error"),
            Outcome.TRAP: self.tr("it crashed"),
            Outcome.CPU_LIMIT: self.tr("it took too long"),
            Outcome.MEMORY_LIMIT: self.tr("it wanted too much memory"),
            Outcome.OUTPUT_LIMIT: self.tr("it wrote too much"),
            Outcome.FORBIDDEN: self.tr("it tried what is forbidden, and was stopped"),
            Outcome.REFUSED: self.tr("it is no module that runs here"),
            Outcome.CRASHED: self.tr("its process crashed"),
            Outcome.STOPPED: self.tr("stopped here"),
        }[outcome]

    def meant(self, word: str) -> tuple[str, ...]:
        """The outcomes and verdicts in whose words this one stands, as the history keeps them."""
        shown: dict[str, str] = {one: self.outcome(one) for one in Outcome}
        shown[Outcome.DONE] = self.tr("awaits confirmation")
        shown.update(self._verdicts().items())
        return tuple(str(one) for one, text in shown.items() if word.casefold() in text.casefold())

    def duration(self, milliseconds: int) -> str:
        """CPU time: "0.4 s", "41 s", "12 min 3 s", "2 h 5 min"."""
        seconds = milliseconds // 1000
        if seconds < 10:
            return fill(self.tr("%1 s", "seconds"), f"{milliseconds // 100 / 10:.1f}")
        if seconds < 60:
            return fill(self.tr("%1 s", "seconds"), str(seconds))
        minutes, seconds = divmod(seconds, 60)
        if minutes < 60:
            return fill(self.tr("%1 min %2 s", "minutes, seconds"), str(minutes), str(seconds))
        hours, minutes = divmod(minutes, 60)
        return fill(self.tr("%1 h %2 min", "hours, minutes"), str(hours), str(minutes))

    def coins(self, replica: Replica) -> str:
        """What it paid; in brackets what it will pay if it is confirmed."""
        if replica.verdict is None and replica.outcome is Outcome.DONE:
            return f"({_six(replica.price)})"
        return _six(replica.paid) if replica.paid else "0"

    def cell(self, replica: Replica, column: Column, now: float) -> str:
        """The text of a cell."""
        if column is Column.WHEN:
            return clock(replica.ended, now)
        if column is Column.COMPUTATION:
            return plain(replica.computation)
        if column is Column.BENEFICIARY:
            return plain(replica.beneficiary)
        if column is Column.CORE:
            return f"cpu{replica.core}"
        if column is Column.OUTCOME:
            return self.verdict(replica)
        if column is Column.CPU:
            return self.duration(replica.cpu_ms)
        return self.coins(replica)


def _six(micro: int) -> str:
    """Micro-coins as CPUCoins, to the last one: points stand below one another."""
    return f"{micro // MICRO}.{micro % MICRO:06d}"


def mark(replica: Replica) -> Shape:
    """The shape beside the outcome."""
    if replica.verdict is Verdict.PAID:
        return Shape.TICK
    if replica.verdict is Verdict.LATE or replica.outcome in (None, Outcome.STOPPED):
        return Shape.DASH
    if replica.verdict is None and replica.outcome is Outcome.DONE:
        return Shape.CLOCK
    return Shape.CROSS


def key(replica: Replica) -> tuple[str, str, float]:
    """What tells one replica from every other."""
    return replica.market, replica.job, replica.ended


@dataclass(frozen=True)
class Merge:
    """What a fresh first page says of the rows that are there. new: replicas that go on top.
    changed: (row, replica) as counted before the new ones came; None: they have nothing in
    common, begin anew."""

    new: tuple[Replica, ...]
    changed: tuple[tuple[int, Replica], ...] | None


def merge(rows: Sequence[Replica], fresh: Sequence[Replica]) -> Merge:
    """Compare the rows with the newest ones, read again."""
    place = {key(one): at for at, one in enumerate(rows[: len(fresh)])}
    known = [one for one in fresh if key(one) in place]
    new = tuple(one for one in fresh if key(one) not in place)
    # New ones belong on top, and those that were there still are: anything else is another list.
    if tuple(fresh[: len(new)]) != new or (rows and not known):
        return Merge(tuple(fresh), None)
    changed = ((place[key(one)], one) for one in known)
    return Merge(new, tuple((at, one) for at, one in changed if rows[at] != one))
