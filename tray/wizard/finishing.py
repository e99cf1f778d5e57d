"""What Finish does, one step after the other, and what is said while the first job comes."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from daemonctl import control
from daemonctl.control import selling
from daemonctl.control.selling import SellOrder
from daemonctl.errors import StateError
from daemonctl.model import CoreState, CoreStatus, Reason, StartOutcome, Status
from daemonctl.paths import Paths
from daemonctl.settings import Rules
from tray import lookon
from tray.foreign import told
from tray.present import Snapshot
from tray.sentences import Sentences
from tray.words import LONGEST_TITLE, Translate, Words, coins, english, fill, percent, plain


class Step(enum.StrEnum):
    """The steps, in their order."""

    ORDERS = "orders"
    RULES = "rules"
    LOGIN = "login"
    START = "start"


@dataclass(frozen=True)
class Plan:
    """What was chosen. order: None: the sell orders stay as they are. cores: that compute.

    programs: whether to stand among the user's programs; None: as it is. show_now: compute
    although the user is at the computer, as long as they look on.
    """

    order: SellOrder | None
    cores: tuple[int, ...]
    rules: Rules
    at_login: bool
    programs: bool | None = None
    show_now: bool = True


def work(step: Step, plan: Plan, paths: Paths) -> Callable[[], object]:
    """What a step does, for a hand. Each may be done again, to the same effect."""
    return {
        Step.ORDERS: lambda: write_orders(paths, plan),
        Step.RULES: lambda: lookon.write(paths, plan.rules, plan.show_now),
        Step.LOGIN: lambda: _set_login(plan.at_login, plan.programs),
        Step.START: lambda: start(paths),
    }[step]


def write_orders(paths: Paths, plan: Plan) -> None:
    """Sell the chosen cores, and no other. Raises OrderError and OSError."""
    sales = selling.book(paths).sales
    if plan.order is not None:
        selling.sell(paths, plan.order, plan.cores)
    else:
        # As it is: only the cores may be others. One that has no order takes the first core's.
        model = next(sale.order for sale in sales if sale.order is not None)
        for sale in sales:
            number = sale.core.number
            if number not in plan.cores or (sale.order is not None and sale.on):
                continue
            if sale.order is not None:
                selling.switch(paths, number, True)
            else:
                selling.assign(paths, number, replace(model, core=None))
    for sale in sales:
        if sale.on and sale.core.number not in plan.cores:
            selling.switch(paths, sale.core.number, False)


def start(paths: Paths) -> StartOutcome:
    """Start the daemon where none runs. Raises StateError where it does not come up."""
    outcome = control.start(paths)
    if outcome in (StartOutcome.FAILED, StartOutcome.TIMED_OUT):
        raise StateError("The daemon did not start", detail=control.log_tail(paths))
    return outcome


def _set_login(on: bool, programs: bool | None) -> None:
    from tray.autostart import set_on

    set_on(on)
    if programs is not None:
        from tray import integration

        integration.set_on(programs)


class Stage(enum.StrEnum):
    """How far the first job is."""

    WAITING = "waiting"
    COMPUTING = "computing"
    EARNED = "earned"
    STUCK = "stuck"
    """Nothing comes unless somebody does something, or time passes."""


def stage(snapshot: Snapshot, earned_before: int) -> Stage:
    """How far it is. earned_before: micro-coins that were confirmed before Finish."""
    status = snapshot.status
    if status is None:
        return Stage.WAITING if snapshot.trouble is None else Stage.STUCK
    if status.coins.total > earned_before:
        return Stage.EARNED
    if snapshot.pause is not None:
        return Stage.STUCK
    states = {core.state for core in status.cores}
    if CoreState.COMPUTING in states:
        return Stage.COMPUTING
    if status.problems or CoreState.ATTENTION in states:
        return Stage.STUCK
    return Stage.STUCK if _first(status) and _rule_holds(status) else Stage.WAITING


class FinishWords:
    """The texts of the last page that are made from data."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate
        self._words = Words(translate)
        self._sentences = Sentences(translate)

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("FinishWords", text, disambiguation, n)

    def step(self, step: Step, plan: Plan) -> str:
        """A step, as a thing that gets done."""
        if step is Step.ORDERS:
            return self.tr("Sell order for %n core(s)", "", len(plan.cores))
        return {
            Step.RULES: self.tr("Your rules"),
            Step.LOGIN: (
                self.tr("Start when you log in")
                if plan.at_login
                else self.tr("No start when you log in")
            ),
            Step.START: self.tr("Computing in the background"),
        }[step]

    def line(self, snapshot: Snapshot, earned_before: int, rules: Rules) -> str:
        """What happens now, in one or two sentences."""
        status = snapshot.status
        if status is None:
            return self.tr("Starting…")
        if snapshot.pause is not None:
            return self._words.paused(snapshot.pause.until, snapshot.now)
        if (more := status.coins.total - earned_before) > 0:
            return fill(
                self.tr("Your first result is confirmed: %1 CPUCoins. Thank you!"), coins(more)
            )
        if status.problems:
            return plain(told(status.problems[0].title, self._translate), LONGEST_TITLE)
        core = _first(status)
        return (
            self.tr("Waiting for the cores.")
            if core is None
            else self._core(core, rules, snapshot.now)
        )

    def _core(self, core: CoreStatus, rules: Rules, now: float) -> str:
        name = f"cpu{core.core}"
        if core.state is CoreState.COMPUTING:
            job = plain(core.computation) or self.tr("a job")
            far = "" if core.progress is None else f" ({percent(core.progress)})"
            return fill(self.tr("%1 computes its first job: %2", "%1: cpu0"), name, job) + far
        if core.reason in (Reason.PREPARING, Reason.RUNNING):
            return fill(
                self.tr("%1 gets its first job from %2.", "%1: cpu0, %2: a market"),
                name,
                host(core.market),
            )
        if core.reason is Reason.NO_WORK:
            return fill(
                self.tr("%1 has asked %2 for work. It begins as soon as there is some."),
                name,
                host(core.market),
            )
        if core.reason is Reason.USER_ACTIVE:
            return self.tr(
                "It begins when you leave the computer alone for %n minute(s).",
                "",
                rules.idle_minutes,
            )
        return self._sentences.core(core, now)


def host(market: str) -> str:
    """A market's address, as short as it is still told from others."""
    return plain(urlsplit(market).netloc or market)


def _first(status: Status) -> CoreStatus | None:
    """The core of which is told: the one that is furthest."""
    order = (CoreState.COMPUTING, CoreState.WAITING, CoreState.PAUSED, CoreState.ATTENTION)
    cores = [core for core in status.cores if core.state in order]
    soon = (Reason.RUNNING, Reason.PREPARING, Reason.NO_WORK)
    return min(
        cores,
        key=lambda core: (order.index(core.state), core.reason not in soon, core.core),
        default=None,
    )


def _rule_holds(status: Status) -> bool:
    core = _first(status)
    return core is not None and core.reason not in (
        Reason.RUNNING,
        Reason.PREPARING,
        Reason.NO_WORK,
        Reason.MARKET_UNREACHABLE,
        Reason.MARKET_STOPPED,
    )
