"""What a buyer writes into the form of a computation, as the terms of a buy order."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass, field

from daemonctl import coins
from daemonctl.errors import InputError
from daemonctl.market.wire import MAX_QUORUM

LONGEST_NAME = 200
LONGEST_DESCRIPTION = 1000
EXPIRIES = {"0": "never", "86400": "a day", "604800": "a week", "2592000": "a month"}
DEFAULTS = {
    "name": "",
    "description": "",
    "args": "",
    "bid": "1",
    "work": "",
    "quorum": "2",
    "memory": "512",
    "budget": "",
    "expires": "0",
    "adaptive": "",
    "public": "",
}
"""The form as it is first shown."""
_SECONDS = re.compile(r"(\d{1,7})(?:\.(\d{1,3})0*)?", re.ASCII)
_MOST_MEMORY_MIB = 4096


@dataclass
class Terms:
    """What could be read of the form, in the units of `wire.NewComputation`.

    errors: for each field that cannot be used, a sentence that says what to write.
    """

    name: str = ""
    description: str = ""
    args: tuple[str, ...] = ()
    bid: int = 0
    work_ms: int = 0
    quorum: int = 2
    memory_bytes: int = 0
    budget: int = 0
    expires_in_s: float = 0.0
    adaptive: bool = False
    public: bool = False
    errors: dict[str, str] = field(default_factory=dict)


def read(text: Callable[[str], str]) -> Terms:
    """The form's terms. text: what stands in a field."""
    terms = Terms(adaptive=text("adaptive") == "yes", public=text("public") == "yes")
    terms.name = " ".join(text("name").split())
    if not 0 < len(terms.name) <= LONGEST_NAME or not terms.name.isprintable():
        terms.errors["name"] = f"Write 1 to {LONGEST_NAME} printable letters."
    terms.description = text("description").replace("\r\n", "\n").strip()
    if len(terms.description) > LONGEST_DESCRIPTION:
        terms.errors["description"] = f"Write at most {LONGEST_DESCRIPTION} letters."
    try:
        terms.args = tuple(shlex.split(text("args")))
    except ValueError as error:
        terms.errors["args"] = f"This is not how a shell reads words: {error}."
    terms.bid = _coins(terms, "bid", text("bid"))
    if "bid" not in terms.errors and terms.bid == 0:
        terms.errors["bid"] = "Nobody is paid nothing: write at least 0.000001."
    terms.budget = _coins(terms, "budget", text("budget") or "0")
    found = _SECONDS.fullmatch(text("work").strip())
    terms.work_ms = int(found[1]) * 1000 + int((found[2] or "").ljust(3, "0")) if found else 0
    if not terms.work_ms:
        terms.errors["work"] = "Write seconds, such as 30 or 0.25; at least 0.001."
    terms.quorum = _whole(terms, "quorum", text("quorum"), 1, MAX_QUORUM)
    memory = _whole(terms, "memory", text("memory"), 1, _MOST_MEMORY_MIB)
    terms.memory_bytes = memory * 1024 * 1024
    if text("expires") in EXPIRIES:
        terms.expires_in_s = float(text("expires"))
    else:
        terms.errors["expires"] = "Choose one of these."
    return terms


def _coins(terms: Terms, name: str, text: str) -> int:
    try:
        return coins.parse(text)
    except InputError as error:
        terms.errors[name] = f"{error.detail}. {error.hint}"
        return 0


def _whole(terms: Terms, name: str, text: str, least: int, most: int) -> int:
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most:
        return int(text)
    terms.errors[name] = f"Write a whole number from {least} to {most}."
    return least
