"""Debian's changelog out of CHANGELOG.md, with the version of daemonctl."""

from __future__ import annotations

import datetime
import re
import textwrap

MAINTAINER = "CPUShare maintainers <maintainers@cpushare.example.org>"


def version(source: str) -> str:
    """The version that daemonctl/__init__.py states."""
    (found,) = re.findall(r'^__version__ = "(.*)"$', source, re.M)
    return found


def debian(text: str, newest: str, when: int) -> str:
    """One entry for each version of CHANGELOG.md (`text`), the newest first.

    An entry's day is the one that stands there; the newest one's is the commit's, `when`, in
    seconds since 1970: packages of one commit are then the same whenever they are built.
    """
    entries = []
    for head, body in re.findall(r"^## \[(.*?)\](.*?)(?=^## \[|\Z)", text, re.M | re.S):
        day = re.match(r" - (\d{4}-\d\d-\d\d)", body)
        if head == "Unreleased" or day is None:
            continue
        moment = datetime.datetime.fromisoformat(f"{day[1]}T12:00:00+00:00")
        entries.append((head, moment, _lines(body)))
    now = datetime.datetime.fromtimestamp(when, datetime.UTC)
    if not entries or entries[0][0] != newest:
        entries.insert(0, (newest, now, ["  * See /usr/share/doc/cpushare/CHANGELOG.md.gz."]))
    entries[0] = (newest, now, entries[0][2])
    return "\n".join(
        f"cpushare ({number}) unstable; urgency=medium\n\n"
        + "\n".join(lines)
        + f"\n\n -- {MAINTAINER}  {moment:%a, %d %b %Y %H:%M:%S +0000}\n"
        for number, moment, lines in entries
    )


def _lines(body: str) -> list[str]:
    """The points of one version, wrapped."""
    found = []
    for line in body.splitlines():
        if line.startswith("### "):
            found.append(f"  [ {line[4:].strip()} ]")
        elif line.startswith("- "):
            found += textwrap.wrap(
                line[2:].replace("`", ""),
                78,
                initial_indent="  * ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )
    return found
