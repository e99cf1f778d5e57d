"""One finding about the kernel: a mark, what it is for, and on demand what was seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from daemonctl.control.machine import Finding, State
from tray.foreign import told
from tray.mark import Mark, Shape
from tray.wizard.fit import FitWords
from tray.wizard.page import text


class FindingRow(QWidget):
    """What is missing shows its remedy at once; the evidence waits behind "Details"."""

    def __init__(self, finding: Finding, words: FitWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        name, state = words.title(finding.name), words.state(finding)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        mark = Mark(_shape(finding), f"{name}: {state}", self)
        grid.addWidget(mark, 0, 0, Qt.AlignmentFlag.AlignTop)
        title = QLabel(name, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        said = QLabel(state, self)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(said)
        grid.addLayout(head, 0, 1)
        self.details = QToolButton(self)
        self.details.setText(self.tr("Details"))
        self.details.setAccessibleName(f"{name}: {self.details.text()}")
        self.details.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.details.setArrowType(Qt.ArrowType.DownArrow)
        self.details.setAutoRaise(True)
        self.details.setCheckable(True)
        self.details.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.details.toggled.connect(self._unfold)
        grid.addWidget(self.details, 0, 2, Qt.AlignmentFlag.AlignTop)
        purpose = text(self, dim=True)
        purpose.setText(words.purpose(finding.name))
        grid.addWidget(purpose, 1, 1, 1, 2)
        self.evidence = text(self, selectable=True)
        self.evidence.setText(told(finding.evidence))
        self.evidence.setAccessibleName(self.tr("What was seen"))
        self.evidence.hide()
        grid.addWidget(self.evidence, 2, 1, 1, 2)
        self.copy: QPushButton | None = None
        if finding.remedy:
            grid.addLayout(self._remedy(name), 3, 1, 1, 2)

    def _remedy(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 4)
        self.remedy = text(self, selectable=True)
        self.remedy.setText(told(self.finding.remedy))
        self.remedy.setAccessibleName(self.tr("What to do"))
        self.copy = QPushButton(self.tr("Copy"), self)
        self.copy.setAutoDefault(False)
        copies = self.tr("Copy what to do")
        self.copy.setAccessibleName(f"{name}: {copies}")
        self.copy.clicked.connect(self._copied)
        line.addWidget(self.remedy, 1)
        line.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(told(self.finding.remedy))
        if self.copy is not None:
            self.copy.setText(self.tr("Copied"))

    def _unfold(self, shown: bool) -> None:
        self.details.setArrowType(Qt.ArrowType.UpArrow if shown else Qt.ArrowType.DownArrow)
        self.evidence.setVisible(shown)


def _shape(finding: Finding) -> Shape:
    if finding.state is State.PRESENT:
        return Shape.TICK
    if finding.state is State.UNKNOWN:
        return Shape.QUERY
    return Shape.CROSS if finding.needed else Shape.DASH
