"""The benchmark runner: which figures are measured, and how one is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench import harness
from tests.bench.harness import Figure, UnknownFigure


class Topic:
    """A topic that measures nothing."""

    def __init__(self, *figures: str) -> None:
        self.FIGURES = figures

    def measure(self, only: set[str]) -> Iterator[Figure]:
        yield from (Figure(name, 1.0, "s") for name in sorted(only))


TOPICS: dict[str, harness.Topic] = {
    "bench_pause": Topic("pause_p95_ms", "pause_cpu_after_ms"),
    "bench_sandbox": Topic("sandbox_vs_native"),
}


def test_a_figure_is_one_object_with_the_six_documented_fields() -> None:
    told = json.loads(Figure("orphan_s", 0.25, "s").line(load=1.5))
    assert told == {
        "figure": "orphan_s",
        "value": 0.25,
        "unit": "s",
        "baseline": None,
        "ratio": None,
        "load": 1.5,
    }


def test_the_ratio_to_a_baseline_is_worked_out() -> None:
    assert json.loads(Figure("x", 3.0, "s", baseline=2.0).line())["ratio"] == 1.5


def test_a_given_ratio_is_kept() -> None:
    assert json.loads(Figure("x", 3.0, "s", baseline=2.0, ratio=1.7).line())["ratio"] == 1.7


def test_without_a_choice_everything_is_measured() -> None:
    assert harness.select(TOPICS, []) == {
        "bench_pause": {"pause_p95_ms", "pause_cpu_after_ms"},
        "bench_sandbox": {"sandbox_vs_native"},
    }


def test_a_figure_is_chosen_by_its_name_alone() -> None:
    assert harness.select(TOPICS, ["pause_p95_ms"]) == {"bench_pause": {"pause_p95_ms"}}


@pytest.mark.parametrize("word", ["pause", "bench_pause"])
def test_a_topic_is_chosen_with_all_its_figures(word: str) -> None:
    assert harness.select(TOPICS, [word]) == {"bench_pause": {"pause_p95_ms", "pause_cpu_after_ms"}}


def test_a_name_that_nobody_measures_is_an_error() -> None:
    with pytest.raises(UnknownFigure, match="speed"):
        harness.select(TOPICS, ["sandbox", "speed"])


def test_the_report_holds_each_figure_once_with_its_latest_value(tmp_path: Path) -> None:
    report = tmp_path / "build" / "bench.jsonl"
    harness.keep([Figure("a", 1, "s").line(), Figure("b", 1, "s").line()], report)
    harness.keep([Figure("a", 2, "s").line()], report)
    told = {
        line["figure"]: line["value"] for line in map(json.loads, report.read_text().splitlines())
    }
    assert told == {"a": 2, "b": 1}


def test_every_topic_names_figures_that_no_other_topic_names() -> None:
    names = [figure for topic in harness.topics().values() for figure in topic.FIGURES]
    assert len(names) == len(set(names))
