"""Figures and states as a person reads them; strangers' text as a page may carry it."""

from __future__ import annotations

import datetime

from daemonctl import coins
from daemonctl.market.wire import ComputationState, Outcome
from daemonctl.model import MICRO

_HARMLESS = "\n\t\u00a0\u202f\u3000\u200c\u200d"
"""Beside what is printable: line breaks, spaces of several kinds, and the joiners that some
scripts and pictures need within a word."""
_BROKEN = "\N{REPLACEMENT CHARACTER}"

STATES = {
    ComputationState.OPEN: "being computed",
    ComputationState.FINISHED: "finished",
    ComputationState.CANCELLED: "cancelled",
}

OUTCOMES = {
    Outcome.DONE: "confirmed",
    Outcome.EXIT: "ended with an error of its own",
    Outcome.TRAP: "the module trapped",
    Outcome.CPU_LIMIT: "used more CPU time than it may",
    Outcome.MEMORY_LIMIT: "wanted more memory than it may have",
    Outcome.OUTPUT_LIMIT: "wrote more than it may",
    Outcome.FORBIDDEN: "asked the kernel for what no job may ask",
    Outcome.REFUSED: "not a module that hosts run",
    Outcome.CRASHED: "its worker crashed",
    Outcome.STOPPED: "no results agreed",
}

MOVEMENTS = {
    "grant": "Granted",
    "escrow": "Held for a computation",
    "payment": "Earned",
    "refund": "Given back from escrow",
}


def plain(text: str) -> str:
    """`text` without what would steer a page's letters: control characters, and those that turn
    the direction of writing. Line breaks and tabs stay."""
    if text.isprintable():
        return text
    return "".join(
        one if one.isprintable() or one in _HARMLESS else _BROKEN
        for one in text.replace("\r\n", "\n")
    )


def amount(micro: int) -> str:
    """CPUCoins, exactly, with thousands set apart: 1234500000 -> "1,234.5"."""
    whole, point, rest = coins.show(abs(micro)).partition(".")
    return f"{'−' if micro < 0 else ''}{int(whole):,}{point}{rest}"


def with_unit(micro: int) -> str:
    """The same with its unit: "1 CPUCoin", "0.25 CPUCoins"."""
    return f"{amount(micro)} {'CPUCoin' if micro == MICRO else 'CPUCoins'}"


def price(micro: float) -> str:
    """CPUCoins to three significant decimals at most, for prices that are averages."""
    if micro >= MICRO or micro == 0:
        return f"{micro / MICRO:,.3f}".rstrip("0").rstrip(".")
    return f"{micro / MICRO:.3g}" if micro >= 100 else amount(round(micro))


def count(number: int) -> str:
    """A number with thousands set apart."""
    return f"{number:,}"


def duration(seconds: float) -> str:
    """About how long, in one unit or two: "45 s", "3 min", "2 h 5 min", "4 days"."""
    if seconds < 60:
        return f"{seconds:.3g} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{round(hours / 24)} days"


def instant(at: float) -> str:
    """A moment as people write it, in UTC: "26 Nov 2026, 03:28 UTC", broken only between."""
    moment = datetime.datetime.fromtimestamp(at, datetime.UTC)
    return f"{moment.day}\u00a0{moment:%b\u00a0%Y}, {moment:%H:%M}\u00a0UTC"


def hour(at: float) -> str:
    """The hour that begins at a moment, for tables of many: "26 Nov, 03:00", in UTC."""
    moment = datetime.datetime.fromtimestamp(at, datetime.UTC)
    return f"{moment.day}\u00a0{moment:%b}, {moment:%H:%M}"


def iso(at: float) -> str:
    """A moment as machines read it."""
    return datetime.datetime.fromtimestamp(at, datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def size(number: int) -> str:
    """Bytes in the unit that fits."""
    if number < 1024:
        return f"{number} bytes" if number != 1 else "1 byte"
    value, unit = (number / 1024, "KiB") if number < 1024**2 else (number / 1024**2, "MiB")
    return f"{value:,.1f}".removesuffix(".0") + f" {unit}"
