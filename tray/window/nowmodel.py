"""What the page "Now" shows, decided without Qt: a snapshot in; header, rows and notes out."""

from __future__ import annotations

import math
import re
import urllib.parse
from collections.abc import Callable, Collection
from dataclasses import dataclass

from msgspec.structs import replace

from daemonctl.model import CoreState, CoreStatus, Problem, Reason, StartOutcome, Status, Why
from tray.present import Icon, Snapshot, View
from tray.shape import Shape
from tray.window.nowwords import NowWords
from tray.words import coins, percent, plain

_ID = re.compile("c[a-z2-7]{16}")
"""A computation's id, as markets give them."""

MARKS = {
    CoreState.COMPUTING: Shape.PLAY,
    CoreState.PAUSED: Shape.BARS,
    CoreState.WAITING: Shape.CLOCK,
    CoreState.OFF: Shape.OFF,
    CoreState.ATTENTION: Shape.QUERY,
}

HEADS = {
    Icon.COMPUTING: Shape.PLAY,
    Icon.PAUSED: Shape.BARS,
    Icon.WAITING: Shape.CLOCK,
    Icon.OFFLINE: Shape.OFF,
    Icon.ATTENTION: Shape.QUERY,
}
"""The mark beside the page's headline: the tray's icon says the same."""

TOO_EARLY = 0.05
"""Progress below which a job's own pace tells nothing."""

Sentence = Callable[[CoreStatus, float], str]
"""Why a core runs or not, at an instant."""


@dataclass(frozen=True)
class Row:
    """One core that is for sale.

    title: "cpu3". kind: what is special about the core; may be empty. mark, state: the state as
    a shape and as a word. job: what it holds, where the sentence does not say it. host, url: the
    market's name and address; "" = nowhere that a browser can go. per_mille: progress; None: the
    job tells none. running: it holds a job. rest, price, sentence: in words; may be empty.
    """

    core: int
    title: str
    kind: str
    mark: Shape
    state: str
    job: str = ""
    host: str = ""
    url: str = ""
    per_mille: int | None = None
    running: bool = False
    done: str = ""
    rest: str = ""
    price: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Now:
    """The page. line: what happens. coins: today's and those that wait. rows: cores that are for
    sale, switched on. off: a line about those that are switched off; "" = none are. problems:
    what needs the user. empty: what to say in place of rows.
    """

    mark: Shape
    line: str
    coins: str
    rows: tuple[Row, ...]
    off: str
    problems: tuple[Problem, ...]
    empty: str


def now_page(
    snapshot: Snapshot,
    view: View,
    words: NowWords,
    sentence: Sentence,
    efficient: Collection[int] = (),
) -> Now:
    """The page for a snapshot.

    view: what the tray shows for it. efficient: numbers of the efficiency cores.
    """
    status = snapshot.status
    cores = () if status is None else tuple(as_it_is(core, snapshot) for core in status.cores)
    on = [core for core in cores if core.state is not CoreState.OFF]
    off = [core.core for core in cores if core.state is CoreState.OFF]
    return Now(
        mark=HEADS[view.icon],
        line=view.line,
        coins="" if status is None else _coins(status, words),
        rows=tuple(_row(core, snapshot.now, words, sentence, efficient) for core in on),
        off=words.switched_off(spans(off)) if off else "",
        problems=(*_trouble(snapshot, words), *(() if status is None else status.problems)),
        empty=_empty(status, bool(on), words),
    )


def as_it_is(core: CoreStatus, snapshot: Snapshot) -> CoreStatus:
    """The core as the user's pause has it: workers stand still, or go on, at once; the daemon
    says so a moment later."""
    pause = snapshot.pause
    if pause is not None and core.state is CoreState.COMPUTING:
        why = Why(until=pause.until)
        return replace(core, state=CoreState.PAUSED, reason=Reason.USER_PAUSE, why=why)
    resumed = core.state is CoreState.PAUSED and core.reason is Reason.USER_PAUSE
    if pause is None and resumed and core.worker is not None:
        return replace(core, state=CoreState.COMPUTING, reason=Reason.RUNNING, why=None)
    return core


def _coins(status: Status, words: NowWords) -> str:
    earned = words.coins_today(coins(status.coins.today))
    if status.coins.pending <= 0:
        return earned
    return f"{earned} · {words.coins_pending(coins(status.coins.pending))}"


