"""CPUCoins as people write them and as integers count them; no floating point in between."""

from __future__ import annotations

import re

from daemonctl.errors import InputError
from daemonctl.model import MICRO

MAX_MICRO = 10**15
"""Amounts and prices up to a thousand million CPUCoins; more is a slip of the finger."""

_DECIMALS = 6
_FORM = re.compile(r"(\d{1,10})(?:\.(\d{1,20}))?", re.ASCII)


def parse(text: str) -> int:
    """Micro-coins in an amount of CPUCoins such as "1", "0.25" or "12.000001".

    Raises InputError: not a plain decimal number, finer than a millionth, or above MAX_MICRO.
    """
    found = _FORM.fullmatch(text.strip())
    if found is None:
        raise InputError(
            "Not an amount of CPUCoins",
            detail=f"{text!r} is not a plain decimal number",
            hint="Write it like 1 or 0.25, with a point and without a sign.",
        )
    whole, fraction = found.group(1), (found.group(2) or "").rstrip("0")
    if len(fraction) > _DECIMALS:
        raise InputError(
            "Not an amount of CPUCoins",
            detail=f"{text!r} is finer than a millionth of a CPUCoin",
            hint="Give at most six decimals.",
        )
    micro = int(whole) * MICRO + int(fraction.ljust(_DECIMALS, "0"))
    if micro > MAX_MICRO:
        raise InputError(
            "Not an amount of CPUCoins",
            detail=f"{text!r} is more than {show(MAX_MICRO)}",
            hint="Is it in CPUCoins, not in millionths?",
        )
    return micro


def show(micro: int) -> str:
    """The shortest exact decimal number of CPUCoins: 250000 -> "0.25"; `parse` reads it back."""
    sign, micro = ("-", -micro) if micro < 0 else ("", micro)
    whole, fraction = divmod(micro, MICRO)
    decimals = f"{fraction:0{_DECIMALS}d}".rstrip("0")
    return f"{sign}{whole}.{decimals}" if decimals else f"{sign}{whole}"
