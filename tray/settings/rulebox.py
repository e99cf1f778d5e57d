"""One rule: its switch, what its sensor says now, and its figures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tray.labels import DataLabel
from tray.sides import margins, trailing

INDENT = 28
"""Pixels by which the figures stand in."""


class RuleBox(QWidget):
    """switched(bool): the user has switched the rule.

    body: the layout for the figures, which can be used while the rule is on.
    """

    switched = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check = QCheckBox(title, self)
        self.check.clicked.connect(self.switched)
        self.now = DataLabel("", self)
        self.now.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.now.setAlignment(trailing(self) | Qt.AlignmentFlag.AlignVCenter)
        self.now.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(self.check)
        head.addWidget(self.now, 1)
        self._inner = QWidget(self)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(margins(self, INDENT, 0, 0, 0))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._inner)

    def show_on(self, on: bool) -> None:
        """Show the rule on or off."""
        self.check.setChecked(on)
        self._inner.setEnabled(on)
        self._inner.setVisible(self.body.count() > 0)

    def show_now(self, text: str) -> None:
        """Show what the sensor says."""
        self.now.setText(text)
        self.check.setAccessibleDescription(text)
