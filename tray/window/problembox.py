"""Something that needs the user, as a box: what it is, the facts, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from daemonctl.model import Problem
from tray.foreign import in_words
from tray.labels import DataLabel, quiet, selectable, strong, wrapped
from tray.mark import Mark, Shape
from tray.window.failure import as_text


class ProblemBox(QFrame):
    """Shows one problem; its text can be marked and copied."""

    def __init__(self, problem: Problem, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problem = problem
        self._told = problem = in_words(problem)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName(problem.title)
        self.setAccessibleDescription(" ".join(filter(None, (problem.detail, problem.hint))))
        text = QVBoxLayout()
        text.setSpacing(4)
        text.addWidget(selectable(strong(wrapped(DataLabel(problem.title)))))
        if problem.detail:
            text.addWidget(selectable(quiet(wrapped(DataLabel(problem.detail)))))
        if problem.hint:
            text.addWidget(selectable(wrapped(DataLabel(problem.hint))))
        copy = QPushButton(self.tr("Copy", "the problem's text"))
        copy.setAccessibleName(self.tr("Copy this problem's text"))
        copy.clicked.connect(self._copy)
        top = Qt.AlignmentFlag.AlignTop
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        layout.addWidget(Mark(Shape.QUERY, self.tr("Needs you")), 0, top)
        layout.addLayout(text, 1)
        layout.addWidget(copy, 0, top)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(as_text(self._told))


class ProblemList(QWidget):
    """The problems there are, one below the other; takes no room where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[ProblemBox] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self.hide()

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show these; boxes that say the same stay, with what is marked in them."""
        if [box.problem for box in self._boxes] == list(problems):
            return
        old = {box.problem: box for box in self._boxes}
        for box in self._boxes:
            self._layout.removeWidget(box)
        self._boxes = []
        for problem in problems:
            box = old.pop(problem) if problem in old else ProblemBox(problem)
            self._boxes.append(box)
            self._layout.addWidget(box)
        for box in old.values():
            box.hide()
            box.deleteLater()
        self.setVisible(bool(problems))
