"""A way to help: earn for oneself, at an account whose key is kept in the keyring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control import markets
from daemonctl.control.markets import Account, Market
from daemonctl.control.selling import SellOrder
from daemonctl.errors import KeyringError
from daemonctl.model import MICRO
from tray.desk import Desk
from tray.foreign import told
from tray.pricebox import PriceBox
from tray.wizard.earnbuttons import EarnButtons, RecoveryDialog
from tray.wizard.errand import Errand
from tray.wizard.helping import DEFAULT_ASK, HelpWords
from tray.wizard.page import text, waiting
from tray.wizard.troubles import said


class Earn(QWidget):
    """changed(): `account` or `waits` is another."""

    changed = Signal()

    def __init__(self, desk: Desk, words: HelpWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = words
        self._market: Market | None = None
        self._errand: Errand | None = None
        self._patient = False
        self._redo: Callable[[bool], None] | None = None
        self._then: Callable[[], None] | None = None
        self.account: Account | None = None
        self.looked = False
        self.said = text(self, selectable=True)
        self.said.setAccessibleName(self.tr("Your account"))
        self.busy = waiting(self, self.tr("Waiting for the market or the keyring"))
        self.buttons = EarnButtons(self)
        self.buttons.make.clicked.connect(lambda: self.make())
        self.buttons.retry.clicked.connect(lambda: self._again(False))
        self.buttons.in_file.clicked.connect(lambda: self._again(True))
        self.buttons.cancel.clicked.connect(self.cancel)
        self.buttons.save.clicked.connect(lambda: RecoveryDialog(self, self.save, save=True).open())
        self.buttons.restore.clicked.connect(
            lambda: RecoveryDialog(self, self.restored, save=False).open()
        )
        self.save_said = text(self, dim=True)
        label = QLabel(self.tr("&Ask at least:"), self)
        self.ask = PriceBox(self)
        self.ask.setRange(0, 10_000)
        self.ask.setDecimals(2)
        self.ask.setSingleStep(0.1)
        self.ask.setValue(DEFAULT_ASK / MICRO)
        self.ask.setSuffix(self.tr(" CPUCoins per core-hour"))
        self.ask.setAccessibleName(self.tr("Least price, in CPUCoins per core-hour"))
        label.setBuddy(self.ask)
        price = QHBoxLayout()
        price.addWidget(label)
        price.addWidget(self.ask)
        price.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.said)
        column.addWidget(self.busy)
        column.addWidget(self.buttons)
        column.addWidget(self.save_said)
        column.addLayout(price)
        column.addStretch(1)
        self._show()

    @property
    def waits(self) -> bool:
        """Whether the market's or the keyring's answer is awaited."""
        return self._patient

    def order(self) -> SellOrder | None:
        """The sell order that pays the account; None where there is none yet."""
        if self.account is None:
            return None
        return markets.earning(self.account, round(self.ask.value() * MICRO))

    def show_market(self, market: Market | None) -> None:
        """Be about another market."""
        if market is self._market:
            return
        self._market = market
        self.account = None
        self.looked = False
        self._errand, self._patient = None, False
        self._show()

    def look(self) -> None:
        """Ask the keyring for the account at this market: at a locked one a password window opens,
        so this is for when the user has chosen this way."""
        if self._market is not None and not self.looked and not self.waits:
            url = self._market.url
            self._send(
                lambda: markets.account(self._desk.paths, url),
                lambda in_file: self.make(in_file=True) if in_file else self.look(),
            )

    def make(self, then: Callable[[], None] | None = None, *, in_file: bool = False) -> None:
        """Make an account, if there is none; then `then`."""
        if self._market is None:
            return
        self._then = then
        if self._patient:
            return
        url = self._market.url
        self._send(
            lambda: _account(self._desk, url, in_file=in_file),
            # In a file: not on to the next page at once, for here it says so.
            lambda in_file: self.make(None if in_file else then, in_file=in_file),
        )

    def cancel(self) -> None:
        """Stop waiting. An account that comes all the same is shown."""
        self._patient, self._then = False, None
        words = self.tr("You stopped waiting for the keyring. Nothing else was changed.")
        self._show(words, in_file=True)

    def _again(self, in_file: bool) -> None:
        """What failed, once more. in_file: with the key in a file instead of the keyring."""
        if self._redo is not None:
            self._redo(in_file)

    def _send(self, work: Callable[[], object], redo: Callable[[bool], None]) -> None:
        """redo: does it once more, as `_again` says."""
        self._patient, self._redo = True, redo
        market = self._market

        def told(outcome: object) -> None:
            if market is self._market and errand is self._errand:
                self._told(outcome)

        errand = self._errand = Errand(self, work, told)
        self._show()

    def _told(self, outcome: object) -> None:
        was_patient, self._patient = self._patient, False
        if isinstance(outcome, Account):
            self.account, self.looked = outcome, True
            self._show()
            then, self._then = self._then, None
            if then is not None:
                then()
        elif outcome is None:
            self.looked = True
            self._show()
        elif was_patient:
            hint = self.tr(
                "What to do: unlock it and try again, or keep the "
                "key in a file that only you can read."
            )
            self._show(said_of(outcome, hint), in_file=isinstance(outcome, KeyringError))

    def _show(self, trouble: str = "", *, in_file: bool = False) -> None:
        """Say how it stands, and offer what fits. in_file: a file would do instead."""
        here, waits, has = self._market is not None, self._patient, self.account is not None
        if waits:
            self.said.setText(
                self.tr(
                    "Waiting for the market and your keyring. Your desktop may have opened a "
                    "window that asks for a password; look for it."
                )
            )
        elif trouble:
            self.said.setText(trouble)
        elif self.account is not None:
            self.said.setText(self._words.account(self.account))
        elif here:
            self.said.setText(
                self.tr(
                    "You earn CPUCoins, with which you can have computations done. An account "
                    "has no name and no password: a key on this computer opens it."
                )
            )
        else:
            self.said.setText(self.tr("Find a market first."))
        self.save_said.setText(
            self.tr(
                "The recovery file brings your account back if this computer is lost. Whoever "
                "has it has your CPUCoins: keep it in a safe place."
            )
            if has
            else ""
        )
        self.save_said.setVisible(has)
        self.busy.setVisible(waits)
        buttons = self.buttons
        buttons.cancel.setVisible(waits)
        buttons.make.setVisible(here and not waits and not has and not trouble)
        buttons.restore.setVisible(here and not waits and not has)
        buttons.retry.setVisible(bool(trouble) and not has and here)
        buttons.in_file.setVisible(in_file and not has and here)
        buttons.save.setVisible(has)
        self.changed.emit()

    def save(self, target: Path) -> None:
        """Write the recovery file."""
        if self.account is not None:
            url, paths = self.account.market, self._desk.paths
            Errand(
                self,
                lambda: markets.save_recovery(paths, url, target),
                lambda outcome: self._saved(outcome, target),
            )

    def restored(self, source: Path, *, in_file: bool = False) -> None:
        """Take the account in a recovery file."""
        paths = self._desk.paths
        self._send(
            lambda: markets.restore(paths, source, in_file=in_file),
            lambda in_file: self.restored(source, in_file=in_file),
        )

    def _saved(self, outcome: object, target: Path) -> None:
        if isinstance(outcome, Exception):
            self.save_said.setText(said(outcome))
        else:
            self.save_said.setText(
                self.tr("Saved. Take the file to a safe place off this computer:") + f"\n{target}"
            )


def _account(desk: Desk, url: str, *, in_file: bool) -> Account:
    """The account at a market, made if there is none."""
    if not in_file and (there := markets.account(desk.paths, url)) is not None:
        return there
    return markets.create_account(desk.paths, url, in_file=in_file)


def said_of(outcome: object, hint: str) -> str:
    """An error about an account. hint: what to do about a keyring: the error's own words are for
    the command line."""
    if isinstance(outcome, KeyringError):
        parts = (told(outcome.title), told(outcome.detail), hint)
        return "\n".join(part for part in parts if part)
    return said(outcome)
