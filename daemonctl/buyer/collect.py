"""Fetch results as they are settled, and write each in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from daemonctl import files
from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.patience import Patience
from daemonctl.errors import CPUShareError, MarketUnreachable
from daemonctl.market.wire import MAX_WAIT_S, ComputationInfo, JobResult, ResultPage
from daemonctl.model import Outcome

PATIENCE_S = 900.0
"""How long a market may be silent at a stretch while it is watched."""
_WAIT_S = min(10.0, MAX_WAIT_S)
_PAGE = 100


@dataclass(frozen=True)
class Tally:
    """What there was to fetch. confirmed, failed: jobs. finished: nothing will follow."""

    confirmed: int
    failed: int
    finished: bool


class Watcher(Protocol):
    """Whom collecting tells how it goes."""

    def info(self, info: ComputationInfo) -> None:
        """How far the computation is."""

    def result(self, name: str, result: JobResult, path: Path | None) -> None:
        """A settled job. path: where its result lies; None where it has none."""

    def waiting(self, error: MarketUnreachable) -> None:
        """The market is silent; it is asked again."""


class Collector:
    """Fetches one computation's results.

    names: of the results, by job; where they are not known, results are named by number.
    to: folder for them; None = write none. suffix: put behind each name.
    """

    def __init__(
        self,
        client: BuyerClient,
        computation: str,
        watcher: Watcher,
        *,
        names: Sequence[str] = (),
        to: Path | None = None,
        suffix: str = ".out",
    ) -> None:
        self._client = client
        self._computation = computation
        self._watcher = watcher
        self._names = names
        self._to = to
        self._suffix = suffix
        self._patience = Patience(PATIENCE_S, watcher.waiting)

    def run(self, *, until_finished: bool) -> Tally:
        """Fetch what is settled; with `until_finished` go on until nothing will follow.

        Running it again fetches only what does not lie there yet. Raises MarketError, and
        CPUShareError where a result cannot be written.
        """
        ask, client = self._patience.call, self._client
        confirmed = failed = after = 0
        wait_s = 0.0
        while True:
            self._watcher.info(ask(lambda: client.info(self._computation)))
            page = ask(partial(self._page, after, wait_s))
            for result in page.results:
                done = result.outcome is Outcome.DONE
                self._watcher.result(self._name(result.job), result, self._keep(result))
                confirmed += done
                failed += not done
            after = page.next
            if page.finished:
                self._watcher.info(ask(lambda: client.info(self._computation)))
                return Tally(confirmed, failed, finished=True)
            if not until_finished and not page.results:
                return Tally(confirmed, failed, finished=False)
            wait_s = _WAIT_S if until_finished else 0.0

    def _page(self, after: int, wait_s: float) -> ResultPage:
        return self._client.results(self._computation, after, limit=_PAGE, wait_s=wait_s)

    def _name(self, job: int) -> str:
        return self._names[job] if job < len(self._names) else f"{job:06d}"

    def _keep(self, result: JobResult) -> Path | None:
        if self._to is None or result.outcome is not Outcome.DONE:
            return None
        path = self._to / (self._name(result.job) + self._suffix)
        try:
            there = files.read_or_none(path)
            if there is None or _digest(there) != result.digest:
                files.replace(path, self._output(result), durable=False)
        except OSError as error:
            raise CPUShareError(
                "A result cannot be written",
                detail=str(error),
                hint=f"Results are not lost: cpushare results {self._computation} --to DIR",
            ) from error
        return path

    def _output(self, result: JobResult) -> bytes:
        if result.data is not None and _digest(result.data) == result.digest:
            return result.data
        return self._patience.call(lambda: self._client.blob(result.digest))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
