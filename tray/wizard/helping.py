"""Whom the user helps: what can be chosen, and the words for it."""

from __future__ import annotations

import enum

from daemonctl.control.markets import Account, Market, Place
from daemonctl.control.selling import Book, SellOrder
from daemonctl.model import MICRO
from tray.foreign import told
from tray.words import Translate, coins, english, fill, plain

DEFAULT_ASK = MICRO // 2
"""What one asks for oneself where one did not say: half a CPUCoin a core-hour."""


class Way(enum.StrEnum):
    """The ways to help."""

    KEEP = "keep"
    """As it is: there are sell orders already."""
    DONATE = "donate"
    FILE = "file"
    EARN = "earn"


def first_way(book: Book | None, market: Market | None) -> Way:
    """The way that is preselected. book: the sell orders that there are; None: not known."""
    if book is not None and held(book):
        return Way.KEEP
    if market is not None and not market.beneficiaries:
        return Way.EARN
    return Way.DONATE


def held(book: Book) -> tuple[SellOrder, ...]:
    """The different orders of the cores that compute now, or of all where none does.

    Two orders that differ in the core alone are one.
    """
    with_order = [sale for sale in book.sales if sale.order is not None]
    on = [sale for sale in with_order if sale.on] or with_order
    found = [
        SellOrder(one.market, one.order, one.account, one.beneficiary, one.ask)
        for sale in on
        if (one := sale.order) is not None
    ]
    return tuple(dict.fromkeys(found))


class HelpWords:
    """The texts of the page "Whom do you help?" that are made from data."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("HelpWords", text, disambiguation, n)

    def order(self, order: SellOrder) -> str:
        """What a sell order says: for whom, where, at what price."""
        lines = [
            fill(self.tr("For: %1", "%1: a beneficiary"), plain(order.beneficiary)),
            fill(self.tr("At the market: %1", "%1: its address"), order.market),
            self.price(order.ask),
        ]
        return "\n".join(lines)

    def price(self, ask: int) -> str:
        """The least price. ask: micro-coins per reference core-hour."""
        if not ask:
            return self.tr("Price: none, all is given")
        return fill(self.tr("Price: at least %1 CPUCoins per core-hour"), coins(ask))

    def keeping(self, orders: tuple[SellOrder, ...]) -> str:
        """The way that leaves it as it is."""
        names = list(dict.fromkeys(plain(order.beneficiary) for order in orders))
        if len(names) == 1:
            return fill(self.tr("&Go on as now, for %1"), names[0].replace("&", "&&"))
        return self.tr("&Go on as now, for %n beneficiaries", "", len(names))

    def found(self, market: Market) -> str:
        """A market has answered."""
        name = plain(market.name) or market.url
        if not market.beneficiaries:
            return fill(
                self.tr(
                    "%1 answers, but lists nobody to donate to. Earn for yourself there, use a "
                    ".cpu file, or try another market."
                ),
                name,
            )
        return fill(self.tr("%1 answers.", "%1: name of a market"), name)

    def account(self, account: Account) -> str:
        """The account, and where its key is."""
        head = fill(self.tr("Your account: %1"), plain(account.account))
        if account.pending:
            waits = self.tr("Whoever runs the market has to approve of it before it earns.")
            head = f"{head}\n{waits}"
        if account.place is Place.KEYRING:
            kept = self.tr("Its key is in your keyring.")
            return f"{head}\n{kept}"
        kept = self.tr("Its key is in a file that only you can read, not in a keyring.")
        if not account.reason:
            return f"{head}\n{kept}"
        because = fill(
            self.tr("The reason: %1."), plain(told(account.reason, self._translate)).rstrip(".")
        )
        return f"{head}\n{kept} {because}"
