"""What has changed between two looks, a line each, for a serial port that somebody logs.

Single jobs come and go by the second and are left out: what they add up to is told once a minute.
"""

from __future__ import annotations

from collections.abc import Iterator

from daemonctl import coins
from daemonctl.cli import whywords
from daemonctl.cli.printable import printable
from daemonctl.live.facts import Facts
from daemonctl.model import CoreState, CoreStatus, Status

TOLD_EVERY_S = 60.0
_LASTING_S = 10.0
_SOON_S = 90.0
"""Within its first minutes a machine tells of every confirmed job: somebody may be looking."""


class Journal:
    """Remembers what was told."""

    def __init__(self) -> None:
        self._cores: dict[int, str] = {}
        self._markets: dict[str, str] = {}
        self._problems: frozenset[str] = frozenset()
        self._confirmed = 0
        self._first = 0.0
        self._told_at = 0.0

    def lines(self, facts: Facts) -> list[str]:
        """What is new."""
        status = facts.status
        if status is None:
            return []
        return [*self._of_markets(status), *self._of_cores(status, facts.now), *self._sum(facts)]

    def _of_markets(self, status: Status) -> Iterator[str]:
        for market in status.markets:
            word = "answers" if market.reachable else f"does not answer ({market.message})"
            if not market.reachable and not market.message:
                continue  # not asked yet
            if self._markets.get(market.url) != word:
                self._markets[market.url] = word
                yield printable(f"market {market.url} {word}")
        problems = frozenset(f"{one.title}: {one.detail}" for one in status.problems)
        for one in sorted(problems - self._problems):
            yield printable(f"problem: {one}")
        self._problems = problems

    def _of_cores(self, status: Status, now: float) -> Iterator[str]:
        told: dict[str, list[int]] = {}
        for core in status.cores:
            word = _doing(core, now)
            if word and self._cores.get(core.core) != word:
                self._cores[core.core] = word
                told.setdefault(word, []).append(core.core)
        for word, numbers in told.items():
            yield printable(f"{_list(numbers)} {word}")

    def _sum(self, facts: Facts) -> Iterator[str]:
        status = facts.status
        if status is None or status.confirmed == self._confirmed:
            return
        self._first = self._first or facts.up_s
        early = facts.up_s - self._first < _SOON_S
        if early or facts.up_s - self._told_at >= TOLD_EVERY_S:
            self._confirmed, self._told_at = status.confirmed, facts.up_s
            yield summary(status)


def summary(status: Status) -> str:
    """Jobs and CPUCoins of this session, in a line."""
    jobs = "job" if status.confirmed == 1 else "jobs"
    return (
        f"{status.confirmed} {jobs} confirmed, {coins.show(status.coins.total)} CPUCoins, "
        f"{coins.show(status.coins.pending)} not yet confirmed"
    )


def _doing(core: CoreStatus, now: float) -> str:
    """What a core does, without the figures that change by the second; "" is worth no line."""
    if core.computation and core.state is not CoreState.PAUSED:
        whom = f" for {core.beneficiary}" if core.beneficiary else ""
        return f"computes {core.computation}{whom}"
    # Between two short jobs a core waits for a moment.
    return whywords.sentence(core.reason, None, now) if now - core.since >= _LASTING_S else ""


def _list(numbers: list[int]) -> str:
    """[0, 1, 2, 5] -> "cpu0-2,5"."""
    spans: list[list[int]] = []
    for number in sorted(numbers):
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return "cpu" + ",".join(str(a) if a == b else f"{a}-{b}" for a, b in spans)
