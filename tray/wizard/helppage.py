"""Page 2: whom do you help?"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from daemonctl.control import markets, selling
from daemonctl.control.selling import Book, SellOrder
from tray.desk import Desk
from tray.wizard.donate import Donate
from tray.wizard.earn import Earn
from tray.wizard.helping import HelpWords, Way, first_way, held
from tray.wizard.marketfield import MarketField
from tray.wizard.orderfile import OrderFile
from tray.wizard.page import Page, text


class HelpPage(Page):
    """The ways one below the other, and under them what belongs to the chosen one."""

    def __init__(self, desk: Desk, words: HelpWords, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent)
        self.title = self.tr("Whom do you help?")
        self.heading.setText(self.title)
        self._words = words
        self.book: Book | None = None
        self._begun = False
        self._by_hand = False
        self._failed = False
        self.radios = {
            Way.KEEP: QRadioButton(self.tr("&Go on as now"), self),
            Way.DONATE: QRadioButton(self.tr("&Donate to somebody whom a market lists"), self),
            Way.FILE: QRadioButton(self.tr("Use a .cpu &file that somebody gave me"), self),
            Way.EARN: QRadioButton(self.tr("&Earn CPUCoins for myself"), self),
        }
        group = QButtonGroup(self)
        for radio in self.radios.values():
            group.addButton(radio)
            self.body.addWidget(radio)
            radio.clicked.connect(self._clicked)
        self.radios[Way.KEEP].hide()
        self.radios[Way.DONATE].setChecked(True)
        self.body.addSpacing(6)
        self.kept = text(self)
        self.market = MarketField(words, self)
        self.donate = Donate(self)
        self.file = OrderFile(desk, words, self)
        self.earn = Earn(desk, words, self)
        parts = QVBoxLayout()
        parts.setSpacing(10)
        for part in (self.kept, self.market, self.donate, self.file, self.earn):
            # What can use more room takes all of it; else it is left below.
            parts.addWidget(part, 1000 if part in (self.donate, self.file) else 0)
        parts.addStretch(1)
        self.body.addLayout(parts, 1)
        self.market.changed.connect(self._market_changed)
        for panel in (self.donate, self.file, self.earn):
            panel.changed.connect(self.changed)
        self._show()

    @property
    def way(self) -> Way:
        """Which way is chosen."""
        return next(way for way, radio in self.radios.items() if radio.isChecked())

    def choose(self, way: Way) -> None:
        """Choose a way, as if by hand."""
        self.radios[way].setChecked(True)
        self._clicked()

    def order(self) -> SellOrder | None:
        """The sell order to write; None where all stays as it is, or nothing is chosen yet."""
        if self.way is Way.KEEP:
            return None
        if self.way is Way.DONATE:
            return self.donate.order()
        return self.file.order() if self.way is Way.FILE else self.earn.order()

    def ready(self) -> bool:
        """There is a sell order, or one click away."""
        if self.way is Way.KEEP:
            return self.book is not None
        if self.way is Way.EARN:
            return self.market.market is not None and not self.earn.waits
        return self.order() is not None

    def hint(self) -> str:
        """What is missing."""
        if self.ready():
            if self.way is Way.EARN and self.earn.account is None:
                return self.tr("Next makes your account.")
            return ""
        if self.way is Way.FILE:
            return self.tr("Give a sell order first.")
        if self.book is None and not self._failed:
            return self.tr("Looking for what there is.")
        if self.way is Way.EARN and self.earn.waits:
            return self.tr("Waiting for your account.")
        if self.market.asking:
            return self.tr("Asking the market.")
        if self.market.market is None:
            return self.tr("Find a market, or use a .cpu file.")
        return self.tr("Choose another way, or another market.")

    def enter(self) -> None:
        """The first time: see what there is already, and which markets may be asked."""
        if self._begun:
            return
        self._begun = True
        paths = self.desk.paths

        def known() -> tuple[Book, tuple[str, ...]]:
            return selling.book(paths), markets.offered(paths)

        self.desk.hand.do(known, self._known)

    def leave(self, go: Callable[[], None]) -> None:
        """Make the account that is still to be made."""
        if self.way is Way.EARN and self.earn.account is None:
            self.earn.make(go)
        else:
            go()

    def first(self) -> QWidget | None:
        """The way that is chosen."""
        return self.radios[self.way]

    def _known(self, outcome: object) -> None:
        if not isinstance(outcome, tuple):
            self._failed = True
            self.market.fail(outcome)
            self.changed.emit()
            return
        book, offered = outcome
        self.book = book
        orders = held(book)
        if orders:
            keep = self.radios[Way.KEEP]
            keep.setText(self._words.keeping(orders))
            keep.show()
            self.kept.setText("\n\n".join(self._words.order(order) for order in orders))
        if not self._by_hand:
            self.radios[first_way(book, None)].setChecked(True)
        self.market.offer(offered)
        self._show()
        if orders and not self._by_hand and self.isVisible():
            self.radios[Way.KEEP].setFocus()

    def _market_changed(self) -> None:
        market = self.market.market
        self.donate.show_market(market)
        self.earn.show_market(market)
        if not self._by_hand and market is not None and self.way is not Way.KEEP:
            self.radios[first_way(self.book, market)].setChecked(True)
        self._show()

    def _clicked(self) -> None:
        self._by_hand = True
        self._show()

    def _show(self) -> None:
        way, market = self.way, self.market.market
        self.kept.setVisible(way is Way.KEEP)
        self.market.setVisible(way in (Way.DONATE, Way.EARN))
        lists = market is not None and bool(market.beneficiaries)
        self.donate.setVisible(way is Way.DONATE and lists)
        self.file.setVisible(way is Way.FILE)
        self.earn.setVisible(way is Way.EARN and market is not None)
        if way is Way.EARN and self._by_hand:
            self.earn.look()
        self.changed.emit()
