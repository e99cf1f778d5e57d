"""What an operator writes after an option, and what it becomes."""

from __future__ import annotations

import argparse
from decimal import Decimal, InvalidOperation

from daemonctl.model import MICRO

MOST_WORDS = 300
_MOST = 10**12
"""CPUCoins at once, at most; more is a slip of the hand."""


def coins(text: str) -> int:
    """CPUCoins as a person writes them, in micro-coins; exact, or refused."""
    try:
        micro = Decimal(text) * MICRO
    except InvalidOperation:
        micro = Decimal("NaN")
    if (
        not micro.is_finite()
        or micro != micro.to_integral_value()
        or not 0 <= micro <= _MOST * MICRO
    ):
        raise argparse.ArgumentTypeError(f"{text!r} is no amount of CPUCoins (as 12.5)")
    return int(micro)


def words(text: str) -> str:
    """What strangers may read: printable, and not a book."""
    if not text.isprintable() or len(text) > MOST_WORDS:
        raise argparse.ArgumentTypeError(f"not at most {MOST_WORDS} printable letters")
    return text


def reason(text: str) -> str:
    """`words` that say something."""
    if not text.strip():
        raise argparse.ArgumentTypeError("say why: others will ask")
    return words(text.strip())


def seconds(text: str) -> float:
    """A time of at most a day."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 1 <= value <= 86_400:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time of 1 to 86400 seconds")
    return value


def count(text: str) -> int:
    """A whole number that is not below zero."""
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 on")
    return int(text)
