"""The replicas that ended on this machine, newest first, searched as people search."""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from daemonctl import historyview
from daemonctl.model import Outcome, Verdict
from daemonctl.paths import Paths

_Word = TypeVar("_Word", bound=enum.StrEnum)

_MOST_WORDS = 16
_CORE = re.compile(r"cpu(\d{1,4})", re.ASCII)
_OVER = "state IN ('finished', 'delivered', 'settled')"
# Whoever searches for "paid libcaca" means the words wherever they stand.
_SEARCHED = ("name", "beneficiary", "verdict", "outcome", "market")


@dataclass(frozen=True)
class Replica:
    """A replica that ended.

    ended: seconds since the epoch. computation: its name. job: "id/index". outcome: None where
    the market ended it before it was done. verdict: None until it is settled. paid, price:
    micro-coins. cpu_ms: CPU milliseconds in the sandbox.
    """

    ended: float
    core: int
    computation: str
    job: str
    beneficiary: str
    market: str
    outcome: Outcome | None
    verdict: Verdict | None
    paid: int
    price: int
    cpu_ms: int


def replicas(
    paths: Paths,
    search: str = "",
    *,
    offset: int = 0,
    limit: int = 200,
    ends: Mapping[str, Collection[str]] | None = None,
) -> tuple[Replica, ...]:
    """Those that match every word of `search`, newest first.

    A word is part of the computation's name, the beneficiary, the market, the outcome or the
    verdict, whatever its case; "cpu3" is that core. ends: by word, the outcomes and verdicts that
    it means in the searcher's language. Raises StateError.
    """
    conditions = [_OVER]
    values: list[str | int] = []
    # What a keyboard or a clipboard gives need not be text that can be written.
    search = search.encode(errors="replace").decode()
    for word in search.split()[:_MOST_WORDS]:
        condition, value = _matches(word, (ends or {}).get(word, ()))
        conditions.append(condition)
        values += value
    with historyview.looking(paths.history) as db:
        if db is None:
            return ()
        if not search.isascii():
            db.create_function("folded", 1, _folded, deterministic=True)
        rows = db.execute(
            "SELECT coalesce(ended, settled, 0), core, name, computation || '/' || job,"
            " beneficiary, market, outcome, verdict, paid, price, cpu_ms FROM lease"
            f" WHERE {' AND '.join(conditions)}"
            " ORDER BY coalesce(ended, settled) DESC LIMIT ? OFFSET ?",
            (*values, max(0, limit), max(0, offset)),
        )
        return tuple(_replica(row) for row in rows)


def _matches(word: str, ends: Collection[str]) -> tuple[str, list[str | int]]:
    """A condition and its values. ends: outcomes and verdicts that the word means too."""
    pattern = "%" + re.sub(r"([\\%_])", r"\\\1", word) + "%"
    columns: tuple[str, ...] = _SEARCHED
    if not word.isascii():
        # SQLite knows the case of ASCII letters alone, and states have no others.
        columns, pattern = ("folded(name)", "folded(beneficiary)"), pattern.casefold()
    # Looking for an escape takes SQLite half as long again.
    escape = "ESCAPE '\\'" if "\\" in pattern else ""
    conditions = [f"{column} LIKE ? {escape}" for column in columns]
    values: list[str | int] = [pattern] * len(columns)
    if core := _CORE.fullmatch(word.lower()):
        conditions.append("core = ?")
        values.append(int(core[1]))
    if ends:
        conditions.append(f"coalesce(verdict, outcome) IN ({', '.join('?' * len(ends))})")
        values += ends
    return f"({' OR '.join(conditions)})", values


def _folded(text: str) -> str:
    return text.casefold()


def _replica(row: tuple[Any, ...]) -> Replica:
    ended, core, name, job, beneficiary, market, outcome, verdict, paid, price, cpu_ms = row
    return Replica(
        ended=ended,
        core=core,
        computation=name,
        job=job,
        beneficiary=beneficiary,
        market=market,
        outcome=_known(Outcome, outcome),
        verdict=_known(Verdict, verdict),
        paid=paid,
        price=price,
        cpu_ms=cpu_ms,
    )


def _known(kind: type[_Word], word: str | None) -> _Word | None:
    """The state of that name; None where this version knows none."""
    try:
        return kind(word) if word is not None else None
    except ValueError:
        return None
