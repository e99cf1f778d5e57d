"""Versions of programs, compared as Python's own are (the part of PEP 440 that releases use).

`0.2.0.dev1 < 0.2.0a1 < 0.2.0rc1 < 0.2.0 < 0.2.0.post1 < 0.2.1`; zeros at the end say nothing;
what follows a plus sign (a packager's mark) is not compared.
"""

from __future__ import annotations

import functools
import re

_VERSION = re.compile(
    r"(?P<release>\d{1,9}(?:\.\d{1,9}){0,4})"
    r"(?:(?P<stage>a|b|rc)(?P<number>\d{1,9}))?"
    r"(?:\.post(?P<post>\d{1,9}))?"
    r"(?:\.dev(?P<dev>\d{1,9}))?"
    r"(?:\+[a-z0-9]+(?:\.[a-z0-9]+)*)?",
    re.ASCII,
)
_FINAL = "z"
"""Comes after every stage that leads to it."""
_NEVER = 10**9
"""More than any number that is taken."""

Key = tuple[tuple[int, ...], tuple[str, int], int, int]
"""What versions are compared by."""


@functools.lru_cache(maxsize=1024)
def key(text: str) -> Key | None:
    """By what a version is compared; None where the text is none."""
    found = _VERSION.fullmatch(text)
    if found is None:
        return None
    release = tuple(int(one) for one in found["release"].split("."))
    while len(release) > 1 and not release[-1]:
        release = release[:-1]
    stage = (found["stage"] or _FINAL, int(found["number"] or 0))
    if found["dev"] and not found["stage"] and not found["post"]:
        stage = ("", 0)  # before its first alpha
    post = -1 if found["post"] is None else int(found["post"])
    return release, stage, post, _NEVER if found["dev"] is None else int(found["dev"])


def is_version(text: str) -> bool:
    """Whether this is a version that can be compared."""
    return key(text) is not None


def older(one: str, least: str) -> bool:
    """Whether `one` comes before `least`, which is a version. What is no version is older than
    all: nobody knows what it is."""
    floor = key(least)
    if floor is None:
        raise ValueError(f"not a version: {least!r}")
    found = key(one)
    return found is None or found < floor
