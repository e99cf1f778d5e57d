"""Fetching results: each once, whole, and again after an interruption."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from daemonctl.buyer.collect import Collector, Tally
from daemonctl.errors import CPUShareError, MarketUnreachable
from daemonctl.market.wire import ComputationInfo, ComputationState, JobResult, ResultPage
from daemonctl.model import Outcome


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def done(job: int, data: bytes, *, inline: bool = True) -> JobResult:
    return JobResult(job + 1, job, Outcome.DONE, digest(data), data if inline else None)


class Market:
    """Answers as a client does, from lists."""

    def __init__(self, *pages: ResultPage | MarketUnreachable, blobs: tuple[bytes, ...] = ()):
        self.pages = list(pages)
        self.blobs = {digest(data): data for data in blobs}
        self.asked: list[tuple[int, float]] = []
        self.fetched: list[str] = []

    def info(self, computation: str) -> ComputationInfo:
        return ComputationInfo(
            computation, "n", ComputationState.OPEN, 3, 0, 0, 1, 1, 1, 1, 0, 3, 0.0
        )

    def results(self, _computation: str, after: int, *, limit: int, wait_s: float) -> ResultPage:
        assert limit > 0
        self.asked.append((after, wait_s))
        page = self.pages.pop(0)
        if isinstance(page, MarketUnreachable):
            raise page
        return page

    def blob(self, wanted: str) -> bytes:
        self.fetched.append(wanted)
        return self.blobs[wanted]


class Told:
    """Notes what a collector tells."""

    def __init__(self) -> None:
        self.results: list[tuple[str, Outcome, Path | None]] = []
        self.silences = 0

    def info(self, info: ComputationInfo) -> None:
        assert info.jobs == 3

    def result(self, name: str, result: JobResult, path: Path | None) -> None:
        self.results.append((name, result.outcome, path))

    def waiting(self, _error: MarketUnreachable) -> None:
        self.silences += 1


def collector(market: Market, told: Told, **options: object) -> Collector:
    return Collector(market, "c1", told, **options)  # type: ignore[arg-type]


def test_each_result_is_written_under_its_inputs_name(tmp_path: Path) -> None:
    market = Market(
        ResultPage((done(1, b"one"), done(0, b"zero", inline=False)), 2, finished=False),
        ResultPage((JobResult(3, 2, Outcome.TRAP),), 3, finished=True),
        blobs=(b"zero",),
    )
    told = Told()
    to = tmp_path / "to"
    tally = collector(market, told, names=("a", "b", "c"), to=to).run(until_finished=True)
    assert tally == Tally(2, 1, finished=True)
    assert {path.name: path.read_bytes() for path in to.iterdir()} == {
        "a.out": b"zero",
        "b.out": b"one",
    }
    assert told.results == [
        ("b", Outcome.DONE, to / "b.out"),
        ("a", Outcome.DONE, to / "a.out"),
        ("c", Outcome.TRAP, None),
    ]
    assert [after for after, _ in market.asked] == [0, 2]


def test_what_lies_there_whole_is_not_fetched_again(tmp_path: Path) -> None:
    (tmp_path / "a.out").write_bytes(b"zero")
    (tmp_path / "b.out").write_bytes(b"on")
    page = ResultPage(
        (done(0, b"zero", inline=False), done(1, b"one", inline=False)), 2, finished=True
    )
    market = Market(page, blobs=(b"one",))
    collector(market, Told(), names=("a", "b"), to=tmp_path).run(until_finished=True)
    assert market.fetched == [digest(b"one")]
    assert (tmp_path / "b.out").read_bytes() == b"one"


def test_bytes_that_are_not_what_their_digest_says_are_fetched_by_it(tmp_path: Path) -> None:
    wrong = JobResult(1, 0, Outcome.DONE, digest(b"right"), b"wrong")
    market = Market(ResultPage((wrong,), 1, finished=True), blobs=(b"right",))
    collector(market, Told(), to=tmp_path).run(until_finished=True)
    assert (tmp_path / "000000.out").read_bytes() == b"right"


def test_without_watching_it_ends_with_what_is_settled() -> None:
    market = Market(
        ResultPage((done(0, b"zero"),), 1, finished=False), ResultPage((), 1, finished=False)
    )
    told = Told()
    assert collector(market, told).run(until_finished=False) == Tally(1, 0, finished=False)
    assert told.results == [("000000", Outcome.DONE, None)]
    assert [wait for _, wait in market.asked] == [0.0, 0.0]


def test_a_silent_market_is_asked_again_for_the_same_page() -> None:
    market = Market(
        ResultPage((done(0, b"zero"),), 1, finished=False),
        MarketUnreachable("away"),
        ResultPage((done(1, b"one"),), 2, finished=True),
    )
    told = Told()
    assert collector(market, told).run(until_finished=True) == Tally(2, 0, finished=True)
    assert told.silences == 1
    assert [after for after, _ in market.asked] == [0, 1, 1]


def test_a_result_that_cannot_be_written_is_an_error_with_the_way_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    market = Market(ResultPage((done(0, b"zero"),), 1, finished=True))
    with pytest.raises(CPUShareError, match="cannot be written") as error:
        collector(market, Told(), to=tmp_path / "file").run(until_finished=True)
    assert "cpushare results c1" in error.value.hint
