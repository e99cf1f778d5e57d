"""The wizard's pages at its side: which were answered, which is shown, which are to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from tray.mark import Mark, Shape
from tray.sides import margins
from tray.wizard.page import text


class StepList(QFrame):
    """A line a page: a mark and its title."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setFixedWidth(self.fontMetrics().averageCharWidth() * 26)
        grid = QGridLayout(self)
        grid.setContentsMargins(margins(self, 16, 24, 12, 16))
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)
        self._lines = []
        for row, title in enumerate(titles):
            mark, label = Mark(Shape.TODO, title, self), text(self)
            label.setText(title)
            label.setForegroundRole(QPalette.ColorRole.Text)
            grid.addWidget(mark, row, 0)
            grid.addWidget(label, row, 1)
            self._lines.append((mark, label))
        grid.setRowStretch(len(titles), 1)
        self.show_page(0)

    def show_page(self, number: int) -> None:
        """Mark a page as the one that is shown."""
        for place, (mark, label) in enumerate(self._lines):
            if place < number:
                mark.show_as(Shape.TICK, self.tr("Answered"))
            elif place == number:
                mark.show_as(Shape.NOW, self.tr("Shown now"))
            else:
                mark.show_as(Shape.TODO, self.tr("Still to come"))
            font = label.font()
            font.setBold(place == number)
            label.setFont(font)
