"""A field for a price in CPUCoins, with a point as in every sell order, whatever the language."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QWidget


class PriceBox(QDoubleSpinBox):
    """Shows a point, and takes a comma for one: half of the world types it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLocale(QLocale.c())

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """As Qt does, after the comma has become a point."""
        return super().validate(text.replace(",", "."), at)
