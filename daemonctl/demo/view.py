"""The demo on a terminal (one display that is renewed) or, elsewhere, as plain lines."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import Protocol

from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from daemonctl import coins
from daemonctl.cli import whywords
from daemonctl.cli.statusview import STATES
from daemonctl.demo.progress import Snapshot
from daemonctl.demo.sample import Numbers
from daemonctl.model import CoreStatus

PLAIN_EVERY_S = 10.0
"""Plain lines tell of progress this often, and at each sixteenth of the whole."""
_SIXTEENTHS = 16
HEADINGS = ("picture", "E(0,0)", "E_min", "dx", "dy")


class View(Protocol):
    """What shows the demo."""

    def say(self, text: str) -> None:
        """A line that stays."""

    def show(self, snapshot: Snapshot) -> None:
        """Where the computation stands now."""

    def table(self, rows: Sequence[Numbers]) -> None:
        """The results, a row a picture."""

    def close(self) -> None:
        """Nothing more will be shown; lines may still be said."""


def make(console: Console | None = None) -> View:
    """The view that fits standard output."""
    console = Console(highlight=False) if console is None else console
    return Terminal(console) if console.is_terminal else Plain()


class Plain:
    """Lines for a log or a pipe."""

    def __init__(self) -> None:
        self._told = (-1, 0.0)

    def say(self, text: str) -> None:
        """A line that stays."""
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()

    def show(self, snapshot: Snapshot) -> None:
        """A line, where there is something new to tell and not too often."""
        now = time.monotonic()
        step = snapshot.settled * _SIXTEENTHS // max(1, snapshot.jobs)
        told, when = self._told
        if step != told or now >= when + PLAIN_EVERY_S:
            self._told = (step, now)
            states = "; ".join(_core(core) for core in snapshot.cores)
            self.say(f"{_count(snapshot)}; {_coins(snapshot)}; {_time(snapshot)}; {states}")

    def table(self, rows: Sequence[Numbers]) -> None:
        """The results, a line a picture, in columns."""
        for cells in (HEADINGS, *map(_cells, rows)):
            self.say(f"{cells[0]:<20}" + "".join(f"{cell:>12}" for cell in cells[1:]))

    def close(self) -> None:
        """Nothing to put away."""


class Terminal:
    """A display that is renewed in place, below the lines that stay."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live: Live | None = None

    def say(self, text: str) -> None:
        """A line that stays."""
        self._console.print(Text(text))

    def show(self, snapshot: Snapshot) -> None:
        """Renew the display."""
        picture = _picture(snapshot)
        if self._live is None:
            self._live = Live(picture, console=self._console, auto_refresh=False, transient=True)
            self._live.start()
        self._live.update(picture, refresh=True)

    def table(self, rows: Sequence[Numbers]) -> None:
        """The results, a row a picture."""
        table = Table(*HEADINGS[:1])
        for heading in HEADINGS[1:]:
            table.add_column(heading, justify="right")
        for row in rows:
            table.add_row(*_cells(row))
        self._console.print(table)

    def close(self) -> None:
        """Take the display away."""
        if self._live is not None:
            self._live.stop()
            self._live = None


def _picture(snapshot: Snapshot) -> Group:
    bar = Table.grid(padding=(0, 2))
    bar.add_row(
        ProgressBar(total=max(1, snapshot.jobs), completed=snapshot.settled, width=32),
        _count(snapshot),
        _time(snapshot),
    )
    cores = [Text(f"  {_core(core)}") for core in snapshot.cores]
    keys = Text("q ends it; the next run goes on from here", style="dim")
    return Group(bar, Text(_coins(snapshot), style="bold"), *cores, keys)


def _cells(row: Numbers) -> tuple[str, ...]:
    return (row.picture, f"{row.e:.3e}", f"{row.e_min:.3e}", f"{row.dx:+.4f}", f"{row.dy:+.4f}")


def _count(snapshot: Snapshot) -> str:
    text = f"{snapshot.confirmed} of {snapshot.jobs} images confirmed"
    return f"{text}, {snapshot.failed} failed" if snapshot.failed else text


def _coins(snapshot: Snapshot) -> str:
    text = f"{coins.show(snapshot.coins.total)} CPUCoins earned"
    if snapshot.coins.pending:
        text += f", {coins.show(snapshot.coins.pending)} not yet confirmed"
    return text


def _time(snapshot: Snapshot) -> str:
    passed = f"{_span(snapshot.elapsed_s)} passed"
    return passed if snapshot.left_s is None else f"{passed}, {_span(snapshot.left_s)} to go"


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"


def _core(core: CoreStatus) -> str:
    words = [f"cpu{core.core} {STATES[core.state]}"]
    if why := whywords.sentence(core.reason, core.why, time.time()):
        words.append(why)
    if core.job:
        words.append(f"job {core.job.rpartition('/')[2]}")
    if core.progress is not None:
        words.append(f"{core.progress:.0%}")
    return ", ".join(words)
