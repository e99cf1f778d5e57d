"""What the wizard's pages have in common."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from tray import labels
from tray.desk import Desk
from tray.labels import DataLabel


class Page(QWidget):
    """One question to the user.

    changed(): `ready` or `hint` may say something else now. go_on(): as if Next had been pressed.
    """

    changed = Signal()
    go_on = Signal()

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.title = title
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(24, 20, 24, 16)
        self.body.setSpacing(10)
        self.heading = text(self)
        self.heading.setText(title)
        self.heading.setFont(larger(self.heading.font()))
        self.body.addWidget(self.heading)

    def ready(self) -> bool:
        """Whether Next may be pressed."""
        return True

    def hint(self) -> str:
        """Why not, for the line beside Next."""
        return ""

    def enter(self) -> None:
        """It is shown now."""

    def leave(self, go: Callable[[], None]) -> None:
        """Next was pressed: do what there is to do, then `go`."""
        go()

    def first(self) -> QWidget | None:
        """What gets the focus when the page is shown; None: Next."""
        return None


def larger(font: QFont, times: float = 1.4) -> QFont:
    """The font of a heading."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * times)
    made.setBold(True)
    return made


def waiting(parent: QWidget, name: str) -> QProgressBar:
    """A thin bar that shows that something goes on, nobody knows how long. name: what."""
    bar = QProgressBar(parent)
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.setFixedHeight(max(6, bar.fontMetrics().height() // 2))
    bar.setAccessibleName(name)
    return bar


def text(parent: QWidget, *, dim: bool = False, selectable: bool = False) -> DataLabel:
    """A label of whole sentences: plain text that wraps. dim: it matters less."""
    label = DataLabel("", parent)
    label.setWordWrap(True)
    if dim:
        labels.quiet(label)
    if selectable:
        labels.selectable(label)
    return label
