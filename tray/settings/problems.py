"""What cannot be used, with what is wrong and the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from daemonctl.model import Problem
from tray.foreign import in_words
from tray.labels import DataLabel
from tray.mark import Mark, Shape
from tray.settings.places import FolderButton

MOST_SHOWN = 5


class ProblemList(QFrame):
    """Hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._column = QVBoxLayout(self)
        self._shown: tuple[Problem, ...] = ()
        self.hide()

    def show_problems(self, problems: Sequence[Problem], folder: Path) -> None:
        """Show these; folder: where the files are."""
        if tuple(problems) == self._shown:
            return
        self._shown = tuple(problems)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for problem in self._shown[:MOST_SHOWN]:
            self._column.addWidget(ProblemLine(problem, self))
        last = QWidget(self)
        foot = QHBoxLayout(last)
        foot.setContentsMargins(0, 0, 0, 0)
        more = len(self._shown) - MOST_SHOWN
        if more > 0:
            foot.addWidget(DataLabel(self.tr("and %n more", "files", more), last))
        foot.addStretch(1)
        foot.addWidget(FolderButton(folder, last))
        self._column.addWidget(last)
        self.setVisible(bool(self._shown))


class ProblemLine(QWidget):
    """One problem: what, the facts, what to do."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.addWidget(Mark(Shape.QUERY, self.tr("Problem"), self), 0, 0, Qt.AlignmentFlag.AlignTop)
        problem = in_words(problem)
        lines = [line for line in (problem.title, problem.detail, problem.hint) if line]
        for row, line in enumerate(lines):
            label = DataLabel(line, self)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if not row:
                font = label.font()
                font.setBold(True)
                label.setFont(font)
            grid.addWidget(label, row, 1)
