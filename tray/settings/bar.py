"""The bar at the window's foot: what was done, what went wrong, and Undo."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStyle, QWidget

from tray.foreign import in_words
from tray.labels import DataLabel
from tray.settings.changes import Note


class UndoBar(QFrame):
    """undo(): the user wants the last change taken back."""

    undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._mark = QLabel(self)
        self._text = DataLabel("", self)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._undo = QPushButton(self.tr("&Undo"), self)
        self._undo.setToolTip(self.tr("Take the last change back (Ctrl+Z)"))
        self._undo.clicked.connect(self.undo)
        self._close = QPushButton(self.tr("Dis&miss"), self)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.addWidget(self._mark)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self.hide()

    def tell(self, note: Note) -> None:
        """Show a note in place of the last one."""
        problem = None if note.problem is None else in_words(note.problem)
        lines = (note.text,) if problem is None else (problem.title, problem.detail, problem.hint)
        text = "\n".join(line for line in lines if line)
        self._text.setText(text)
        self.setAccessibleName(text)
        kind = QStyle.StandardPixmap.SP_MessageBoxWarning
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        self._mark.setPixmap(self.style().standardIcon(kind).pixmap(size, size))
        self._mark.setVisible(problem is not None)
        self._undo.setVisible(note.undo)
        self.show()
        # Who cannot see it hears it, wherever the focus is.
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))
