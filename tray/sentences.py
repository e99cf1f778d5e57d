"""Why a core computes or does not: one honest sentence, with the figures behind it."""

from __future__ import annotations

from daemonctl.model import CoreStatus, Reason, Why
from tray.words import LONGEST_TITLE, Translate, clock, fill, plain, translated

NEEDS_USER = frozenset(
    {
        Reason.MARKET_REFUSES,
        Reason.UPDATE_NEEDED,
        Reason.MARKET_OUTDATED,
        Reason.ORDER_BROKEN,
        Reason.KERNEL_UNFIT,
        Reason.SANDBOX_BROKEN,
    }
)
"""What does not go away by itself."""

NO_FIGURES = Why()
LONGEST_WORDS = 300
"""As many letters as a market's operator may give as a reason."""


def sentence(core: CoreStatus, now: float) -> str:
    """Why the core runs or does not, in the user's language. now: seconds since the epoch."""
    return Sentences(translated).core(core, now)


class Sentences:
    """The sentences, from reasons and figures. A clause is what stands behind the colon of
    "cpu3 waits: …" or "Waiting: …"."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("Sentences", text, disambiguation, n)

    def core(self, core: CoreStatus, now: float) -> str:
        """One core's sentence."""
        name = f"cpu{core.core}"
        if core.reason is Reason.RUNNING:
            return self._computes(name, core)
        if core.reason is Reason.PREPARING:
            return fill(self.tr("%1 gets its work ready"), name)
        if core.reason is Reason.USER_PAUSE:
            return self._paused(name, core.why or NO_FIGURES, now)
        if core.reason is Reason.ORDER_OFF:
            return fill(self.tr("%1 is switched off"), name)
        if core.reason is Reason.STOPPING:
            return fill(self.tr("%1 stops: CPUShare is ending"), name)
        clause = self.clause(core.reason, core.why, now, LONGEST_WORDS)
        if core.reason in NEEDS_USER:
            return fill(self.tr("%1 needs you: %2", "%1: a core, %2: why"), name, clause)
        return fill(self.tr("%1 waits: %2", "%1: a core, %2: why"), name, clause)

    def line(self, reason: Reason, why: Why | None, now: float) -> str:
        """Why no core computes."""
        if reason in (Reason.RUNNING, Reason.PREPARING):
            return self.tr("Getting work ready")
        if reason is Reason.USER_PAUSE:
            return self.tr("Resuming")
        if reason is Reason.ORDER_OFF:
            return self.tr("Every core is switched off")
        if reason is Reason.STOPPING:
            return self.tr("Stopping")
        clause = self.clause(reason, why, now)
        if reason in NEEDS_USER:
            return fill(self.tr("CPUShare needs you: %1", "%1: why"), clause)
        return fill(self.tr("Waiting: %1", "%1: why"), clause)

    def waiting(self, cores: int, reason: Reason, why: Why | None, now: float) -> str:
        """Why some cores wait while others compute."""
        text = self.tr("%n core(s) held back: %1", "%1: why", cores)
        return fill(text, self.clause(reason, why, now))

    def clause(self, reason: Reason, why: Why | None, now: float, most: int = LONGEST_TITLE) -> str:
        """What is the matter, and what has to happen; "" for a reason that needs no words.

        most: letters of a market's words; where there is room for several lines, all of them.
        """
        figures = why or NO_FIGURES
        if held := self._over(reason, figures):
            return fill(self.tr("%1; it goes on within a minute", "%1: what was the matter"), held)
        if reason in (Reason.TOO_HOT, Reason.OTHER_LOAD, Reason.DISK_LOW, Reason.MEMORY_LOW):
            return self._measured(reason, figures)
        if reason is Reason.USER_ACTIVE:
            return self._active(figures)
        if reason is Reason.PROGRAM:
            name = plain(figures.name) or self.tr("a program of your list", "that is running")
            return fill(self.tr("%1 is running; it goes on when that has ended"), name)
        if reason is Reason.SCHEDULE:
            return self._schedule(figures, now)
        if reason is Reason.MARKET_STOPPED and figures.name:
            words = plain(figures.name, most)
            return fill(self.tr("the market has stopped the work: “%1”"), words)
        if reason is Reason.UPDATE_NEEDED and figures.name:
            words = plain(figures.name, most)
            return fill(self.tr("the market wants CPUShare updated: “%1”"), words)
        return {
            Reason.NO_WORK: self.tr("the market has no work for it at the moment"),
            Reason.MARKET_UNREACHABLE: self.tr("the market does not answer"),
            Reason.MARKET_REFUSES: self.tr("the market refuses this computer"),
            Reason.MARKET_STOPPED: self.tr("the market has stopped the work"),
            Reason.UPDATE_NEEDED: self.tr("the market wants CPUShare updated"),
            Reason.MARKET_OUTDATED: self.tr("the market is too old for this CPUShare"),
            Reason.ORDER_BROKEN: self.tr("a sell order cannot be used"),
            Reason.KERNEL_UNFIT: self.tr("this kernel cannot lock jobs in"),
            Reason.SANDBOX_BROKEN: self.tr("the sandbox failed its test"),
            Reason.ON_BATTERY: self.tr(
                "the computer runs on battery; it goes on when it is plugged in"
            ),
            Reason.FULL_SCREEN: self.tr("a window fills the screen"),
        }.get(reason, "")

    def _over(self, reason: Reason, why: Why) -> str:
        """What was the matter, where that is over and only the minute that calms the rules is
        not; "" otherwise."""
        if why.until is None or why.value is not None:
            return ""
        return {
            Reason.USER_ACTIVE: self.tr("you were using the computer"),
            Reason.ON_BATTERY: self.tr("the computer ran on battery"),
            Reason.TOO_HOT: self.tr("the processor was hot"),
            Reason.OTHER_LOAD: self.tr("other programs were busy"),
            Reason.FULL_SCREEN: self.tr("a window filled the screen"),
            Reason.PROGRAM: self.tr("a program of your list was running"),
            Reason.DISK_LOW: self.tr("the disk was nearly full"),
            Reason.MEMORY_LOW: self.tr("memory was short"),
        }.get(reason, "")

    def _computes(self, name: str, core: CoreStatus) -> str:
        what, whom = plain(core.computation), plain(core.beneficiary)
        if what and whom:
            return fill(
                self.tr("%1 computes “%2” for %3", "core, computation, who earns"), name, what, whom
            )
        if what:
            return fill(self.tr("%1 computes “%2”", "core, computation"), name, what)
        if whom:
            return fill(self.tr("%1 computes for %2", "core, who earns"), name, whom)
        return fill(self.tr("%1 computes"), name)

    def _paused(self, name: str, why: Why, now: float) -> str:
        if why.until is None:
            return fill(self.tr("%1 is paused: you asked for it"), name)
        when = clock(why.until, now, self._translate)
        return fill(self.tr("%1 is paused until %2", "%2: a time, today or later"), name, when)

    def _measured(self, reason: Reason, why: Why) -> str:
        """Reasons with a value, and the limit that it has to come to."""
        if why.value is None or why.limit is None:
            return {
                Reason.TOO_HOT: self.tr("the processor is hot"),
                Reason.OTHER_LOAD: self.tr("other programs are busy"),
                Reason.DISK_LOW: self.tr("the disk is nearly full"),
                Reason.MEMORY_LOW: self.tr("memory is short"),
            }[reason]
        if reason in (Reason.TOO_HOT, Reason.OTHER_LOAD):
            value, limit = f"{why.value:.0f}", f"{why.limit:.0f}"
        else:
            value, limit = _size(why.value), _size(why.limit)
        text = {
            Reason.TOO_HOT: self.tr("the processor is at %1 °C; it goes on below %2 °C"),
            Reason.OTHER_LOAD: self.tr(
                "other programs use %1 % of the computer; it goes on below %2 %"
            ),
            Reason.DISK_LOW: self.tr("only %1 are free on the disk; it goes on above %2"),
            Reason.MEMORY_LOW: self.tr("only %1 of memory are free; it goes on above %2"),
        }[reason]
        return fill(text, value, limit)

    def _active(self, why: Why) -> str:
        if not why.limit:
            return self.tr("you are using the computer")
        minutes = round(why.limit / 60)
        if minutes < 1:
            text = self.tr(
                "you are using the computer; it goes on after %n second(s) without input",
                "",
                round(why.limit),
            )
        else:
            text = self.tr(
                "you are using the computer; it goes on after %n minute(s) without input",
                "",
                minutes,
            )
        return text

    def _schedule(self, why: Why, now: float) -> str:
        if why.until is None:
            return self.tr("your schedule leaves it no hours")
        return fill(
            self.tr("outside its hours until %1", "%1: a time, today or later"),
            clock(why.until, now, self._translate),
        )


def _size(mib: float) -> str:
    """A size as people read it; MiB."""
    return f"{mib / 1024:.1f} GiB" if mib >= 1024 else f"{mib:.0f} MiB"
