"""An account's movements of CPUCoins, for a terminal and for spreadsheets."""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

from daemonctl import coins
from daemonctl.errors import UsageError
from daemonctl.market.wire import Movement

_KINDS = {
    "grant": "granted",
    "escrow": "held for",
    "payment": "paid for work on",
    "refund": "back from",
}
_HEAD = ("number", "time", "kind", "CPUCoins", "computation", "note")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(movements: Iterable[Movement]) -> Iterator[str]:
    """One a movement, and the sum; a stranger's words are not made harmless here."""
    total = 0
    for one in movements:
        total += one.amount
        amount = coins.show(one.amount)
        sign = "" if one.amount < 0 else "+"
        words = (_KINDS.get(one.kind, one.kind), one.computation, one.note)
        yield f"{_local(one.at)}  {sign + amount:>16}  {' '.join(filter(None, words))}"
    yield f"{'balance':16}  {coins.show(total):>16}"


def write_csv(target: Path, movements: Iterable[Movement]) -> None:
    """Write them into a new file, or to the terminal for "-". Raises UsageError."""
    if str(target) == "-":
        _write(sys.stdout, movements)
        return
    try:
        with target.open("x", newline="", encoding="utf-8") as file:
            _write(file, movements)
    except FileExistsError as error:
        raise UsageError(
            "There is a file of this name already",
            detail=str(target),
            hint="Choose another name; nothing is overwritten.",
        ) from error
    except OSError as error:
        raise UsageError("The statement cannot be written", detail=str(error)) from error


def _write(file: TextIO, movements: Iterable[Movement]) -> None:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_HEAD)
    for one in movements:
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(one.at))
        words = (_word(one.computation), _word(one.note))
        writer.writerow((one.seq, at, _word(one.kind), coins.show(one.amount), *words))


def _word(text: str) -> str:
    """A stranger's text, which no spreadsheet shall take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _local(at: float) -> str:
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(at))
