"""What a buyer writes into the form, in the market's own units."""

from __future__ import annotations

import pytest

from daemonctl.market.web import terms

GOOD = {**terms.DEFAULTS, "name": "Halftones", "work": "36"}


def read(**fields):
    said = {**GOOD, **fields}
    return terms.read(lambda name: said[name])


def test_the_form_as_it_is_first_shown_lacks_only_what_nobody_can_guess():
    found = terms.read(lambda name: terms.DEFAULTS[name])
    assert set(found.errors) == {"name", "work"}


def test_every_field_becomes_a_term_in_the_markets_units():
    found = read(
        name="  Half   tones ",
        description=" For science.\r\nReally. ",
        args="--radius 1 'a b'",
        work="0.25",
        bid="1.5",
        quorum="3",
        memory="64",
        budget="2",
        expires="86400",
        adaptive="yes",
        public="yes",
    )
    assert found.errors == {}
    assert found.name == "Half tones"
    assert found.description == "For science.\nReally."
    assert found.args == ("--radius", "1", "a b")
    assert (found.work_ms, found.bid, found.quorum) == (250, 1_500_000, 3)
    assert (found.memory_bytes, found.budget) == (64 * 1024**2, 2_000_000)
    assert (found.expires_in_s, found.adaptive, found.public) == (86_400.0, True, True)


@pytest.mark.parametrize(
    ("work", "milliseconds"), [("1", 1000), ("0.001", 1), ("12.5", 12_500), (" 7.250000 ", 7250)]
)
def test_seconds_are_read_exactly(work, milliseconds):
    assert read(work=work).work_ms == milliseconds


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("name", "a" * 201),
        ("name", "a\x1b[0m"),
        ("description", "a" * 1001),
        ("args", '"'),
        ("bid", ""),
        ("bid", "0"),
        ("bid", "١"),
        ("work", ""),
        ("work", "0.0001"),
        ("work", "-1"),
        ("work", "١"),
        ("quorum", "0"),
        ("quorum", "6"),
        ("memory", "4097"),
        ("memory", "9" * 50),
        ("budget", "-1"),
        ("expires", "1"),
    ],
)
def test_what_cannot_be_used_is_told_at_its_field_and_nowhere_else(field, value):
    found = read(**{field: value})
    assert set(found.errors) == {field}
    assert found.errors[field].endswith((".", "?"))
