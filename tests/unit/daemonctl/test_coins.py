"""Amounts: exact, or refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl import coins
from daemonctl.errors import InputError


@given(st.integers(0, coins.MAX_MICRO))
def test_an_amount_shown_is_read_back_exactly(micro: int) -> None:
    assert coins.parse(coins.show(micro)) == micro


@pytest.mark.parametrize(
    ("text", "micro"),
    [("1", 1_000_000), ("0.25", 250_000), ("0", 0), ("0.000001", 1), ("1.50000000", 1_500_000)],
)
def test_a_decimal_number_is_read_as_integer_micro_coins(text: str, micro: int) -> None:
    assert coins.parse(text) == micro


@pytest.mark.parametrize(
    "text", ["", "-1", "+1", "1e3", ".5", "1.", "1,5", "0x1", "nan", "١", "0.0000001", "9" * 10]
)
def test_what_is_no_such_amount_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(InputError, match="Not an amount of CPUCoins") as error:
        coins.parse(text)
    assert error.value.hint


def test_a_negative_amount_can_be_shown() -> None:
    assert coins.show(-250_000) == "-0.25"
