"""One finding about the kernel: a mark, what it is for, and on demand what was seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QToolButton, QWidget

from daemonctl.control.machine import Finding
from tray.fitwords import FitWords, shape
from tray.foreign import told
from tray.labels import DataLabel, quiet, selectable, strong, wrapped
from tray.mark import Mark


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
        mark = Mark(shape(finding), f"{name}: {state}", self)
        grid.addWidget(mark, 0, 0)
        head = QHBoxLayout()
        head.addWidget(strong(DataLabel(name, self)), 1)
        head.addWidget(DataLabel(state, self))
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
        purpose = quiet(wrapped(DataLabel(words.purpose(finding.name), self)))
        grid.addWidget(purpose, 1, 1, 1, 2)
        self.evidence: DataLabel | None = None
        self._grid = grid
        self.copy: QPushButton | None = None
        if finding.remedy:
            grid.addLayout(self._remedy(name), 3, 1, 1, 2)

    def _remedy(self, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 4)
        self.remedy = selectable(wrapped(DataLabel(told(self.finding.remedy), self)))
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
        if self.evidence is None:
            # Text that can be marked costs 40 KB a label: for who asks.
            self.evidence = selectable(wrapped(DataLabel(told(self.finding.evidence), self)))
            self.evidence.setAccessibleName(self.tr("What was seen"))
            self._grid.addWidget(self.evidence, 2, 1, 1, 2)
        self.evidence.setVisible(shown)
