"""The menu's lines, decided without Qt."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from daemonctl.model import Pause
from tray import breaks
from tray.words import Translate, english, fill


class Command(enum.StrEnum):
    """What the user can tell the tray to do. Pauses differ in when they end by themselves."""

    PAUSE = "pause"
    """Until the user resumes."""
    PAUSE_15 = "pause-15"
    PAUSE_60 = "pause-60"
    PAUSE_MORNING = "pause-morning"
    RESUME = "resume"
    START = "start"
    SHOW = "show"
    SETTINGS = "settings"
    WIZARD = "wizard"
    QUIT = "quit"

    def until(self, now: float) -> float | None:
        """When the pause that this asks for ends by itself. Seconds since the epoch."""
        if self is Command.PAUSE_15:
            return breaks.in_minutes(15, now)
        if self is Command.PAUSE_60:
            return breaks.in_minutes(60, now)
        return breaks.morning(now) if self is Command.PAUSE_MORNING else None


PAUSES = (Command.PAUSE_15, Command.PAUSE_60, Command.PAUSE_MORNING, Command.PAUSE)


@dataclass(frozen=True)
class Entry:
    """A line of the menu; without a command it only says something.

    text: with "&" before the letter that reaches it by keyboard, and "&&" for an "&".
    """

    text: str
    command: Command | None = None


SEPARATOR = Entry("")


class MenuWords:
    """The words of the menu. "&" stands before the letter that reaches a line by keyboard."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("MenuWords", text, disambiguation, n)

    def pause(self, command: Command, now: float) -> str:
        """One of the pauses."""
        if command is Command.PAUSE_15:
            return self.tr("Pause for 15 &minutes")
        if command is Command.PAUSE_60:
            return self.tr("Pause for 1 &hour")
        if command is Command.PAUSE_MORNING:
            # After midnight "tomorrow" would say the wrong day.
            if breaks.ends_today(now):
                return self.tr("Pause until &8:00")
            return self.tr("Pause until &tomorrow 8:00")
        return self.tr("&Pause until I resume")

    def resume(self, pause: Pause, now: float) -> str:
        """End the pause; how long it would last."""
        if pause.until is None:
            return self.tr("&Resume")
        hours, minutes = breaks.left(pause.until, now)
        if not hours:
            return self.tr("&Resume (%n min left)", "", minutes)
        text = self.tr("&Resume (%1 h %2 min left)", "hours, minutes")
        return fill(text, str(hours), str(minutes))

    def start(self) -> str:
        """Start the daemon."""
        return self.tr("Start &computing")

    def show(self) -> str:
        """Open the main window."""
        return self.tr("Show &window")

    def settings(self) -> str:
        """Open the settings."""
        return self.tr("&Settings…")

    def wizard(self) -> str:
        """Open the wizard."""
        return self.tr("Run the wi&zard again…")

    def quit(self) -> str:
        """The icon goes; what becomes of the computing is asked or settled."""
        return self.tr("&Quit")


def entries(
    line: str, running: bool, pause: Pause | None, now: float, words: MenuWords
) -> tuple[Entry, ...]:
    """The menu. line: what is happening; it leads to the window. running: there is a daemon."""
    if not running:
        switches = [Entry(words.start(), Command.START)]
    elif pause is not None:
        switches = [Entry(words.resume(pause, now), Command.RESUME)]
    else:
        switches = [Entry(words.pause(command, now), command) for command in PAUSES]
    return (
        # Of lines that cannot be chosen, Qt and some panels draw the text hard to read.
        Entry(_literal(line), Command.SHOW),
        SEPARATOR,
        *switches,
        SEPARATOR,
        Entry(words.show(), Command.SHOW),
        Entry(words.settings(), Command.SETTINGS),
        Entry(words.wizard(), Command.WIZARD),
        SEPARATOR,
        Entry(words.quit(), Command.QUIT),
    )


def _literal(text: str) -> str:
    """Text for a menu that has no keyboard letter in it."""
    return text.replace("&", "&&")
