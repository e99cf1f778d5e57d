"""A market and a program that do not speak with each other say which of them is to be updated."""

from __future__ import annotations

import pytest

from daemonctl import __version__, installed
from daemonctl.errors import MarketRefused, ProtocolGap
from daemonctl.market.wire import (
    BUYERS,
    HOSTS,
    OLDEST_PROTOCOL,
    PROTOCOL,
    Least,
    MarketInfo,
    Spoken,
)
from daemonctl.meeting import check, check_buyer

URL = "http://127.0.0.1:8470"


@pytest.mark.parametrize(
    ("oldest", "latest"),
    [(PROTOCOL, PROTOCOL), (OLDEST_PROTOCOL, PROTOCOL + 5), (0, OLDEST_PROTOCOL)],
)
def test_one_protocol_that_both_speak_is_enough(oldest: int, latest: int) -> None:
    check(URL, Spoken("9.9.9", latest, oldest))


def test_a_market_that_has_gone_on_has_this_program_updated() -> None:
    with pytest.raises(ProtocolGap, match="This CPUShare is too old") as gap:
        check(URL, Spoken("9.0.0", PROTOCOL + 2, PROTOCOL + 1))
    assert gap.value.outdated == ""
    assert f"{URL} speaks protocol {PROTOCOL + 1} and later" in gap.value.detail
    assert gap.value.hint == installed.remedy()


def test_a_market_that_has_stayed_behind_has_its_operator_asked() -> None:
    with pytest.raises(ProtocolGap, match="A market is too old") as gap:
        check(URL, Spoken("0.0.1", OLDEST_PROTOCOL - 1, 0))
    assert gap.value.outdated == URL
    assert "Ask whoever runs it" in gap.value.hint


def test_a_buyer_below_the_floor_is_told_before_it_does_anything() -> None:
    check_buyer(URL, Spoken(least=(Least(HOSTS, "99", "Not for buyers."),)))
    check_buyer(URL, Spoken(least=(Least(BUYERS, __version__, "As this one."),)))
    check_buyer(URL, Spoken(least=(Least(BUYERS, "what a stranger made up", ""),)))
    with pytest.raises(MarketRefused) as refused:
        check_buyer(URL, Spoken(least=(Least(BUYERS, "99.0.0", "It asks for too little."),)))
    assert refused.value.status == 426
    assert f"this is {__version__}: It asks for too little." in refused.value.detail
    assert refused.value.hint == installed.remedy()


def test_what_is_asked_of_a_market_is_part_of_what_it_says() -> None:
    asked = {field: Spoken.__annotations__[field] for field in Spoken.__struct_fields__}
    assert {field: MarketInfo.__annotations__[field] for field in asked} == asked
