"""Find out of which sentences a text is made. Strangers' words may be in it, so nothing here
searches by a regular expression: each template costs one walk along the text at most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LONGEST = 4000
"""Letters of a text that is looked at; a longer one is left as it is."""
MOST_PARTS = 24
"""Parts that are looked at one by one; a text of more is one sentence or none."""

PLACE = re.compile("%([1-9])")
_BETWEEN = re.compile(r": |; |(?<=[.?!]) |\n")


@dataclass(frozen=True)
class Template:
    """A sentence with places for data, as "%1 bytes, at most %2".

    literals: what stands before, between and after its places. places: their numbers.
    weight: letters that are its own.
    """

    text: str
    literals: tuple[str, ...]
    places: tuple[int, ...]
    weight: int

    def values(self, text: str, start: int, end: int) -> tuple[str, ...] | None:
        """What `text` from `start` to `end` has in the places, "%1" first; None: it is another."""
        first, last = self.literals[0], self.literals[-1]
        if not text.startswith(first, start, end) or not text.endswith(last, start, end):
            return None
        if not self.places:
            return () if end - start == len(first) else None
        at, stop = start + len(first), end - len(last)
        found: dict[int, str] = {}
        for place, literal in zip(self.places, self.literals[1:-1], strict=False):
            # The first that comes: if any choice leads to the end, this one does.
            if (here := text.find(literal, at, stop)) < 0:
                return None
            found[place] = text[at:here]
            at = here + len(literal)
        if at > stop:
            return None
        found[self.places[-1]] = text[at:stop]
        return tuple(found[place] for place in sorted(found))


@dataclass(frozen=True)
class Said:
    """A sentence that was found, and what is in its places."""

    template: Template
    values: tuple[str, ...]


def template(text: str) -> Template:
    """A text with "%1" to "%9", each once, as a template."""
    pieces = PLACE.split(text)
    literals = tuple(pieces[::2])
    places = tuple(int(number) for number in pieces[1::2])
    return Template(text, literals, places, sum(map(len, literals)))


def parts(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of what is joined by ": ", "; ", a line's or a sentence's end."""
    found, start = [], 0
    for between in _BETWEEN.finditer(text):
        found.append((start, between.start()))
        start = between.end()
    return (*found, (start, len(text)))


def take_apart(text: str, templates: Sequence[Template]) -> list[str | Said]:
    """`text` as sentences and what is between them, which is to stay as it is.

    Of all ways to read it the one in which most letters are a template's own; of these one
    sentence that is the whole, else those with the shortest data. templates: those of more
    weight first.
    """
    cuts = parts(text)
    if len(cuts) > MOST_PARTS:
        cuts = ((0, len(text)),)
    count = len(cuts)
    # From the end: how much of the rest can be read, and how its first sentence is.
    weights = [0] * (count + 1)
    chosen: list[tuple[int, Said] | None] = [None] * count
    for first in reversed(range(count)):
        weights[first] = weights[first + 1]
        for last in range(first, count):
            said = _read(text, cuts[first][0], cuts[last][1], templates)
            if said is None:
                continue
            weight = said.template.weight + weights[last + 1]
            whole = last - first + 1 == count
            if weight > weights[first] or (whole and weight == weights[first]):
                weights[first], chosen[first] = weight, (last, said)
    found: list[str | Said] = []
    kept, at = 0, 0
    while at < count:
        if (choice := chosen[at]) is None:
            at += 1
            continue
        last, said = choice
        found += [text[kept : cuts[at][0]], said]
        kept, at = cuts[last][1], last + 1
    return [*found, text[kept:]]


def _read(text: str, start: int, end: int, templates: Sequence[Template]) -> Said | None:
    for one in templates:
        if (values := one.values(text, start, end)) is not None:
            return Said(one, values)
    return None
