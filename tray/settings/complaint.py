"""What is wrong with what was typed, beside its field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tray.labels import DataLabel
from tray.mark import Mark, Shape


class Complaint(QWidget):
    """Takes no room while there is nothing to say. field: whose description it is too."""

    def __init__(self, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._text = DataLabel("", self)
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Mark(Shape.QUERY, self.tr("Not applied"), self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Say this; "": all is well."""
        self._text.setText(text)
        self._field.setAccessibleDescription(text)
        self.setVisible(bool(text))

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()
