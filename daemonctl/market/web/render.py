"""Templates into pages. What a template is given is text, never markup: every expression is freed
of what would steer the page's letters, then escaped, without a template having to ask for it."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from daemonctl import __version__, coins
from daemonctl.market.web import words

HERE = Path(__file__).parent
STATIC = {
    "site.css": "text/css",
    "live.js": "text/javascript",
    "work.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}


@functools.cache
def static(name: str) -> bytes:
    """The bytes of one of STATIC."""
    return (HERE / "static" / name).read_bytes()


def static_url(name: str) -> str:
    """Its address, another one whenever its bytes are others."""
    return f"/static/{hashlib.sha256(static(name)).hexdigest()[:16]}/{name}"


@functools.cache
def environment() -> jinja2.Environment:
    """The site's templates with the filters that they use."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_plain,
        auto_reload=False,
    )
    filters: dict[str, Callable[..., Any]] = {
        "amount": words.amount,
        "coins": words.with_unit,
        "plain_amount": coins.show,
        "price": words.price,
        "count": words.count,
        "duration": words.duration,
        "size": words.size,
        "hour": words.hour,
        "moment": _moment,
    }
    made.filters.update(filters)
    made.globals.update(
        static=static_url,
        version=__version__,
        states=words.STATES,
        outcomes=words.OUTCOMES,
        kinds=words.MOVEMENTS,
    )
    return made


def render(template: str, **values: Any) -> str:
    """One page. values: whatever the template uses, all of it."""
    return environment().get_template(template).render(**values)


def _plain(value: Any) -> Any:
    return words.plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _moment(at: float) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(words.iso(at), words.instant(at))
