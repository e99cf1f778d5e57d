"""What the windows ask and change of the sell orders: one per logical CPU, as `ls` shows them.

Every change says what it did, so that it can be undone to the byte. A running daemon follows
within a second.
"""

from __future__ import annotations

import dataclasses
import os
import re
import unicodedata
from collections.abc import Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass

from daemonctl import coins, cores
from daemonctl.control import orderchange
from daemonctl.control.orderchange import Change, Journal
from daemonctl.cores import Core
from daemonctl.errors import OrderError
from daemonctl.model import Problem
from daemonctl.orders import folder, schema
from daemonctl.orders.folder import OFF, ON, Entry, OrderBook
from daemonctl.orders.freshen import changed_at
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths

__all__ = [
    "Book",
    "Change",
    "Sale",
    "SellOrder",
    "assign",
    "book",
    "read_order",
    "remove",
    "sell",
    "set_ask",
    "switch",
    "undo",
]

_LONGEST_SLUG = 40


@dataclass(frozen=True)
class Sale:
    """One logical CPU. file: the name of its sell order, "" = it has none. on: it sells.

    Where several orders are for it, this is the one that sells, else the one last switched off.
    """

    core: Core
    file: str = ""
    order: SellOrder | None = None
    on: bool = False


@dataclass(frozen=True)
class Book:
    """sales: of every logical CPU that this user may sell. problems: files that cannot be used."""

    sales: tuple[Sale, ...]
    problems: tuple[Problem, ...]


def book(paths: Paths) -> Book:
    """All cores and their sell orders."""
    there = cores.topology()
    found = folder.read(paths.orders, [core.number for core in there])
    problems = (*found.problems, *found.off_problems)
    return Book(
        tuple(_sale(core, found) for core in there),
        tuple(Problem(error.title, error.detail, error.hint) for error in problems),
    )


def read_order(data: bytes, name: str) -> SellOrder:
    """The sell order in a file's bytes. Raises OrderError: file, line, field, remedy."""
    return schema.parse(data, name)


def sell(paths: Paths, order: SellOrder, cores: Collection[int]) -> Change:
    """Sell these cores by `order`, one file each; what sold them before is switched off.

    An order without an id is given one of its own for each core. Raises OrderError.
    """
    with _recording(paths, cores) as journal:
        for core in sorted(set(cores)):
            _assign(journal, order, core)
    return journal.change


def assign(paths: Paths, core: int, order: SellOrder) -> Change:
    """Sell `core` by `order`; what sold it before is switched off. Raises OrderError."""
    return sell(paths, order, (core,))


def switch(paths: Paths, core: int, on: bool) -> Change:
    """Let the core's sell order sell (.cpu), or not (.cpu.off). Raises OrderError."""
    with _recording(paths, (core,)) as journal:
        if not on:
            _switch_off(journal, core)
        elif not (entry := _entry(journal, core)).path.name.endswith(ON):
            _switch_on(journal, entry)
    return journal.change


def set_ask(paths: Paths, core: int, ask: int) -> Change:
    """Ask at least so much for the core; comments in its file stay. Raises OrderError.

    ask: micro-coins per reference core-hour.
    """
    if not 0 <= ask <= coins.MAX_MICRO:
        raise OrderError(
            "Not a price",
            detail=f"{coins.show(ask)} CPUCoins per core-hour",
            hint=f"Ask for 0 to {coins.show(coins.MAX_MICRO)}.",
        )
    with _recording(paths, (core,)) as journal:
        entry = _entry(journal, core)
        if entry.order.ask != ask:
            wanted = dataclasses.replace(entry.order, ask=ask)
            name = entry.path.name
            journal.rewrite(name, schema.with_ask(journal.read(name), name, wanted))
    return journal.change


def remove(paths: Paths, core: int) -> Change:
    """Remove every sell order for the core, those that are off too. Raises OrderError."""
    with _recording(paths, (core,)) as journal:
        _pin(journal, core, removing=True)
        found = folder.read(journal.folder)
        entries = [entry for entry in (*found.sold, *found.off) if entry.core == core]
        names = {entry.path.name for entry in entries}
        # And those that cannot sell, as another one sells the core.
        names |= {path.name for path in folder.naming(journal.folder, core)}
        for name in sorted(names):
            journal.remove(name)
    return journal.change


def undo(paths: Paths, change: Change) -> None:
    """Make all files as they were before the change, to the byte, and show the same ones.

    Raises OrderError where somebody has changed them since; then nothing is done.
    """
    orderchange.undo(paths.orders, change)


