"""A way to help: a `.cpu` file, dropped, pasted or picked."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control.selling import SellOrder
from tray.desk import Desk
from tray.labels import DataLabel
from tray.mark import Mark, Shape
from tray.orderfile import Read, dropped_files, read_file, read_text
from tray.wizard.helping import HelpWords
from tray.wizard.page import text
from tray.wizard.troubles import said


class OrderText(QPlainTextEdit):
    """The text of a sell order. dropped(Path): a file was dropped on it, or pasted."""

    dropped = Signal(object)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        """Text, and files of this computer."""
        return bool(dropped_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        """A file is read; text is put in."""
        if files := dropped_files(source):
            self.dropped.emit(files[0])
        else:
            super().insertFromMimeData(source)


class OrderFile(QWidget):
    """changed(): `order` gives something else now."""

    changed = Signal()

    def __init__(self, desk: Desk, words: HelpWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._words = words
        self._order: SellOrder | None = None
        self._asked = 0
        self._name = ""
        self.text = OrderText(self)
        self.text.setPlaceholderText(
            self.tr("Drop a .cpu file here, paste its text, or choose a file.")
        )
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(self.fontMetrics().height() * 7)
        self.text.setAccessibleName(self.tr("Text of the sell order"))
        label = DataLabel(self.tr("Sell &order:"), self)
        label.setBuddy(self.text)
        self.pick = QPushButton(self.tr("&Choose a file…"), self)
        self.pick.setAutoDefault(False)
        self.pick.clicked.connect(self._pick)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        head.addWidget(self.pick)
        self.mark = Mark(Shape.TODO, self.tr("Nothing given yet"), self)
        self.mark.hide()
        self.result = text(self, selectable=True)
        self.result.setAccessibleName(self.tr("What the sell order says"))
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self.result, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        self.text.textChanged.connect(self._edited)
        self.text.dropped.connect(self.read)
        self.setAcceptDrops(True)

    def order(self) -> SellOrder | None:
        """The sell order, once a good one was given."""
        return self._order

    def read(self, path: Path) -> None:
        """Read a file, beside the Qt loop. Where it is no good, the text before it stays."""
        self._asked += 1
        self._desk.hand.do(lambda: read_file(path), partial(self._heard, self._asked))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """A file may be dropped beside the text, too."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was dropped."""
        if files := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.read(files[0])

    def _pick(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a sell order"))
        dialog.setNameFilters([self.tr("Sell orders (*.cpu *.cpu.off)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.open()

    def _edited(self) -> None:
        self._asked += 1
        words = self.text.toPlainText()
        if not words.strip():
            self._order = None
            self.mark.hide()
            self.result.setText("")
            self.changed.emit()
            return
        self._name = self._name or self.tr("Your text", "name of a sell order that was pasted")
        self._got(read_text(words.encode(errors="replace"), self._name), put=False)

    def _heard(self, number: int, outcome: object) -> None:
        if number == self._asked:
            self._got(outcome, put=True)

    def _got(self, outcome: object, *, put: bool) -> None:
        if not isinstance(outcome, Read):
            self._say(Shape.CROSS, said(outcome))
        elif outcome.text is None:
            # No text to show, so the one before it stays, and so does its order.
            self._say(Shape.CROSS, said(outcome.error))
            return
        else:
            self._name = outcome.name
            if put:
                self._put(outcome.text)
            self._order = outcome.order
            if outcome.order is not None:
                self._say(Shape.TICK, self._words.order(outcome.order))
            else:
                self._say(Shape.CROSS, said(outcome.error))
        self.changed.emit()

    def _put(self, words: str) -> None:
        """Show a file's text; Ctrl+Z brings the one before back."""
        self.text.blockSignals(True)
        cursor = self.text.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)
        self.text.blockSignals(False)

    def _say(self, shape: Shape, words: str) -> None:
        good = shape is Shape.TICK
        self.mark.show_as(shape, self.tr("Good") if good else self.tr("Cannot be used"))
        self.mark.show()
        self.result.setText(words)
