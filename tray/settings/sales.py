"""What the page of cores shows, decided without Qt: the book and the status in; rows out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from daemonctl.control.selling import Book, Sale
from daemonctl.control.typed import show_amount
from daemonctl.model import CoreState, CoreStatus
from tray.corelayout import CoreWords, arrange
from tray.present import Snapshot
from tray.sentences import sentence
from tray.words import Translate, fill, plain, translated


@dataclass(frozen=True)
class Row:
    """One logical CPU.

    core: its number. kind: what kind of core it is, for a screen reader. heading: above it and the
    others of its kind. frame: the same for all threads of one physical core. has_order: there is a
    sell order for it. on: it sells. title: who is credited. place: market and file. ask: exact
    decimal, "" without an order. state: what it does now, a word. why: that in a sentence. like:
    the core whose order it could have too. like_title: whose that is.
    """

    core: int
    kind: str
    heading: str
    frame: int
    has_order: bool
    on: bool
    title: str
    place: str
    ask: str
    state: str
    why: str
    like: int | None = None
    like_title: str = ""


class SaleWords:
    """The words of the rows."""

    def __init__(self, translate: Translate = translated) -> None:
        self._translate = translate
        self.cores = CoreWords(translate)

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("SaleWords", text, disambiguation, n)

    def state(self, sale: Sale, status: CoreStatus | None, *, alive: bool) -> str:
        """What a core does, in a word. alive: a daemon runs."""
        if sale.order is None or not sale.on:
            return ""
        if not alive:
            return self.tr("Stopped", "the daemon does not run")
        if status is None:
            return self.tr("Starting")
        return {
            CoreState.COMPUTING: self.tr("Computing"),
            CoreState.PAUSED: self.tr("Paused"),
            CoreState.WAITING: self.tr("Waiting"),
            CoreState.OFF: self.tr("Off"),
            CoreState.ATTENTION: self.tr("Needs you"),
        }[status.state]

    def not_for_sale(self) -> str:
        """A core without a sell order."""
        return self.tr("Not for sale")

    def summary(self, book: Book) -> str:
        """How many cores sell."""
        if not book.sales:
            return self.tr("There is no core that you may sell.")
        text = self.tr("%1 of %n core(s) for sale", "%1: a number", len(book.sales))
        return fill(text, str(sum(sale.on for sale in book.sales)))


def rows(book: Book, snapshot: Snapshot, words: SaleWords) -> tuple[Row, ...]:
    """A row a logical CPU: those of one kind together, among them those of one physical core."""
    status = snapshot.status
    now = {} if status is None else {core.core: core for core in status.cores}
    sales = {sale.core.number: sale for sale in book.sales}
    patterns = _patterns(book)
    groups = arrange([sale.core for sale in book.sales])
    found = []
    for group in groups:
        heading = words.cores.group(group, groups)
        for threads in group.cores:
            for core in threads:
                sale, at = sales[core.number], now.get(core.number)
                row = Row(
                    core=core.number,
                    kind=words.cores.name(core),
                    heading=heading,
                    frame=threads[0].number,
                    **_order(sale, words),
                    state=words.state(sale, at, alive=status is not None),
                    why="" if at is None else sentence(at, snapshot.now),
                )
                found.append(_with_pattern(row, patterns.get(core.number)))
    return tuple(found)


def _order(sale: Sale, words: SaleWords) -> dict[str, Any]:
    order = sale.order
    if order is None:
        title = words.not_for_sale()
        return {"has_order": False, "on": False, "title": title, "place": "", "ask": ""}
    market = urlsplit(order.market).netloc or order.market
    return {
        "has_order": True,
        "on": sale.on,
        "title": plain(order.beneficiary),
        "place": f"{plain(market)} · {plain(sale.file)}",
        "ask": show_amount(order.ask),
    }


def _with_pattern(row: Row, like: Sale | None) -> Row:
    if like is None or like.order is None:
        return row
    return replace(row, like=like.core.number, like_title=plain(like.order.beneficiary))


def _patterns(book: Book) -> dict[int, Sale]:
    """For each core without an order the sale that it could copy: that of the nearest core below
    it, else above; one that is on rather than one that is off."""
    having = [sale for sale in book.sales if sale.order is not None]
    having = [sale for sale in having if sale.on] or having
    found: dict[int, Sale] = {}
    for sale in book.sales:
        if sale.order is None and having:
            below = [one for one in having if one.core.number < sale.core.number]
            found[sale.core.number] = below[-1] if below else having[0]
    return found
