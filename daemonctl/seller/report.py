"""status.json: what the daemon does, for the tray and the command line."""

from __future__ import annotations

import contextlib
import datetime
import time
from collections.abc import Iterable, Iterator

import msgspec

from daemonctl import files
from daemonctl.days import begins
from daemonctl.model import CoreState, CoreStatus, Problem, Reason, Status, Why
from daemonctl.paths import Paths
from daemonctl.policy import Decision
from daemonctl.seller.notices import Silence
from daemonctl.seller.slots import Slot, Sold

EVERY_S = 0.5
"""The file is replaced at most this often."""
LATER_S = 5.0
"""When it is tried again where it could not be written."""
_THEIRS = frozenset({Reason.MARKET_REFUSES, Reason.UPDATE_NEEDED, Reason.MARKET_OUTDATED})
"""What a market says that does not go away unless somebody does something."""


def core_status(
    slot: Slot,
    decision: Decision,
    *,
    broken: Reason | None,
    market: Silence | None,
    progress: float | None,
    expected_s: float,
) -> CoreStatus:
    """One core in a few words' worth of enums.

    broken: why no worker can run at all on this machine; None where they can.
    market: why the order's market has no work for us; None where nothing but work is missing.
    expected_s: how long the running job takes here.
    """
    state, reason, why = _state(slot, decision, broken, market)
    running = slot.running
    task = running.task if running else None
    return CoreStatus(
        core=slot.core,
        state=state,
        reason=reason,
        order=slot.sold.file,
        beneficiary=slot.order.beneficiary,
        computation=task.lease.name if task else "",
        job=f"{task.lease.computation}/{task.lease.job}" if task else "",
        progress=progress,
        worker=running.process if running else None,
        price_micro=task.lease.price if task else 0,
        since=slot.since,
        market=slot.order.market,
        buyer=task.lease.buyer if task else "",
        expected_s=round(expected_s, 1),
        why=why,
    )


def _state(
    slot: Slot, decision: Decision, broken: Reason | None, market: Silence | None
) -> tuple[CoreState, Reason, Why | None]:
    if broken is not None:
        return CoreState.ATTENTION, broken, None
    if not decision.run:
        return CoreState.PAUSED, decision.reason or Reason.USER_PAUSE, decision.why
    if slot.running:
        return CoreState.COMPUTING, Reason.RUNNING, None
    if slot.preparing or slot.ready:
        return CoreState.WAITING, Reason.PREPARING, None
    if market is None:
        return CoreState.WAITING, Reason.NO_WORK, None
    return CoreState.ATTENTION if market.reason in _THEIRS else CoreState.WAITING, *market


def refusals(orders: Iterable[Sold]) -> Iterator[Problem]:
    """Of sell orders whose market refuses them."""
    for sold in orders:
        yield Problem(
            f"The market does not know the account in {sold.file}",
            f"{sold.order.market} has no account {sold.order.account}",
            "Ask whoever gave you the file for a new one, or remove it.",
        )


class StatusFile:
    """Replaces status.json when it changed, at most twice a second; removed at the end."""

    def __init__(self, paths: Paths) -> None:
        self._path = paths.status
        # Of a shared one it is the group's alone: it tells when somebody sits at the machine.
        self._mode = 0o640 if paths.shared else 0o644
        self._last = b""
        self._next = 0.0
        self._failed = False

    def due(self) -> float:
        """When a change may be written, on the monotonic clock."""
        return self._next

    def write(self, status: Status, now: float) -> None:
        """Write `status` unless it stands there already. now: on the monotonic clock."""
        data = msgspec.json.encode(status)
        if data != self._last or not self._path.exists():
            files.replace(self._path, data, mode=self._mode, durable=False)
            self._last = data
        self._next = now + EVERY_S
        self._failed = False

    def put_off(self, now: float) -> bool:
        """It could not be written: try later. Whether that was so the last time too."""
        again, self._failed = self._failed, True
        self._next = now + LATER_S
        return again

    def remove(self) -> None:
        """The daemon ends: nobody shall think that it goes on."""
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def today() -> float:
    """When today began where this machine stands, in seconds since the epoch."""
    return begins(datetime.date.fromtimestamp(time.time()))
