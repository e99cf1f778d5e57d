"""Asks the hand for something on behalf of a widget that may be closed before the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tray.hand import Hand, Then, Work


def ask(hand: Hand, widget: QWidget, work: Work, then: Then) -> None:
    """Have `work` done; `then` hears its outcome or exception, if `widget` is still there."""

    def heard(outcome: object) -> None:
        if isValid(widget):
            then(outcome)

    hand.do(work, heard)
