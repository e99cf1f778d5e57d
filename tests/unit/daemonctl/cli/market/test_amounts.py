"""What an operator writes after an option."""

from __future__ import annotations

from argparse import ArgumentTypeError

import pytest

from daemonctl.cli.market.amounts import MOST_WORDS, coins, count, seconds, words


@pytest.mark.parametrize(
    ("text", "micro"), [("0", 0), ("12.5", 12_500_000), ("0.000001", 1), ("1e3", 10**9)]
)
def test_an_amount_of_coins_is_exact(text: str, micro: int) -> None:
    assert coins(text) == micro


@pytest.mark.parametrize("text", ["", "-1", "0.0000001", "nan", "inf", "1e13", "much"])
def test_what_is_no_amount_of_coins_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        coins(text)


@pytest.mark.parametrize("text", ["", "0", "-5", "nan", "86401", "soon"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        seconds(text)


@pytest.mark.parametrize("text", ["", "-1", "1.5", "٣", "9" * 13])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        count(text)
    assert count("42") == 42


@pytest.mark.parametrize("text", ["two\nlines", "\x1b[2J", "x" * (MOST_WORDS + 1)])
def test_words_that_others_read_are_printable_and_short(text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        words(text)
    assert words("x" * MOST_WORDS)
