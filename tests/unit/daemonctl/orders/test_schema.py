"""One `.cpu` file: read strictly, written so that it reads back."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl import coins
from daemonctl.errors import OrderError
from daemonctl.orders import schema
from daemonctl.orders.schema import SellOrder

GOOD = """\
# anything may be said in comments
format = 1
market = "https://market.example.org"
order = "9f2c6b"
account = "k3v7q2"
beneficiary = "libcaca"
ask = "0.8"
"""

ids = st.text(string.ascii_letters + string.digits + "._~:-", min_size=1, max_size=128)
names = st.text(min_size=1, max_size=100).filter(lambda name: name.isprintable() and name.strip())


@given(
    st.builds(
        SellOrder,
        market=st.sampled_from(["https://market.example.org", "http://127.0.0.1:8470"]),
        order=ids,
        account=ids,
        beneficiary=names,
        ask=st.integers(0, coins.MAX_MICRO),
        core=st.none() | st.integers(0, schema.MAX_CORE),
    )
)
def test_a_rendered_order_is_read_back(order: SellOrder) -> None:
    assert schema.parse(schema.render(order)) == order


@given(st.binary(max_size=200))
def test_whatever_the_bytes_are_the_error_is_an_order_error_that_names_the_file(
    data: bytes,
) -> None:
    # No other exception leaves `parse`; random bytes never make an order.
    with pytest.raises(OrderError, match=r"x\.cpu"):
        schema.parse(data, "x.cpu")


@pytest.mark.parametrize(
    ("ask", "micro"),
    [('"0.8"', 800_000), ("0.8", 800_000), ("1", 1_000_000), ('"0"', 0), ("0.000001", 1)],
)
def test_the_ask_is_a_decimal_number_with_or_without_quotes(ask: str, micro: int) -> None:
    assert schema.parse(GOOD.replace('"0.8"', ask)).ask == micro


def test_the_core_is_optional() -> None:
    assert schema.parse(GOOD).core is None
    assert schema.parse(GOOD + "core = 3").core == 3


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (("format = 1", "format = 2"), "line 2: format: 2 is not between 1 and 1"),
        (("format = 1\n", ""), "format: it is missing"),
        (("https:", "http:"), "line 3: market"),
        (('"https://market.example.org"', "3"), "line 3: market: 3 is not text"),
        (("9f2c6b", "9f/2c"), "line 4: order"),
        (("k3v7q2", ""), "line 5: account"),
        (("libcaca", "lib\\u001bcaca"), "line 6: beneficiary"),
        (('"0.8"', "-1"), "line 7: ask"),
        (('"0.8"', "nan"), "line 7: ask"),
        (('"0.8"', "true"), "line 7: ask: True is not an amount"),
        (('"0.8"', '"0.0000001"'), "line 7: ask"),
        (('"0.8"', '"0.8"\ncore = -1'), "line 8: core"),
        (('"0.8"', '"0.8"\ncore = 1.0'), "line 8: core"),
        (('"0.8"', '"0.8"\ncolour = 1'), "line 8: colour: there is no such field"),
        (('"0.8"', '"0.8"\n[core]'), "line 8: core"),
        (('"0.8"', '"0.8'), "line 7: "),
        (('"0.8"', '"0.8"\ntoken = "x"'), "line 8: token: a sell order carries no secret"),
    ],
)
def test_a_bad_field_is_told_with_file_line_field_and_remedy(
    change: tuple[str, str], where: str
) -> None:
    with pytest.raises(OrderError) as error:
        schema.parse(GOOD.replace(*change), "libcaca.cpu")
    assert error.value.detail.startswith("libcaca.cpu")
    assert where in error.value.detail
    assert error.value.hint


@pytest.mark.parametrize(
    ("name", "core"),
    [("a-cpu3.cpu", 3), ("a-cpu12.cpu.off", 12), ("a.cpu", None), ("cpu3.cpu", None)],
)
def test_a_file_name_may_say_the_core(name: str, core: int | None) -> None:
    assert schema.core_in_name(name) == core
