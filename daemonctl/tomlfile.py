"""A small TOML file written by a person: strict, and every complaint names file, line and field."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from daemonctl.errors import InputError

MAX_BYTES = 64 * 1024
"""Files for people are short; a longer one is something else."""


class TomlFile:
    """The parsed file.

    name: of the file, as errors show it. error: the class of what is raised.
    values: as tomllib gives them, but a number with a point is an exact Decimal.
    """

    def __init__(self, data: bytes, name: str, error: type[InputError]) -> None:
        self.name = name
        self._error = error
        if len(data) > MAX_BYTES:
            raise error(f"{name} is too long", detail=f"{len(data)} bytes, at most {MAX_BYTES}")
        try:
            self._text = data.decode()
        except UnicodeDecodeError as cause:
            line = data[: cause.start].count(b"\n") + 1
            raise error(
                f"{name} is not UTF-8 text",
                detail=f"{name}, line {line}: {cause.reason}",
                hint="Save it as UTF-8.",
            ) from cause
        try:
            # Decimal: what a person wrote, exactly, where a float would be near it.
            self.values: dict[str, Any] = tomllib.loads(self._text, parse_float=Decimal)
        except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError) as cause:
            raise error(
                f"{name} is not TOML",
                detail=f"{name}, {_place(str(cause), self._text)}",
                hint='Lines look like: key = "text", or key = 12.',
            ) from cause

    def line(self, key: str, section: str = "") -> int:
        """The line where `key` of `[section]` stands; 0 where it is written in another way."""
        current = ""
        wanted = re.compile(rf"\s*(?:{re.escape(key)}|\"{re.escape(key)}\"|'{re.escape(key)}')\s*=")
        for number, line in enumerate(self._text.split("\n"), 1):
            if header := re.match(r"\s*\[\s*([^\[\]]+?)\s*\]", line):
                current = header.group(1)
                if not section and current == key:
                    return number
            elif current == section and wanted.match(line):
                return number
        return 0

    def wrong(self, key: str, problem: str, hint: str, section: str = "") -> InputError:
        """The error for a field; to be raised by the caller."""
        where = f"{section}.{key}" if section else key
        line = self.line(key, section)
        place = f"{self.name}, line {line}" if line else self.name
        return self._error(
            f"{self.name} cannot be used", detail=f"{place}: {where}: {problem}", hint=hint
        )

    def only(self, known: Iterable[str], table: dict[str, Any], section: str = "") -> None:
        """Raise where `table` has a key that is not `known`."""
        names = list(known)
        for key in table:
            if key not in names:
                hint = f"Known are: {', '.join(names)}."
                raise self.wrong(key, "there is no such field", hint, section)

    def get(
        self,
        key: str,
        check: Callable[[Any], str],
        hint: str,
        *,
        default: Any = None,
        section: str = "",
    ) -> Any:
        """The value of a field. check: says what is wrong with a value, "" for nothing.

        default: for a missing field; None = the field must be there.
        """
        table = self.values.get(section, {}) if section else self.values
        if key not in table:
            if default is None:
                raise self.wrong(key, "it is missing", hint, section)
            return default
        if problem := check(table[key]):
            raise self.wrong(key, problem, hint, section)
        return table[key]


def whole(low: int, high: int) -> Callable[[Any], str]:
    """A check for `get`: a whole number from `low` to `high`."""

    def check(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, int):
            return f"{value!r} is not a whole number"
        return "" if low <= value <= high else f"{value} is not between {low} and {high}"

    return check


def text(longest: int, pattern: str = "") -> Callable[[Any], str]:
    """A check for `get`: printable text, not blank, of at most `longest` letters.

    pattern: a regular expression that the whole of it matches; "" = any.
    """

    def check(value: Any) -> str:
        if not isinstance(value, str):
            return f"{value!r} is not text"
        # Escape sequences and the like would reach somebody's terminal.
        if not value.strip() or len(value) > longest or not value.isprintable():
            return f"it is not 1 to {longest} printable letters"
        if pattern and not re.fullmatch(pattern, value, re.ASCII):
            return f"{value!r} has letters that may not be there"
        return ""

    return check


def flag(value: Any) -> str:
    """A check for `get`: true or false."""
    return "" if isinstance(value, bool) else f"{value!r} is neither true nor false"


def texts(most: int, longest: int) -> Callable[[Any], str]:
    """A check for `get`: a list of at most `most` texts, each as `text` wants it."""
    each = text(longest)

    def check(value: Any) -> str:
        if not isinstance(value, list) or len(value) > most:
            return f"it is not a list of at most {most} texts"
        return next((problem for one in value if (problem := each(one))), "")

    return check


def _place(message: str, text: str) -> str:
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", message)
    if found is None:
        return message
    line = found.group(2) or text.rstrip("\n").count("\n") + 1
    return f"line {line}: {found.group(1)}"