def _trouble(snapshot: Snapshot, words: NowWords) -> tuple[Problem, ...]:
    trouble = snapshot.trouble
    if isinstance(trouble, StartOutcome):
        slow = trouble is StartOutcome.TIMED_OUT
        return (Problem(words.start_slow() if slow else words.start_failed(), hint=words.log()),)
    return () if trouble is None else (trouble,)


def _empty(status: Status | None, rows: bool, words: NowWords) -> str:
    if status is None:
        return words.offline()
    if rows:
        return ""
    return words.all_off() if status.cores else words.no_orders()


def _row(
    core: CoreStatus, now: float, words: NowWords, sentence: Sentence, efficient: Collection[int]
) -> Row:
    running = core.worker is not None or core.state is CoreState.COMPUTING
    told = core.progress if running else None
    url = page_of(core) if running else ""
    # Of a core that computes the sentence says what.
    told_apart = running and core.reason is not Reason.RUNNING
    return Row(
        core=core.core,
        title=f"cpu{core.core}",
        kind=words.efficiency() if core.core in efficient else "",
        mark=MARKS[core.state],
        state=words.state(core.state),
        job=words.job(plain(core.computation), plain(core.beneficiary)) if told_apart else "",
        host=plain(urllib.parse.urlsplit(url).netloc) if url else "",
        url=url,
        per_mille=None if told is None else int(min(max(told, 0.0), 1.0) * 1000 + 1e-9),
        running=running,
        done="" if told is None else percent(told),
        rest=_rest(core, now, words) if core.state is CoreState.COMPUTING else "",
        price=words.price(coins(core.price_micro)) if running and core.price_micro > 0 else "",
        sentence=sentence(core, now),
    )


def page_of(core: CoreStatus) -> str:
    """The page of what it computes at its market's web site; the site's first page where the
    computation has no id that could be one; "" where a browser may not be sent there."""
    market = web_address(core.market)
    computation = core.job.partition("/")[0]
    if not market or _ID.fullmatch(computation) is None:
        return market
    return f"{market.rstrip('/')}/c/{computation}"


def web_address(market: str) -> str:
    """The market's address where a browser may be sent there, else ""."""
    # What no address has, but a tooltip could take for markup, or a browser for another host.
    if not market.isprintable() or set(market) & set('<>"\\^`{}| '):
        return ""
    try:
        parts = urllib.parse.urlsplit(market)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    # A name before an @ makes an address look like another one.
    return market if known and "@" not in parts.netloc else ""


def seconds_left(core: CoreStatus, now: float) -> float | None:
    """How long the running job still takes, in seconds; None: nothing tells.

    What was stated is for a core that nobody else uses; at the lowest priority a job may take
    many times as long, so a slower pace is believed. `since` is when the job began here or went
    on after a pause: it may be further than its time says, and a faster pace is not believed.
    """
    stated = core.expected_s
    if stated <= 0 or not math.isfinite(stated):
        return None
    gone = max(0.0, now - core.since) if core.since else 0.0
    done = min(max(core.progress or 0.0, 0.0), 1.0)
    if done < TOO_EARLY:
        return stated - gone if gone < stated else None
    return (1 - done) * max(stated, gone / done)


def _rest(core: CoreStatus, now: float, words: NowWords) -> str:
    left = seconds_left(core, now)
    if left is None:
        return words.no_forecast()
    if left < 60:
        return words.moments_left()
    minutes = math.ceil(left / 60)
    return words.minutes_left(minutes) if minutes < 90 else words.hours_left(round(minutes / 60))


def spans(cores: Collection[int]) -> str:
    """Names of cores, neighbours together: {0, 4, 5, 6} -> "cpu0, cpu4–cpu6"."""
    found: list[list[int]] = []
    for core in sorted(cores):
        if found and found[-1][1] == core - 1:
            found[-1][1] = core
        else:
            found.append([core, core])
    return ", ".join(f"cpu{a}" if a == b else f"cpu{a}–cpu{b}" for a, b in found)


def next_look(snapshot: Snapshot) -> float | None:
    """After how many seconds the page says something else though nothing happens; None: never."""
    pause, status = snapshot.pause, snapshot.status
    if status is None:
        return None
    if pause is not None:
        # The button says how many minutes are left.
        return None if pause.until is None else (pause.until - snapshot.now) % 60 + 0.05
    # Forecasts fall with the time, be there news of the job or not.
    computing = any(core.state is CoreState.COMPUTING for core in status.cores)
    return 5.0 if computing else None
