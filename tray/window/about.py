"""The page "About": versions, the sandbox's report, licences, and a report for a bug."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control import machine
from daemonctl.control.machine import KernelReport
from tray.desk import Desk
from tray.labels import DataLabel, quiet, strong, wrapped
from tray.sides import gap_at_end, scrolling
from tray.window.aboutmodel import About, Component, about, report
from tray.window.failure import problem
from tray.window.problembox import ProblemList
from tray.window.reportview import ReportView


class AboutPage(QWidget):
    """Asks the kernel and the installation once, when it is first looked at."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about: About | None = None
        self._kernel: KernelReport | None = None
        self._make()
        self._lay_out()
        desk.hand.do(lambda: about(qVersion()), self._got_about)
        desk.hand.do(machine.check, self._got_kernel)

    def _make(self) -> None:
        self._problems = ProblemList()
        self._versions = QFormLayout()
        self._versions.setHorizontalSpacing(24)
        self._versions.setLabelAlignment(Qt.AlignmentFlag.AlignLeading)
        self._report = ReportView()
        self._licence = QPlainTextEdit()
        self._licence.setReadOnly(True)
        self._licence.setTabChangesFocus(True)
        self._licence.setAccessibleName(self.tr("CPUShare's licence"))
        self._licence.setPlaceholderText(self.tr("Reading…"))
        self._licence.setMinimumHeight(180)
        self._parts = QTableWidget(0, 3)
        self._parts.setAccessibleName(self.tr("Components and their licences"))
        self._parts.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._parts.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._parts.setTabKeyNavigation(False)
        self._parts.setShowGrid(False)
        self._parts.setWordWrap(False)
        rows = self._parts.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 8)
        self._parts.setMinimumHeight(220)
        heads = [self.tr("Component"), self.tr("Version"), self.tr("Licence")]
        self._parts.setHorizontalHeaderLabels(heads)
        head = self._parts.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self._copy = QPushButton(self.tr("&Copy report"))
        self._copy.setToolTip(self.tr("For a bug report: versions and the sandbox, no secrets"))
        self._copy.clicked.connect(self._copy_report)
        self._copied = wrapped(DataLabel())

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        gap_at_end(column, inner)
        column.setSpacing(12)
        column.addWidget(strong(DataLabel(self.tr("CPUShare")), 1.4))
        column.addWidget(
            quiet(wrapped(DataLabel(self.tr("Gives or sells this computer's idle cores, safely."))))
        )
        column.addWidget(self._problems)
        column.addLayout(self._versions)
        column.addSpacing(8)
        column.addWidget(strong(DataLabel(self.tr("Sandbox")), 1.15))
        column.addWidget(self._report)
        column.addSpacing(8)
        column.addWidget(strong(DataLabel(self.tr("Licences")), 1.15))
        ours = self.tr("CPUShare is free software under the Apache License, version 2.0:")
        column.addWidget(wrapped(DataLabel(ours)))
        column.addWidget(self._licence)
        others = self.tr(
            "It is made of the components below. Qt and PySide are used under the GNU Lesser"
            " General Public License, version 3: they are libraries of their own, and you may put"
            " versions that you changed in their place."
        )
        column.addWidget(wrapped(DataLabel(others)))
        column.addWidget(self._parts)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self._copy)
        foot.addWidget(self._copied, 1)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 20, 16, 12)
        page.setSpacing(12)
        page.addWidget(scrolling(inner, self.tr("About CPUShare")), 1)
        page.addLayout(foot)

    def _got_about(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self._problems.show_problems((problem(outcome),))
            return
        assert isinstance(outcome, About)
        self._about = outcome
        for what, version in outcome.versions:
            self._versions.addRow(DataLabel(what), DataLabel(version))
        self._licence.setPlainText(outcome.licence)
        self._show_parts(outcome.components)

    def _show_parts(self, parts: tuple[Component, ...]) -> None:
        self._parts.setRowCount(len(parts))
        for row, part in enumerate(parts):
            licence = part.licence or self.tr("not stated")
            for column, text in enumerate((part.name, part.version, licence)):
                self._parts.setItem(row, column, QTableWidgetItem(text))

    def _got_kernel(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self._report.say(self.tr("The kernel could not be asked."))
            self._problems.show_problems((problem(outcome),))
            return
        assert isinstance(outcome, KernelReport)
        self._kernel = outcome
        self._report.show_report(outcome)

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(report(self._about, self._kernel, str(Path.home())))
        self._copied.say(self.tr("The report is on the clipboard."))
