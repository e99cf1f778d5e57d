"""What `daemonctl` says, in the user's language.

`daemonctl` knows no Qt and speaks English: its errors, the problems in status.json and the
kernel's findings are sentences with data in them. `told` finds the sentence that a text was made
from, and says that sentence with the same data in the user's language. What it does not know, a
market's own words above all, stays as it is.
"""

from __future__ import annotations

from functools import cache

from daemonctl.model import Problem
from tray.foreign.template import LONGEST, PLACE, Said, Template, take_apart, template
from tray.words import Translate, fill, translated


def told(text: str, translate: Translate = translated) -> str:
    """`text` in the user's language: still plain text with strangers' words in it.

    Never raises, and never loses what is data.
    """
    if not text or len(text) > LONGEST:
        return text
    pieces = take_apart(text, _templates())
    return "".join(one if isinstance(one, str) else _say(one, translate) for one in pieces)


def in_words(problem: Problem) -> Problem:
    """A problem in the user's language."""
    return Problem(told(problem.title), told(problem.detail), told(problem.hint))


def _say(said: Said, translate: Translate) -> str:
    ours = said.template.text
    theirs = translate("Daemon", ours, "")
    # A slip of a translator's pen must not hide a file's name.
    if set(PLACE.findall(theirs)) != set(PLACE.findall(ours)):
        theirs = ours
    return fill(theirs, *said.values)


@cache
def _templates() -> tuple[Template, ...]:
    # Only who has something to tell pays for the texts.
    from tray.foreign import fileswords, machinewords, marketwords, servicewords

    modules = (fileswords, marketwords, machinewords, servicewords)
    texts = (text for module in modules for text in module.TEXTS)
    return tuple(sorted(map(template, texts), key=lambda one: one.weight, reverse=True))
