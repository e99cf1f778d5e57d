"""A buyer's progress on a terminal: bars that are drawn over again, results above them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from daemonctl.buyer.collect import Tally
from daemonctl.cli.buyerview import View, failure, running
from daemonctl.market.wire import ComputationCreated, ComputationInfo, JobResult
from daemonctl.model import Outcome


@contextmanager
def bars(out: TextIO) -> Iterator[Bars]:
    """Bars on `out` while the block lasts."""
    progress = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
        console=Console(file=out, highlight=False),
    )
    shown = Bars(out, progress)
    try:
        yield shown
    finally:
        progress.stop()


class Bars(View):
    """As `View`, with a bar for the upload and one for the jobs."""

    def __init__(self, out: TextIO, progress: Progress) -> None:
        super().__init__(out)
        self._bars = progress
        self._upload: TaskID | None = None
        self._jobs: TaskID | None = None
        self._last = ""

    def say(self, text: str) -> None:
        """A line above the bars."""
        self._bars.console.print(Text(text), soft_wrap=True)

    def uploading(self, done: int, total: int) -> None:
        """The upload's bar."""
        self._bars.start()
        if self._upload is None:
            self._upload = self._bars.add_task("Upload", total=total, note="")
        self._bars.update(self._upload, completed=done, total=total)

    def created(self, created: ComputationCreated) -> None:
        """The market has it: the upload's bar has served."""
        if self._upload is not None:
            self._bars.update(self._upload, visible=False)
        super().created(created)

    def info(self, info: ComputationInfo) -> None:
        """The jobs' bar."""
        self._bars.start()
        self._silent = False
        self._tell_halt(info)
        note = running(info)
        if info.failed:
            note += f", {info.failed} failed"
        if self._last:
            note += f", last: {self._last}"
        if self._jobs is None:
            self._jobs = self._bars.add_task("Jobs", total=info.jobs, note=note)
        self._bars.update(self._jobs, completed=info.confirmed + info.failed, note=note)

    def result(self, name: str, result: JobResult, path: Path | None) -> None:
        """A line only for what failed: the bar counts the others."""
        if result.outcome is not Outcome.DONE:
            for line in failure(name, result):
                self.say(line)
        elif path is not None:
            self._last = path.name

    def end(self, tally: Tally, to: Path | None) -> None:
        """The last word, below the bars."""
        self._bars.stop()
        super().end(tally, to)
