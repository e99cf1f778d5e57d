"""How numbers and names are put into words."""

from __future__ import annotations

import ast
import inspect
import time
from types import ModuleType

import pytest

from tests.walk import pseudo_translation
from tray import entries, sentences, words
from tray.words import Words, clock, coins, fill, percent, plain, translated


@pytest.mark.parametrize(
    ("micro", "text"),
    [
        (0, "0"),
        (-5, "0"),
        (1, "0.000001"),
        (999, "0.00099"),
        (4_299, "0.0042"),
        (840_000, "0.84"),
        (999_999, "0.99"),
        (1_000_000, "1"),
        (1_005_000, "1"),
        (3_214_000, "3.21"),
        (99_999_999, "99.99"),
        (123_999_999, "123"),
    ],
)
def test_coins_are_never_rounded_up(micro: int, text: str) -> None:
    assert coins(micro) == text


@pytest.mark.parametrize(
    ("progress", "text"),
    [(0.0, "0 %"), (0.07, "7 %"), (0.29, "29 %"), (0.999, "99 %"), (1.0, "100 %"), (7.0, "100 %")],
)
def test_a_job_is_at_100_per_cent_only_when_all_is_done(progress: float, text: str) -> None:
    assert percent(progress) == text


def test_a_later_day_is_named() -> None:
    noon = time.mktime((2026, 3, 10, 12, 0, 0, 0, 0, -1))
    assert clock(noon + 3600, noon) == "13:00"
    assert clock(noon + 24 * 3600, noon) == "tomorrow at 12:00"
    assert clock(noon + 48 * 3600, noon) == "2026-03-12 12:00"


def test_long_names_are_cut() -> None:
    assert plain("a" * 48) == "a" * 48
    assert plain("a" * 49) == "a" * 47 + "…"


def test_a_value_that_looks_like_a_place_is_only_a_value() -> None:
    assert fill("%1 and %2", "%2", "b") == "%2 and b"


@pytest.mark.parametrize(("machine_cores", "text"), [(1, "1 of 1 core"), (8, "1 of 8 cores")])
def test_plurals_follow_their_number(machine_cores: int, text: str) -> None:
    assert Words().computing(1, machine_cores, ()) == f"{text} computes"


def test_every_text_goes_through_the_translation() -> None:
    asked = []

    def translate(context: str, text: str, _disambiguation: str, n: int = -1, /) -> str:
        asked.append((context, text, n))
        return text.upper()

    shown = Words(translate)
    assert shown.coins_today(5_000_000) == "5 CPUCOINS TODAY"
    assert shown.computing(2, 8, ["ann"]) == "2 OF %N CORE(S) HELP ann"
    assert ("Words", "%1 of %n core(s)", 8) in asked


@pytest.mark.parametrize("module", [words, sentences, entries])
def test_texts_are_literals_so_that_the_translators_tool_finds_them(module: ModuleType) -> None:
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "self.tr"
    ]
    assert len(calls) > 10
    assert [ast.unparse(call) for call in calls if not isinstance(call.args[0], ast.Constant)] == []


@pytest.mark.usefixtures("qapp")
def test_without_a_translation_the_english_plurals_are_ours() -> None:
    assert Words(translated).computing(1, 8, ()) == "1 of 8 cores computes"


@pytest.mark.usefixtures("qapp")
def test_a_translation_that_qt_has_is_used() -> None:
    with pseudo_translation():
        shown = Words(translated).computing(2, 8, ["ann"])
        assert shown.startswith("⟦⟦2 of 8 core(s)")
        assert "help ann" in shown
