"""Labels for data: plain text whatever it holds, and quiet while it stays the same."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from tray.sides import leading


class DataLabel(QLabel):
    """A label that never reads its text as markup."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(leading(self) | Qt.AlignmentFlag.AlignVCenter)
        self._flags: Qt.TextInteractionFlag | None = None
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show `text`."""
        super().setText(text)
        if text and self._flags is not None:
            self.setTextInteractionFlags(self._flags)
            self._flags = None

    def allow(self, flags: Qt.TextInteractionFlag) -> None:
        """What may be done with the text, as soon as there is one: what that takes costs 40 KB."""
        self._flags = flags
        self.setText(self.text())

    def say(self, text: str) -> None:
        """Show `text`; nothing is done where it stands there already. Empty labels take no room."""
        if text != self.text():
            self.setText(text)
        if self.isHidden() is bool(text):
            self.setVisible(bool(text))


def wrapped(label: DataLabel) -> DataLabel:
    """A label of several lines."""
    label.setWordWrap(True)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    return label


def quiet(label: DataLabel) -> DataLabel:
    """A label of second rank."""
    label.setForegroundRole(QPalette.ColorRole.WindowText)
    palette = label.palette()
    colour = palette.color(QPalette.ColorRole.WindowText)
    colour.setAlphaF(0.72)
    palette.setColor(QPalette.ColorRole.WindowText, colour)
    label.setPalette(palette)
    return label


def strong(label: DataLabel, larger: float = 1.0) -> DataLabel:
    """A label of first rank. larger: times the usual size."""
    font = QFont(label.font())
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * larger)
    label.setFont(font)
    return label


def selectable(label: DataLabel, *, by_key: bool = True) -> DataLabel:
    """A label whose text can be marked and copied. by_key: also by keyboard, which makes it a
    stop of the Tab key."""
    flags = Qt.TextInteractionFlag.TextSelectableByMouse
    if by_key:
        flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
    label.allow(flags)
    return label
