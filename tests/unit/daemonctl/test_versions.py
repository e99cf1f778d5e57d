"""Versions are ordered as Python's own are, and what is none is older than all."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.version import Version

from daemonctl import __version__
from daemonctl.versions import is_version, key, older

ORDER = (
    *("0.1.0.dev2", "0.1.0a1.dev1", "0.1.0a1", "0.1.0a2", "0.1.0b1", "0.1.0rc1", "0.1.0"),
    *("0.1.0.post1.dev1", "0.1.0.post1", "0.1.1", "0.2", "0.9.9", "0.10.0", "1.0", "50.0.1"),
)


def test_the_order_is_that_of_releases_and_what_leads_to_them() -> None:
    for one, other in itertools.combinations(ORDER, 2):
        assert older(one, other), (one, other)
        assert not older(other, one), (one, other)


@pytest.mark.parametrize(("one", "other"), [("50", "50.0.0"), ("1.0+deb12.1", "1"), ("0", "0.0")])
def test_what_says_the_same_is_neither_older_nor_newer(one: str, other: str) -> None:
    assert not older(one, other)
    assert not older(other, one)


@pytest.mark.parametrize(
    "text",
    ["", "v1", "1.", "1..2", "1.0-1", "1.0 ", "1.0\n", "latest", "1.2.3.4.5.6", "١.٢", "9" * 10],
)
def test_what_is_no_version_is_older_than_every_version(text: str) -> None:
    assert not is_version(text)
    assert older(text, "0.0.1")
    with pytest.raises(ValueError, match="not a version"):
        older("1", text)


def test_our_own_version_can_be_compared() -> None:
    assert is_version(__version__)


NUMBERS = st.integers(0, 30)


@st.composite
def texts(draw: st.DrawFn) -> str:
    release = ".".join(map(str, draw(st.lists(NUMBERS, min_size=1, max_size=4))))
    stage = draw(st.sampled_from(["", "a1", "b2", "rc3"]))
    return (
        release
        + stage
        + draw(st.sampled_from(["", ".post1"]))
        + draw(st.sampled_from(["", ".dev4"]))
    )


@given(texts(), texts())
def test_the_order_is_that_of_the_packaging_library(one: str, other: str) -> None:
    assert older(one, other) == (Version(one) < Version(other))
    assert (key(one) == key(other)) == (Version(one) == Version(other))
