"""What a benchmark yields, and how it is told.

A topic is a file `bench_<topic>.py` beside this one. It says which figures it measures,
`FIGURES: tuple[str, ...]`, and measures them, `measure(only: set[str]) -> Iterator[Figure]`,
where `only` holds those of its figures that are wanted. It is imported to learn its figures, so
what costs time or memory is imported inside `measure`.
"""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
REPORT = ROOT / "build" / "bench.jsonl"


@dataclass(frozen=True)
class Figure:
    """One measured number.

    figure: its name in docs/design.md section 12. value: in `unit`.
    baseline: what it is held against, measured in the same run, in the same unit.
    ratio: value to baseline; worked out where it is not given and there is a baseline.
    """

    figure: str
    value: float
    unit: str
    baseline: float | None = None
    ratio: float | None = None

    def line(self, load: float | None = None) -> str:
        """The figure as one line of JSON, with the machine's load average of the last minute."""
        ratio = self.ratio
        if ratio is None and self.baseline:
            ratio = self.value / self.baseline
        return json.dumps(
            {
                "figure": self.figure,
                "value": _short(self.value),
                "unit": self.unit,
                "baseline": _short(self.baseline),
                "ratio": _short(ratio),
                "load": round(os.getloadavg()[0] if load is None else load, 2),
            }
        )


class Topic(Protocol):
    """The two names that a `bench_<topic>.py` has."""

    FIGURES: tuple[str, ...]

    def measure(self, only: set[str]) -> Iterator[Figure]:
        """Measure the figures in `only`, in any order."""


class UnknownFigure(Exception):
    """Nobody measures a figure of this name."""


def topics(folder: Path = HERE) -> dict[str, Topic]:
    """Every topic of the folder by its name, in the order of their names."""
    names = sorted(path.stem for path in folder.glob("bench_*.py"))
    return {name: importlib.import_module(f"tests.bench.{name}") for name in names}


def select(found: dict[str, Topic], only: Iterable[str]) -> dict[str, set[str]]:
    """Which figures each topic is to measure; all of them where `only` is empty.

    A name in `only` is a figure's or a topic's, with or without `bench_`. Raises UnknownFigure.
    """
    wanted = set(only)
    if not wanted:
        return {name: set(topic.FIGURES) for name, topic in found.items()}
    chosen: dict[str, set[str]] = {}
    for word in sorted(wanted):
        hits = {
            name: set(topic.FIGURES)
            if word in (name, name.removeprefix("bench_"))
            else {word} & set(topic.FIGURES)
            for name, topic in found.items()
        }
        if not any(hits.values()):
            raise UnknownFigure(word)
        for name, figures in hits.items():
            if figures:
                chosen.setdefault(name, set()).update(figures)
    return chosen


def keep(lines: Iterable[str], report: Path = REPORT) -> None:
    """Put the lines into the report; each figure is there once, with its latest value."""
    old = report.read_text().splitlines() if report.exists() else []
    merged = {json.loads(line)["figure"]: line for line in (*old, *lines)}
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text("".join(f"{line}\n" for line in merged.values()))


def _short(number: float | None) -> float | None:
    # Four significant digits: more would be the noise of the machine.
    return None if number is None else float(f"{number:.4g}")
