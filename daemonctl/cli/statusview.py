"""A `Status` in words, a line a core, for a terminal."""

from __future__ import annotations

import time
from collections.abc import Iterator

import msgspec

from daemonctl import coins
from daemonctl.cli import times, whywords
from daemonctl.cli.printable import printable
from daemonctl.model import (
    CoreState,
    CoreStatus,
    MarketStatus,
    Outdated,
    Pause,
    Status,
    Stopped,
    Update,
)

STATES = {
    CoreState.COMPUTING: "computing",
    CoreState.PAUSED: "paused",
    CoreState.WAITING: "waiting",
    CoreState.OFF: "off",
    CoreState.ATTENTION: "needs you",
}


def as_json(status: Status | None, pause: Pause | None) -> str:
    """One object: status.json's with "running" true, or "running" false and the pause."""
    if status is None:
        document: dict[str, object] = {"running": False, "pause": msgspec.to_builtins(pause)}
    else:
        document = {"running": True, **msgspec.to_builtins(status)}
    return msgspec.json.encode(document).decode()


def lines(status: Status | None, pause: Pause | None, now: float) -> Iterator[str]:
    """What a person wants to know, the most important first."""
    if status is None:
        yield "Not running. Start it by: cpushare start"
        if pause is not None:
            yield f"Paused {times.until_words(pause.until, now)}."
        return
    yield f"Running since {_clock(status.started, now)}."
    if pause is not None:
        yield f"Paused {times.until_words(pause.until, now)}."
    for core in sorted(status.cores, key=lambda core: core.core):
        yield f"  cpu{core.core:<3} {STATES[core.state]:<10} {_core(core, now)}".rstrip()
    if not status.cores:
        yield "  no sell orders: nothing is sold (cpushare orders add FILE)"
    yield _coins(status)
    for market in status.markets:
        yield f"Market {market.url}: {_market(market)}"
        yield from (f"  it has stopped {_stopped(one)}" for one in market.stopped)
    if status.spooled:
        yield f"{status.spooled} finished results wait for their delivery; none is lost."
    for problem in status.problems:
        yield f"Problem: {printable(problem.title)}"
        for text in (problem.detail, problem.hint):
            yield from (f"  {printable(line)}" for line in text.splitlines())


def _core(core: CoreStatus, now: float) -> str:
    parts = [whywords.sentence(core.reason, core.why, now)]
    if core.computation:
        whom = f" for {core.beneficiary}" if core.beneficiary else ""
        parts.append(printable(f"{core.computation}{whom}"))
    if core.progress is not None:
        parts.append(f"{core.progress:.0%}")
    return ", ".join(part for part in parts if part)


def _coins(status: Status) -> str:
    amounts = status.coins
    text = f"CPUCoins: {coins.show(amounts.today)} today, {coins.show(amounts.total)} in all"
    if amounts.pending:
        text += f", {coins.show(amounts.pending)} not yet confirmed"
    return f"{text}; jobs confirmed: {status.confirmed}, failed: {status.failed}"


def _stopped(one: Stopped) -> str:
    what = f"the computation {printable(one.computation)}" if one.computation else "all computing"
    return f"{what}: {printable(one.text)}"


def _market(market: MarketStatus) -> str:
    if market.reachable:
        return ", ".join(["answers", *map(_outdated, market.outdated)])
    if market.outdated:
        return ", ".join(map(_outdated, market.outdated))
    return _silent(market.message)


def _outdated(one: Outdated) -> str:
    if one.update is Update.MARKET:
        return "is too old for this CPUShare"
    name = "wasmtime" if one.update is Update.WASMTIME else "CPUShare"
    if not one.least:
        return f"serves a later {name} only"
    return f"serves {name} {printable(one.least)} and later"


def _silent(message: str) -> str:
    return f"does not answer ({printable(message)})" if message else "does not answer"


def _clock(instant: float, now: float) -> str:
    same_day = time.localtime(instant)[:3] == time.localtime(now)[:3]
    return time.strftime("%H:%M" if same_day else "%x %H:%M", time.localtime(instant))
