"""The words of the page "Now"."""

from __future__ import annotations

from daemonctl.model import CoreState
from tray.words import Translate, english, fill


class NowWords:
    """The texts of header, rows and notes, from numbers, enums and names."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("NowWords", text, disambiguation, n)

    def state(self, state: CoreState) -> str:
        """What a core does, as one word."""
        return {
            CoreState.COMPUTING: self.tr("Computing", "a core's state"),
            CoreState.PAUSED: self.tr("Paused", "a core's state"),
            CoreState.WAITING: self.tr("Waiting", "a core's state"),
            CoreState.OFF: self.tr("Off", "a core's state"),
            CoreState.ATTENTION: self.tr("Needs you", "a core's state"),
        }[state]

    def efficiency(self) -> str:
        """Beside the name of a slow, frugal core."""
        return self.tr("efficiency core")

    def job(self, computation: str, beneficiary: str) -> str:
        """What is computed, and for whom."""
        name = computation or self.tr("A job without a name")
        if not beneficiary:
            return name
        return fill(self.tr("%1, for %2", "%1: computation, %2: beneficiary"), name, beneficiary)

    def price(self, amount: str) -> str:
        """What the running job pays. amount: CPUCoins."""
        return fill(self.tr("%1 CPUCoins"), amount)

    def coins_today(self, amount: str) -> str:
        """What was earned today."""
        return fill(self.tr("%1 CPUCoins today"), amount)

    def coins_pending(self, amount: str) -> str:
        """What is computed, but not yet confirmed."""
        return fill(self.tr("%1 await confirmation", "%1: CPUCoins"), amount)

    def moments_left(self) -> str:
        """A forecast."""
        return self.tr("less than a minute left")

    def minutes_left(self, minutes: int) -> str:
        """A forecast."""
        return self.tr("about %n min left", "minutes", minutes)

    def hours_left(self, hours: int) -> str:
        """A forecast."""
        return self.tr("about %n h left", "hours", hours)

    def no_forecast(self) -> str:
        """Nothing tells how long a job still takes."""
        return self.tr("no forecast")

    def switched_off(self, cores: str) -> str:
        """Cores that have a sell order and are switched off. cores: "cpu4, cpu6–cpu7"."""
        return fill(self.tr("Switched off: %1", "%1: names of cores"), cores)

    def offline(self) -> str:
        """In place of rows: there is no daemon."""
        return self.tr(
            "CPUShare is stopped: nothing is computed on this machine until you start it."
        )

    def no_orders(self) -> str:
        """In place of rows: no core has a sell order."""
        return self.tr(
            "No core has a sell order yet. The wizard helps you to choose whom you help, and with"
            " which cores."
        )

    def all_off(self) -> str:
        """In place of rows: every core is switched off."""
        return self.tr("Every core is switched off, so nothing is computed.")

    def start_slow(self) -> str:
        """A problem's title."""
        return self.tr("Starting takes too long")

    def start_failed(self) -> str:
        """A problem's title."""
        return self.tr("Starting failed")

    def log(self) -> str:
        """What to do about a start that failed."""
        return self.tr("Its log says why: cpushared.log in CPUShare's state folder.")
