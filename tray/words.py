"""The words of the icon's line and tooltip, and how numbers and names are put into words.

Without a translation the English below is shown. `pyside6-lupdate` finds the texts, for it reads
`self.tr("…")` in a class as Qt's tr(): context `Words`, then disambiguation, then a number, for
which "%n" stands and which chooses among a language's plural forms.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Protocol

from daemonctl.model import MICRO, StartOutcome

LONGEST_NAME = 48
"""Characters shown of a name that somebody else chose."""
LONGEST_TITLE = 80
"""Characters shown of a problem's title: a sentence that may hold a name."""


class Translate(Protocol):
    """What QCoreApplication.translate is."""

    def __call__(self, context: str, text: str, disambiguation: str, n: int = -1, /) -> str:
        """`text` in the user's language; n < 0: no number is meant."""
        ...


def english(_context: str, text: str, _disambiguation: str, n: int = -1, /) -> str:
    """The texts as they stand in the sources, "(s)" being the plural's s."""
    if n < 0:
        return text
    return text.replace("(s)", "" if n == 1 else "s").replace("%n", str(n))


def translated(context: str, text: str, disambiguation: str, n: int = -1, /) -> str:
    """What Qt's translators make of it; the English where they have nothing."""
    from PySide6.QtCore import QCoreApplication

    found = QCoreApplication.translate(context, text, disambiguation, n)
    untouched = text if n < 0 else text.replace("%n", str(n))
    return english(context, text, disambiguation, n) if found == untouched else found


class Words:
    """The texts of the icon's line and tooltip, from numbers, enums and names."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("Words", text, disambiguation, n)

    def computing(self, cores: int, machine_cores: int, beneficiaries: Sequence[str]) -> str:
        """How much is computed, and for whom."""
        where = fill(
            self.tr("%1 of %n core(s)", "%1: cores that compute", machine_cores), str(cores)
        )
        if not beneficiaries:
            one = self.tr("%1 computes", "%1: 1 of 8 cores")
            return fill(one if cores == 1 else self.tr("%1 compute", "%1: 2 of 8 cores"), where)
        one = self.tr("%1 helps %2", "%1: 1 of 8 cores, %2: beneficiaries")
        text = one if cores == 1 else self.tr("%1 help %2", "%1: 2 of 8 cores, %2: beneficiaries")
        return fill(text, where, self.names(beneficiaries))

    def names(self, names: Sequence[str]) -> str:
        """A list of names, the first two of them in full."""
        shown = [plain(name) for name in names]
        if len(shown) == 1:
            return shown[0]
        if len(shown) == 2:
            return fill(self.tr("%1 and %2"), *shown)
        return fill(self.tr("%1 and %n other(s)", "", len(shown) - 1), shown[0])

    def paused(self, until: float | None, now: float) -> str:
        """A pause and its end. until, now: seconds since the epoch; None: the user ends it."""
        if until is None:
            return self.tr("Paused until you resume")
        return fill(
            self.tr("Paused until %1", "%1: a time, today or later"),
            clock(until, now, self._translate),
        )

    def no_orders(self) -> str:
        """The daemon runs, and no core has a sell order."""
        return self.tr("Nothing to do: there is no sell order")

    def offline(self) -> str:
        """There is no daemon."""
        return self.tr("Stopped: nothing is computed")

    def start_failed(self, outcome: StartOutcome) -> str:
        """Why "Start" did not start it."""
        if outcome is StartOutcome.TIMED_OUT:
            return self.tr("Starting takes too long")
        return self.tr("Starting failed; the log says why")

    def coins_today(self, micro: int) -> str:
        """What was earned today. micro: micro-coins."""
        return fill(self.tr("%1 CPUCoins today"), coins(micro))

    def coins_pending(self, micro: int) -> str:
        """What is computed, but not yet confirmed. micro: micro-coins."""
        return fill(self.tr("%1 await confirmation", "%1: CPUCoins"), coins(micro))

    def job(self, core: int, computation: str, progress: float | None) -> str:
        """One running job. progress: 0 to 1; None: it does not tell."""
        name = plain(computation) or self.tr("a job")
        text = f"cpu{core}: {name}"
        return text if progress is None else f"{text}, {percent(progress)}"

    def jobs(self, computation: str, count: int) -> str:
        """Several running jobs of one computation."""
        text = self.tr("%1: %n job(s)", "%1: computation", count)
        return fill(text, plain(computation) or self.tr("unnamed"))

    def more(self, count: int) -> str:
        """Lines that are left out."""
        return self.tr("and %n more", "computations", count)


def fill(text: str, *values: str) -> str:
    """`text` with "%1", "%2", … replaced, all at once: a value may hold "%2" itself."""
    return re.sub("%([1-9])", lambda found: values[int(found[1]) - 1], text)


def plain(name: str, most: int = LONGEST_NAME) -> str:
    """A name that somebody else chose, made harmless to show, in at most `most` letters.

    Qt and some panels read a tooltip with tags in it as HTML; control characters and line breaks
    could forge whole lines.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    name = name.replace("<", "‹").replace(">", "›")
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def coins(micro: int) -> str:
    """Micro-coins as CPUCoins with two figures after the point, or the first two that say
    something; cut off, never rounded up: no more is shown than was earned."""
    whole, rest = divmod(max(micro, 0), MICRO)
    if whole >= 100:
        return str(whole)
    fraction = f"{rest:06d}"
    keep = 2
    if not whole and rest:
        zeros = len(fraction) - len(fraction.lstrip("0"))
        keep = min(zeros + 2, 6)
    fraction = fraction[:keep].rstrip("0")
    return f"{whole}.{fraction}" if fraction else str(whole)


def percent(progress: float) -> str:
    """0 to 1 as whole per cent; 100 % only when all is done."""
    return f"{int(min(max(progress, 0.0), 1.0) * 100 + 1e-9)} %"


def clock(instant: float, now: float, translate: Translate = translated) -> str:
    """A time of day, with its day where that is not today. Seconds since the epoch."""
    then, today = time.localtime(instant), time.localtime(now)
    hour = time.strftime("%H:%M", then)
    if then[:3] == today[:3]:
        return hour
    noon = time.mktime((*today[:2], today.tm_mday + 1, 12, 0, 0, 0, 0, -1))
    if then[:3] == time.localtime(noon)[:3]:
        text = translate("Words", "tomorrow at %1", "behind until: %1: a time of day")
        return fill(text, hour)
    return time.strftime("%Y-%m-%d %H:%M", then)