def _sale(core: Core, found: OrderBook) -> Sale:
    entry = _shown(found, core.number)
    if entry is None:
        return Sale(core)
    return Sale(core, entry.path.name, entry.order, entry.path.name.endswith(ON))


def _shown(found: OrderBook, core: int) -> Entry | None:
    for entry in found.sold:
        if entry.core == core:
            return entry
    off = [entry for entry in found.off if entry.core == core]
    return max(off, key=lambda entry: (changed_at(entry.path), entry.path.name), default=None)


def _recording(paths: Paths, cores: Collection[int]) -> AbstractContextManager[Journal]:
    """A journal of a change to `cores` that knows which order is shown for those that are off."""
    found = folder.read(paths.orders)
    shown = [entry for core in cores if (entry := _shown(found, core)) is not None]
    names = [entry.path.name for entry in shown if entry.path.name.endswith(OFF)]
    return orderchange.recording(paths.orders, names)


def _entry(journal: Journal, core: int) -> Entry:
    """The order that is shown for the core."""
    entry = _shown(folder.read(journal.folder), core)
    if entry is None:
        raise OrderError(
            f"cpu{core} has no sell order",
            detail=str(journal.folder),
            hint="Give it one first.",
        )
    return entry


def _assign(journal: Journal, order: SellOrder, core: int) -> None:
    if core not in cores.usable():
        raise OrderError("There is no such core", detail=f"cpu{core}")
    slug = _slug(order.beneficiary)
    own = f"{slug}-cpu{core}"
    # One that was made up for another core is made up anew; one that a market gave is kept.
    made_up = not order.order or re.fullmatch(rf"{re.escape(slug)}-cpu\d+", order.order)
    wanted = dataclasses.replace(order, order=own if made_up else order.order, core=core)
    text = schema.render(wanted).encode()
    schema.parse(text, f"{own}{ON}")  # what is written can be read back
    _pin(journal, core)
    found = folder.read(journal.folder)
    same = [
        entry
        for entry in (*found.sold, *found.off)
        if entry.core == core and dataclasses.replace(entry.order, core=core) == wanted
    ]
    if same and same[0].path.name.endswith(ON):
        return
    _switch_off(journal, core)
    if same:
        _switch_on(journal, same[0])
    else:
        journal.create(_free(journal, slug, core) + ON, text)


def _switch_off(journal: Journal, core: int) -> None:
    # Another one for the same core, which could not sell before, may come to the fore.
    while entry := next((e for e in folder.read(journal.folder).sold if e.core == core), None):
        name = entry.path.name
        taken = _taken(journal, name + ".off")
        stem = _free(journal, name.removesuffix(ON), core) if taken else name.removesuffix(ON)
        journal.rename(name, stem + OFF)


def _switch_on(journal: Journal, entry: Entry) -> None:
    name = entry.path.name
    stem = name.removesuffix(OFF)
    journal.rename(
        name, (_free(journal, stem, entry.core) if _taken(journal, stem + ON) else stem) + ON
    )


def _pin(journal: Journal, core: int, *, removing: bool = False) -> None:
    """Before `core` comes to be named by a file, or is named no more: write into their names
    which cores the orders have that say none, or they would move to others.

    removing: those of `core` itself are about to go.
    """
    found = folder.read(journal.folder)
    entries = sorted((*found.sold, *found.off), key=lambda entry: entry.core)
    nameless = [entry for entry in entries if not _says_core(entry)]
    if not removing and any(entry.core == core and _says_core(entry) for entry in entries):
        return  # it is named already
    for entry in nameless:
        if not (removing and entry.core == core):
            name = entry.path.name
            ending = ON if name.endswith(ON) else OFF
            stem = name.removesuffix(ending)
            journal.rename(name, _free(journal, stem, entry.core) + ending)


def _says_core(entry: Entry) -> bool:
    return entry.order.core is not None or schema.core_in_name(entry.path.name) is not None


def _free(journal: Journal, stem: str, core: int) -> str:
    """A name that no order has, on or off, and that says the core: STEM-cpuN, STEM-2-cpuN, ..."""
    stem = stem.removesuffix(f"-cpu{core}")
    number = 1
    while True:
        name = f"{stem}-{number}-cpu{core}" if number > 1 else f"{stem}-cpu{core}"
        if not _taken(journal, name + ON) and not _taken(journal, name + OFF):
            return name
        number += 1


def _taken(journal: Journal, name: str) -> bool:
    return os.path.lexists(journal.folder / name)


def _slug(name: str) -> str:
    """A beneficiary's name as part of a file's: "Électron, e.V." -> "electron-e-v"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST_SLUG].strip("-") or "order"
