"""Figures as people read them, and strangers' text made harmless."""

from __future__ import annotations

import pytest

from daemonctl.market.ledger import Kind
from daemonctl.market.web import words
from daemonctl.market.wire import ComputationState, Outcome


@pytest.mark.parametrize(
    ("micro", "shown"),
    [(0, "0"), (1, "0.000001"), (250_000, "0.25"), (1_234_500_000, "1,234.5"), (-5, "−0.000005")],
)
def test_amounts_are_exact_and_set_apart_by_thousands(micro, shown):
    assert words.amount(micro) == shown


def test_one_coin_is_one_and_all_else_is_many():
    assert words.with_unit(1_000_000) == "1 CPUCoin"
    assert words.with_unit(0) == "0 CPUCoins"
    assert words.with_unit(250_000) == "0.25 CPUCoins"


@pytest.mark.parametrize(
    ("micro", "shown"),
    [(0, "0"), (1_000_000, "1"), (1_234_567, "1.235"), (123_456, "0.123"), (7, "0.000007")],
)
def test_average_prices_are_rounded(micro, shown):
    assert words.price(micro) == shown


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0.25, "0.25 s"),
        (59, "59 s"),
        (60, "1 min"),
        (3599, "1 h"),
        (7500, "2 h 5 min"),
        (400_000, "5 days"),
    ],
)
def test_durations_have_the_unit_that_fits(seconds, shown):
    assert words.duration(seconds) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1536, "1.5 KiB"), (8 << 20, "8 MiB")],
)
def test_sizes_have_the_unit_that_fits(number, shown):
    assert words.size(number) == shown


def test_an_instant_is_said_in_utc():
    assert words.instant(0) == "1\u00a0Jan\u00a01970, 00:00\u00a0UTC"
    assert words.hour(3600) == "1\u00a0Jan, 01:00"
    assert words.iso(0) == "1970-01-01T00:00:00Z"


def test_text_that_turns_the_direction_or_steers_is_shown_as_broken():
    assert words.plain("a\u202eb\u2066c\x1b[0m\x00") == "a\ufffdb\ufffdc\ufffd[0m\ufffd"


def test_ordinary_text_of_any_language_stays_as_it_is():
    text = "Größe, 数, שלום, می\u200cخواهم\n100\u00a0000 next\u3000line"
    assert words.plain(text) == text


def test_every_state_outcome_and_movement_has_words():
    assert set(words.STATES) == set(ComputationState)
    assert set(words.OUTCOMES) == set(Outcome)
    assert set(words.MOVEMENTS) == {kind.value for kind in Kind}
