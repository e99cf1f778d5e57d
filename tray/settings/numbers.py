"""Number fields that take a value when it is finished, and keep what is being typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget


class Number(QSpinBox):
    """A spin box that the page's scrolling does not turn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # 9 is not meant by who types 90.
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_value(self, value: int) -> None:
        """Show a value that was read, unless the user is typing one; it tells nobody."""
        if self.hasFocus() and self.text() != self.textFromValue(self.value()):
            return
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(value)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        event.ignore()


def number(low: int, high: int, name: str) -> Number:
    """A number field. name: for who cannot see what stands beside it."""
    made = Number()
    made.setRange(low, high)
    made.setAccessibleName(name)
    return made
