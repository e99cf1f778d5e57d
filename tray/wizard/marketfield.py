"""Which market: one that is known or one that is typed, and what it says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control import markets
from daemonctl.control.markets import Market
from tray.mark import Mark, Shape
from tray.wizard.errand import Errand, silent
from tray.wizard.helping import HelpWords
from tray.wizard.page import text, waiting
from tray.wizard.troubles import said

PATIENCE_S = 15.0
"""How long a market may take to say what it offers."""


class MarketField(QWidget):
    """changed(): `market` is another one, or none any more."""

    changed = Signal()

    def __init__(self, words: HelpWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.market: Market | None = None
        self._errand: Errand | None = None
        self._others: list[str] = []
        self.address = QComboBox(self)
        self.address.setEditable(True)
        self.address.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.address.setMinimumContentsLength(28)
        self.address.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        line = self.address.lineEdit()
        assert line is not None
        self._line = line
        self._line.setPlaceholderText("https://market.example.org")
        self._line.installEventFilter(self)
        label = QLabel(self.tr("&Market:"), self)
        label.setBuddy(self.address)
        self.look = QPushButton(self.tr("&Look"), self)
        self.look.setAccessibleName(self.tr("Look what this market offers"))
        self.look.setAutoDefault(False)
        self.look.clicked.connect(self.ask)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.address, 1)
        row.addWidget(self.look)
        self.said = text(self)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.busy = waiting(self, self.tr("Asking the market"))
        self.busy.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        self.mark = Mark(Shape.TODO, self.tr("Nothing asked yet"), self)
        self.mark.hide()
        answer = QHBoxLayout()
        answer.setSpacing(10)
        answer.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        answer.addWidget(self.said, 1)
        column.addLayout(answer)
        column.addWidget(self.busy)
        self.address.editTextChanged.connect(self._edited)
        self.address.activated.connect(lambda _row: self.ask())

    @property
    def asking(self) -> bool:
        """Whether a market's answer is awaited."""
        return self._errand is not None

    def offer(self, addresses: Sequence[str]) -> None:
        """Fill in what is known, and ask the best of it; where it fails, the next."""
        self.address.blockSignals(True)
        self.address.addItems(list(addresses))
        self.address.blockSignals(False)
        if not addresses:
            self.said.setText(
                self.tr(
                    "No market is known on this computer yet. Type the address of one that you "
                    "were told, or use a .cpu file."
                )
            )
            self.changed.emit()
            return
        self._others = list(addresses[1:])
        self._ask(addresses[0])

    def ask(self) -> None:
        """Ask the market whose address stands in the field."""
        self._others = []
        self._ask(self.address.currentText().strip())

    def fail(self, error: object) -> None:
        """Say what went wrong."""
        self.mark.show_as(Shape.CROSS, self.tr("It cannot be used"))
        self.mark.show()
        self.said.setText(said(error))

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """Enter in the field looks; it does not go to the next page."""
        if (
            watched is self._line
            and isinstance(event, QKeyEvent)
            and event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and (self.market is None or self.address.currentText().strip() != self._asked)
        ):
            if event.type() is QEvent.Type.KeyPress:
                self.ask()
            event.accept()
            return True
        return False

    _asked = ""

    def _ask(self, url: str) -> None:
        self._drop()
        self._asked = url
        self.address.blockSignals(True)
        self.address.setEditText(url)
        self.address.blockSignals(False)
        if not url:
            self.said.setText(self.tr("Type the address of a market first."))
            self._line.setFocus()
            return
        self.said.setText(self.tr("Asking the market…"))
        self.busy.show()
        self.look.setEnabled(False)
        self._errand = Errand(self, lambda: markets.look(url), self._answered)
        self._errand.limit(PATIENCE_S, silent(url, PATIENCE_S))
        self.changed.emit()

    def _edited(self) -> None:
        """What was found is of another address now."""
        self._drop()
        self.said.setText("")
        self.changed.emit()

    def _drop(self) -> None:
        if self._errand is not None:
            self._errand.drop()
        self._errand = None
        self._asked = ""
        self.market = None
        self.busy.hide()
        self.mark.hide()
        self.look.setEnabled(True)

    def _answered(self, outcome: object) -> None:
        asked = self._asked
        self._drop()
        self._asked = asked
        if isinstance(outcome, Market):
            self._others = []
            self.market = outcome
            self.said.setText(self._words.found(outcome))
            self.mark.show_as(Shape.TICK, self.tr("It answers"))
            self.mark.show()
        elif self._others:
            self._ask(self._others.pop(0))
            return
        else:
            self.fail(outcome)
        self.changed.emit()
