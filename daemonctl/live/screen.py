"""The screen of a machine that has booted from the image: facts in, lines out; nothing is drawn.

What stands there is what status.json says; words for reasons are the command line's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from daemonctl import coins
from daemonctl.cli import statusview, times, whywords
from daemonctl.cli.printable import printable
from daemonctl.live import picture
from daemonctl.live.facts import Facts
from daemonctl.live.picture import Line, Span
from daemonctl.model import CoreState, CoreStatus, Status

WIDEST = 100
"""Columns; on a wider screen it stands in the middle."""
_MARGIN = 2
_BAR = 24
_LEAST_ROOM = 7
_LABEL = 11
_FOOT = (
    ("Ctrl+Alt+Del or power button", "leases go back, then power off"),
    ("Alt+F2 shell    Alt+F3 log", "Alt+F1 back to this screen"),
    ("No disk is touched", "all is in memory, and gone when the power is"),
)


def draw(facts: Facts, columns: int, rows: int) -> list[Line]:
    """The whole screen: `rows` lines of at most `columns` letters."""
    width = min(columns, WIDEST) - 2 * _MARGIN
    left = (columns - width) // 2
    head = [*_head(facts, width), [], _rule(width)]
    foot = [_rule(width), *_sums(facts, width), _rule(width), *_foot(width)]
    problems = list(_problems(facts, width))
    room = rows - len(head) - len(foot) - len(problems) - 1
    # On a tall screen what belongs together stays together.
    cores = facts.status.cores if facts.status else ()
    room = min(room, max(len(cores) + 1, _LEAST_ROOM))
    body = [*_cores(facts, width, max(1, room)), *problems]
    lines = [*head, *body, *([[]] * (room + len(problems) - len(body))), *foot]
    return [[Span(" " * left), *line] for line in [[], *lines][:rows]]


def headline(facts: Facts) -> str:
    """What this machine does, in one sentence."""
    status = facts.status
    if facts.stopping:
        return "Stopping: unfinished jobs go back to the market"
    if facts.problem:
        return facts.problem[0]
    if not facts.cards:
        return "No network card was found yet (wired ones alone serve here)"
    if not any(card.address for card in facts.cards):
        return "Asking the network for an address"
    if status is None:
        return "The daemon is starting"
    whom = ", ".join(sorted({core.beneficiary for core in status.cores if core.beneficiary}))
    busy = sum(core.state is CoreState.COMPUTING for core in status.cores)
    if busy:
        cores = "core computes" if busy == 1 else "cores compute"
        return printable(f"{busy} {cores} for {whom}")
    if any(core.state is CoreState.ATTENTION for core in status.cores):
        return "This machine cannot compute as it is"
    if status.cores and all(core.state is CoreState.PAUSED for core in status.cores):
        first = status.cores[0]
        return f"Paused: {whywords.sentence(first.reason, first.why, facts.now)}"
    if not any(market.reachable for market in status.markets):
        return "Looking for the market"
    return printable(f"Waiting for work for {whom}")


def _head(facts: Facts, width: int) -> Iterator[Line]:
    icon, name = picture.icon(), picture.name()
    host = f"{facts.host}, up {times.length(facts.up_s)}"
    beside: list[Line] = [*name, [], [Span(headline(facts), "bright")], [Span(host, "quiet")]]
    for drawn, words in zip(icon, beside, strict=True):
        yield _cut([*drawn, Span("   "), *words], width)


def _cores(facts: Facts, width: int, room: int) -> Iterator[Line]:
    status = facts.status
    if status is None:
        return
    cores = sorted(status.cores, key=lambda core: core.core)
    shown = cores if len(cores) <= room else cores[: room - 1]
    for core in shown:
        yield _cut(list(_core(core, facts.now)), width)
    if rest := cores[len(shown) :]:
        counts = Counter(statusview.STATES[core.state] for core in rest)
        told = ", ".join(f"{count} {state}" for state, count in counts.most_common())
        yield _cut([Span(f"and {len(rest)} more cores: {told}", "quiet")], width)


def _core(core: CoreStatus, now: float) -> Iterator[Span]:
    yield Span(f"cpu{core.core:<4}", "quiet")
    if core.state is not CoreState.COMPUTING:
        yield Span(f"{'·' * _BAR}      ", "dim")
        alarm = core.state is CoreState.ATTENTION
        yield Span(whywords.sentence(core.reason, core.why, now), "alarm" if alarm else "quiet")
        return
    done = core.progress
    if done is None and core.expected_s > 0:
        done = min((now - core.since) / core.expected_s, 0.99)
    filled = round((done or 0.0) * _BAR)
    yield Span("█" * filled, "chip")
    yield Span("░" * (_BAR - filled), "dim")
    yield Span(f" {done:4.0%} " if done is not None else "      ")
    buyer = f", by {core.buyer}" if core.buyer else ""
    yield Span(printable(f"{core.computation}{buyer}"))


def _sums(facts: Facts, width: int) -> Iterator[Line]:
    status = facts.status
    amounts = status.coins if status else None
    given = coins.show(amounts.total) if amounts else "0"
    rest = amounts.pending if amounts else 0
    waiting = f", {coins.show(rest)} not yet confirmed" if rest else ""
    yield _row("CPUCoins", [Span(given, "coin"), Span(waiting, "quiet")], width)
    yield _row("Jobs", _jobs(status), width)
    yield _row("Market", _markets(status), width)
    yield _row("Network", _networks(facts), width)


def _jobs(status: Status | None) -> Line:
    if status is None:
        return [Span("none yet", "quiet")]
    text = f"{status.confirmed} confirmed"
    if status.failed:
        text += f", {status.failed} failed"
    return [Span(text), Span(f", {status.spooled} to deliver" if status.spooled else "", "quiet")]


def _markets(status: Status | None) -> Line:
    if status is None or not status.markets:
        return [Span("none yet", "quiet")]
    line: Line = []
    for market in status.markets:
        line.append(Span(printable(f"{market.url} ")))
        if market.reachable:
            line.append(Span("answers ", "good"))
        else:
            words = f"does not answer: {market.message} " if market.message else "not reached yet "
            line.append(Span(printable(words), "alarm" if market.message else "quiet"))
    return line


def _networks(facts: Facts) -> Line:
    if not facts.cards:
        return [Span("no card found; wireless ones do not serve here", "quiet")]
    told = []
    for card in facts.cards:
        said = card.address or ("asks for an address" if card.cable else "no cable")
        told.append(f"{card.name} {said}")
    return [Span(", ".join(told))]


def _problems(facts: Facts, width: int) -> Iterator[Line]:
    for text in facts.problem[1:]:
        yield _cut([Span(printable(text), "alarm")], width)
    for problem in facts.status.problems if facts.status else ():
        yield _cut([Span(printable(f"{problem.title}: {problem.detail}"), "alarm")], width)


def _foot(width: int) -> Iterator[Line]:
    for keys, what in _FOOT:
        yield _cut([Span(f"{keys:<31}", "plain"), Span(what, "quiet")], width)


def _row(label: str, line: Line, width: int) -> Line:
    return _cut([Span(f"{label:<{_LABEL}}", "quiet"), *line], width)


def _rule(width: int) -> Line:
    return [Span("─" * width, "pin")]


def _cut(line: Line, width: int) -> Line:
    """The line's first `width` letters."""
    found: Line = []
    for span in line:
        if width <= 0:
            break
        found.append(span._replace(text=span.text[:width]))
        width -= len(span.text)
    return found
