"""Templates: whatever they are given comes out as text, and nothing is left out unnoticed."""

from __future__ import annotations

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market.web.render import HERE, STATIC, environment, static, static_url

TEMPLATES = sorted(path.name for path in (HERE / "templates").iterdir())


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_read_and_asks_for_no_exception_from_escaping(name):
    environment().get_template(name)
    text = (HERE / "templates" / name).read_text()
    assert "|safe" not in text
    assert "autoescape" not in text
    assert "style=" not in text
    assert "javascript:" not in text


@given(st.text())
def test_no_text_becomes_markup_or_turns_the_direction(text):
    made = environment().from_string("<p>{{ text }}</p>").render(text=text)
    inside = made.removeprefix("<p>").removesuffix("</p>")
    assert not set("<>\"'").intersection(inside)
    assert not set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b"
    ) & set(inside)


def test_a_name_that_is_missing_is_an_error():
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ nobody }}").render()


@pytest.mark.parametrize("name", STATIC)
def test_what_never_changes_has_an_address_that_does_so_with_it(name):
    assert static(name)
    assert static_url(name).startswith("/static/")
    assert static_url(name).endswith(f"/{name}")


def test_the_sheet_and_the_script_load_nothing():
    for name in STATIC:
        text = static(name).decode().replace("http://www.w3.org/2000/svg", "")
        assert "url(" not in text
        assert "http" not in text
        assert "import" not in text.replace("!important", "")
