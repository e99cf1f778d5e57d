"""What a market has to tell this machine's owner, kept for as long as it is news.

Its own words stay as they came: plain text, in its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from daemonctl import installed
from daemonctl.errors import ProtocolGap
from daemonctl.market.wire import WASMTIME, Notice, NoticeKind, SyncReply
from daemonctl.model import Outdated, Problem, Reason, Stopped, Update, Why
from daemonctl.seller import runs

REMEMBER_S = 900.0
"""How long it is told why the work of one computation was taken away."""
_MOST = 16


class Silence(NamedTuple):
    """Why a market has no work for an order, as `CoreStatus` has it."""

    reason: Reason
    why: Why | None = None


class Notices:
    """The notices of one market. Instants are on the caller's clock, in seconds.

    What holds now stands in every answer; that a computation was stopped stands only beside the
    leases that this took away, so it is remembered for a while.
    """

    def __init__(self) -> None:
        self._holding: tuple[Notice, ...] = ()
        self._stopped: dict[str, tuple[Stopped, float]] = {}  # by computation, until when
        self._gap: ProtocolGap | None = None

    def hear(self, reply: SyncReply, now: float) -> bool:
        """Take in an answer's notices. Whether the market has just stopped all its work, so that
        everything that it gave is to be let go."""
        self._gap = None
        before = self._all_stopped()
        self._holding = tuple(one for one in reply.notices if not one.computation)
        for one in reply.notices:
            if one.computation and one.kind is NoticeKind.STOPPED:
                self._stopped.pop(one.computation, None)
                stopped = Stopped(one.text, one.computation)
                self._stopped[one.computation] = (stopped, now + REMEMBER_S)
        for old in tuple(self._stopped)[:-_MOST]:
            del self._stopped[old]
        for lease in reply.leases:
            # There is work of this computation: it goes on.
            self._stopped.pop(lease.computation, None)
        return self._all_stopped() is not None and before is None

    def miss(self, gap: ProtocolGap | None) -> None:
        """It cannot be spoken with before an update; None: that is not why it is silent."""
        self._gap = gap

    @property
    def apart(self) -> bool:
        """Whether it cannot be spoken with before an update."""
        return self._gap is not None

    def outdated(self) -> tuple[Outdated, ...]:
        """What is to be updated before it gives work again."""
        if self._gap is not None:
            return (Outdated(Update.MARKET if self._gap.outdated else Update.CPUSHARE),)
        return tuple(
            Outdated(
                Update.WASMTIME if one.of == WASMTIME else Update.CPUSHARE, one.least, one.text
            )
            for one in self._holding
            if one.kind is NoticeKind.OUTDATED
        )

    def stopped(self, now: float) -> tuple[Stopped, ...]:
        """What the operator has stopped, everything first."""
        everything = self._all_stopped()
        recent = (one for one, until in self._stopped.values() if now < until)
        return (*([everything] if everything else ()), *recent)

    def silence(self, now: float) -> Silence | None:
        """Why there is no work, where the market has said why."""
        if any(one.kind is NoticeKind.BARRED for one in self._holding):
            return Silence(Reason.MARKET_REFUSES)
        for old in self.outdated():
            if old.update is Update.MARKET:
                return Silence(Reason.MARKET_OUTDATED)
            return Silence(Reason.UPDATE_NEEDED, Why(name=old.text))
        for one in self.stopped(now):
            return Silence(Reason.MARKET_STOPPED, Why(name=one.text))
        return None

    def problems(self, url: str) -> Iterator[Problem]:
        """One for each notice that is about this machine. url: of the market that says it."""
        if self._gap is not None:
            yield Problem(self._gap.title, self._gap.detail, self._gap.hint)
            return
        for one in self._holding:
            detail = f"{url}: {one.text}"
            if one.kind is NoticeKind.BARRED:
                yield Problem(
                    "A market gives this machine no jobs any more",
                    detail,
                    "Mend what it says, then ask whoever runs that market to let it in again.",
                )
            elif one.kind is NoticeKind.THROTTLED:
                yield Problem(
                    "A market gives this machine fewer jobs for a while",
                    detail,
                    "Nothing needs to be done if it was switched off or lost its network.",
                )

            elif one.kind is NoticeKind.OUTDATED:
                yield _old(url, one)

    def _all_stopped(self) -> Stopped | None:
        for one in self._holding:
            if one.kind is NoticeKind.STOPPED:
                return Stopped(one.text)
        return None


def _old(url: str, one: Notice) -> Problem:
    if one.of == WASMTIME:
        title, wanted = "A market wants a newer wasmtime", f"wasmtime {one.least}"
        have = runs.wasmtime()
    else:
        title, wanted = "A market wants a newer CPUShare", f"CPUShare {one.least}"
        have = runs.cpushare()
    detail = f"{url} serves {wanted} and later, this is {have}: {one.text}"
    return Problem(title, detail, installed.remedy())
