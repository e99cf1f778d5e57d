"""Which workers stand still: those of cores that may not run, and compilations where none may."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from daemonctl.model import Reason
from daemonctl.policy import Decision, Decisions
from daemonctl.seller.engine import Engine

KEPT_S = 3600.0
"""How long a core keeps what it holds while it may not run."""
MEMORY_KEPT_S = 60.0
"""The same where memory is short: it may be short because of us."""


class Freezer:
    """Knows what each core may do, and has stopped what may not.

    decisions: by core. some: whether any core may run; also where none is sold and no pause holds.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._frozen: set[int] = set()
        self.decisions: Decisions = {}
        self.some = False

    def may_run(self, core: int) -> bool:
        """Whether anything may compute on that core. One that nobody has decided upon waits."""
        return self.decisions.get(core, _NOT_YET).run

    def too_long(self, core: int, stood_s: float) -> bool:
        """Whether what stands still on that core since `stood_s` is to be given back: its buyer
        waits for it, and a worker that stands still keeps its memory."""
        decision = self.decisions.get(core, _NOT_YET)
        most = MEMORY_KEPT_S if decision.reason is Reason.MEMORY_LOW else KEPT_S
        return not decision.run and stood_s > most

    def conform(
        self, jobs: Mapping[int, int], compilations: Collection[int], *, again: bool
    ) -> None:
        """Stop and continue. jobs: the core of each ticket.

        again: somebody else may have done the contrary since.
        """
        self._frozen &= {*jobs, *compilations}
        for ticket, core in jobs.items():
            self._set(ticket, not self.may_run(core), again)
        for ticket in compilations:
            self._set(ticket, not self.some, again)

    def died(self) -> None:
        """The workers are gone."""
        self._frozen.clear()

    def _set(self, ticket: int, frozen: bool, again: bool) -> None:
        sandbox = self._engine.sandbox
        if sandbox is None or not (again or frozen != (ticket in self._frozen)):
            return
        if frozen:
            self._frozen.add(ticket)
            sandbox.freeze(ticket)
        else:
            self._frozen.discard(ticket)
            sandbox.thaw(ticket)


_NOT_YET = Decision(run=False)
