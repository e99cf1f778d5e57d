from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.tray.foreign.conftest import DATA, OURS, backwards, marked, unmarked
from tray.foreign import _templates, told
from tray.foreign.template import LONGEST, MOST_PARTS, PLACE
from tray.words import english, fill

TEXTS = [one.text for one in _templates()]

printable = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters=OURS + DATA), max_size=40
)
# Data that could be taken for words of ours, or for a place.
hostile = st.lists(
    st.one_of(
        printable,
        st.sampled_from([": ", "; ", ". ", "\n", " ", "%1", "%2", "'", " is not text", ", line "]),
        st.sampled_from(TEXTS),
    ),
    max_size=6,
).map("".join)
# What no template has in it: letters of another script.
strange = st.text(st.characters(categories=("Lo",)), min_size=1, max_size=30)


def values_of(text: str, kind: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.tuples(*[kind] * len(PLACE.findall(text)))


def filled(kind: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, tuple[str, ...]]]:
    return st.sampled_from(TEXTS).flatmap(
        lambda text: values_of(text, kind).map(lambda values: (text, values))
    )


@given(filled(strange))
def test_a_sentence_keeps_its_data_whatever_order_a_language_wants(
    made: tuple[str, tuple[str, ...]],
) -> None:
    text, values = made
    for language in (marked, backwards):
        expected = fill(language("Daemon", text, ""), *values)
        assert told(fill(text, *values), language) == expected


@given(filled(hostile))
def test_data_that_imitates_our_words_is_neither_lost_nor_changed(
    made: tuple[str, tuple[str, ...]],
) -> None:
    text, values = made
    if not any(mark in value for value in values for mark in (OURS, DATA)):
        assert unmarked(told(fill(text, *values), marked)) == fill(text, *values)


@given(st.lists(filled(strange), min_size=1, max_size=4), st.sampled_from([": ", "; ", "\n"]))
def test_sentences_that_are_joined_are_all_told(
    made: list[tuple[str, tuple[str, ...]]], between: str
) -> None:
    said = told(between.join(fill(text, *values) for text, values in made), marked)
    unread = re.sub(f"{OURS}[^{DATA}]*{DATA}", "", said)
    assert not re.search("[A-Za-z]", unread), unread
    assert unmarked(said) == between.join(fill(text, *values) for text, values in made)


@given(st.one_of(st.text(max_size=200), hostile))
def test_any_text_is_told_without_an_error_and_whole(text: str) -> None:
    if OURS not in text and DATA not in text:
        assert unmarked(told(text, marked)) == text
    assert told(text, english) == text
    told(text, backwards)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("Boom: no", "Boom: no"),
        ("a.toml cannot be used", "a.toml⟦ cannot be used⟧"),
        (
            "a.cpu, line 3: core: 'x' is not text",
            "a.cpu⟦, line ⟧3: core: 'x'⟦ is not text⟧",
        ),
        (
            "a.cpu, line 3: market: Not the address of a market: 'ftp://x': its scheme is ftp",
            "a.cpu⟦, line ⟧3: market: ⟦Not the address of a market⟧: 'ftp://x': "
            "⟦its scheme is ⟧ftp",
        ),
        ("https://m.example.org: no such thing (HTTP 404)",) * 2,
        ("a: it is missing.cpu is not TOML", "a: it is missing.cpu⟦ is not TOML⟧"),
        (
            "no good\nUntil it is mended, the settings from before apply.",
            "no good\n⟦Until it is mended, the settings from before apply.⟧",
        ),
    ],
)
def test_parts_are_told_one_by_one_and_the_rest_stays(text: str, said: str) -> None:
    assert told(text, marked) == said


@pytest.mark.parametrize(
    "slip",
    [
        lambda text: text.replace("%1", ""),
        lambda text: text.replace("%2", "%1"),
        lambda text: f"{text} %4",
        lambda _: "",
    ],
)
def test_a_translation_that_forgets_or_invents_a_place_is_not_used(
    slip: Callable[[str], str],
) -> None:
    text = "a.cpu and b.cpu are both in /orders"
    assert told(text, lambda _context, one, _disambiguation, _n=-1, /: slip(one)) == text


def test_a_translation_may_say_data_twice() -> None:
    said = told("a.toml is too long", lambda *_: "%1! %1!")
    assert said == "a.toml! a.toml!"


def test_a_very_long_text_is_left_as_it_is() -> None:
    text = "a" * LONGEST + " is too long"
    assert told(text, backwards) == text
    assert told(text[-LONGEST:], backwards) != text[-LONGEST:]


@pytest.mark.parametrize(
    "text",
    [
        ": " * (LONGEST // 2),
        "a: " * (MOST_PARTS - 1),
        " is not text: , line " * 190,
        " and " * (LONGEST // 5),
        (" is not between " * 100 + " and ")[:LONGEST],
        ("%1" * LONGEST)[:LONGEST],
        "; ".join(["x" * 160] * (MOST_PARTS - 1)),
        "; ".join(["a says b, c says"] * (MOST_PARTS - 1)),
    ],
)
def test_a_hostile_text_costs_no_more_than_a_moment(text: str) -> None:
    told("warm", marked)
    began = time.process_time()
    told(text, marked)
    # Some milliseconds on any machine; what grows out of hand takes minutes.
    assert time.process_time() - began < 0.5
