"""The address of the market that the wizard offers first."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from daemonctl.control.typed import check_address
from daemonctl.errors import InputError
from tray.foreign import told
from tray.settings.choices import Choices
from tray.settings.complaint import Complaint
from tray.words import fill, plain


class MarketField(QWidget):
    """Takes a good address when the field is left; says what is wrong with another."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._market = ""
        self.edit = QLineEdit(self)
        self.edit.setMaxLength(500)
        self.edit.setPlaceholderText(self.tr("Whichever the wizard finds"))
        self.edit.setAccessibleName(self.tr("Address of the market offered first"))
        self.edit.editingFinished.connect(self._take)
        self.wrong = Complaint(self.edit, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        column.addWidget(self.wrong)
        self.setFocusProxy(self.edit)

    def show_market(self, market: str) -> None:
        """Show what the settings say, unless something else is being typed."""
        self._market = market
        if not self.edit.isModified():
            self.edit.setText(market)

    def _take(self) -> None:
        text = self.edit.text().strip()
        try:
            market = check_address(text) if text else ""
        except InputError as error:
            self.wrong.say("\n".join(part for part in (told(str(error)), told(error.hint)) if part))
            return
        self.wrong.say("")
        self.edit.setModified(False)
        if market == self._market:
            self.edit.setText(market)
            return
        words = (
            fill(self.tr("The market offered first: %1"), plain(market))
            if market
            else self.tr("No market is offered before others")
        )
        self._choices.change_tray(words, market=market)
