"""Every word that the tray shows, in one place, each through `Words.tr`.

Without a translation the English below is shown. `pyside6-lupdate` finds the texts, for it reads
`self.tr("…")` in a class as Qt's tr(): context `Words`, then disambiguation, then a number, for
which "%n" stands and which chooses among a language's plural forms.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from typing import Protocol

from daemonctl.model import MICRO, Reason, StartOutcome

LONGEST_NAME = 48
"""Characters shown of a name that somebody else chose."""


class Translate(Protocol):
    """What QCoreApplication.translate is."""

    def __call__(self, context: str, text: str, disambiguation: str, n: int, /) -> str:
        """`text` in the user's language; n < 0: no number is meant."""
        ...


def english(_context: str, text: str, _disambiguation: str, n: int, /) -> str:
    """The texts as they stand below, "(s)" being the plural's s."""
    if n < 0:
        return text
    return text.replace("(s)", "" if n == 1 else "s").replace("%n", str(n))


class Words:
    """The texts of menu and tooltip, from numbers, enums and names."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("Words", text, disambiguation, n)

    def computing(self, cores: int, machine_cores: int, beneficiaries: Sequence[str]) -> str:
        """What is computed, and for whom."""
        where = fill(
            self.tr("%1 of %n core(s)", "%1: cores that compute", machine_cores), str(cores)
        )
        if not beneficiaries:
            return fill(self.tr("Computing on %1"), where)
        text = self.tr("Computing for %1 on %2", "%1: beneficiaries, %2: 2 of 8 cores")
        return fill(text, self.names(beneficiaries), where)

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
        return fill(self.tr("Paused until %1"), clock(until, now))

    def reason(self, reason: Reason) -> str:
        """Why a core does not compute."""
        return {
            Reason.RUNNING: self.tr("Computing"),
            Reason.PREPARING: self.tr("Getting work ready"),
            Reason.NO_WORK: self.tr("Waiting for work"),
            Reason.USER_PAUSE: self.tr("Resuming"),
            Reason.MARKET_UNREACHABLE: self.tr("Waiting: the market does not answer"),
            Reason.MARKET_REFUSES: self.tr("The market refuses this machine"),
            Reason.ORDER_OFF: self.tr("Every core is switched off"),
            Reason.ORDER_BROKEN: self.tr("A sell order cannot be used"),
            Reason.KERNEL_UNFIT: self.tr("This kernel cannot lock jobs in"),
            Reason.SANDBOX_BROKEN: self.tr("The sandbox failed its test"),
            Reason.STOPPING: self.tr("Stopping"),
            Reason.USER_ACTIVE: self.tr("Waiting while you use the computer"),
            Reason.ON_BATTERY: self.tr("Waiting: the computer runs on battery"),
            Reason.TOO_HOT: self.tr("Waiting: the processor is hot"),
            Reason.OTHER_LOAD: self.tr("Waiting: other programs are busy"),
            Reason.FULL_SCREEN: self.tr("Waiting: a program fills the screen"),
            Reason.PROGRAM: self.tr("Waiting for a program to end"),
            Reason.SCHEDULE: self.tr("Waiting for its hours"),
            Reason.DISK_LOW: self.tr("The disk is nearly full"),
            Reason.MEMORY_LOW: self.tr("Waiting: memory is short"),
        }[reason]

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

    def pause(self) -> str:
        """Menu: freeze every job until the user resumes."""
        return self.tr("&Pause")

    def resume(self) -> str:
        """Menu: end the pause."""
        return self.tr("&Resume")

    def start(self) -> str:
        """Menu: start the daemon."""
        return self.tr("&Start computing")

    def quit(self) -> str:
        """Menu: the icon goes, there is no daemon."""
        return self.tr("&Quit")

    def quit_computing(self) -> str:
        """Menu: the icon goes, the daemon stays."""
        return self.tr("&Quit (computing goes on)")

    def quit_paused(self) -> str:
        """Menu: the icon goes, the pause stays."""
        return self.tr("&Quit (stays paused)")


def fill(text: str, *values: str) -> str:
    """`text` with "%1", "%2", … replaced, all at once: a value may hold "%2" itself."""
    return re.sub("%([1-9])", lambda found: values[int(found[1]) - 1], text)


def plain(name: str) -> str:
    """A name that somebody else chose, made harmless to show.

    Qt and some panels read a tooltip with tags in it as HTML; control characters and line breaks
    could forge whole lines.
    """
    name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    name = name.replace("<", "‹").replace(">", "›")
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


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


def clock(instant: float, now: float) -> str:
    """The time of day, with the date where it is not today's. Seconds since the epoch."""
    then, today = time.localtime(instant), time.localtime(now)
    same_day = (then.tm_year, then.tm_yday) == (today.tm_year, today.tm_yday)
    return time.strftime("%H:%M" if same_day else "%Y-%m-%d %H:%M", then)
