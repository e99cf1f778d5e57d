"""Page 1: is this computer fit? The kernel is asked, live."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from daemonctl.control import machine
from daemonctl.control.machine import KernelReport
from tray.desk import Desk
from tray.findingrow import FindingRow
from tray.fitwords import FitWords
from tray.labels import DataLabel
from tray.mark import Mark, Shape
from tray.wizard.page import Page, larger, text, waiting
from tray.wizard.troubles import said


class FitPage(Page):
    """Next is on only where everything needed was seen."""

    def __init__(self, desk: Desk, words: FitWords, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent)
        self.title = self.tr("Is this computer fit?")
        self.heading.setText(self.title)
        self._words = words
        self.report: KernelReport | None = None
        self._checking = False
        self.mark = Mark(Shape.NOW, self.tr("Checking"), self)
        self.proof = text(self)
        self.proof.setFont(larger(self.proof.font(), 1.1))
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.proof, 1)
        self.body.addLayout(line)
        self.explained = text(self)
        self.body.addWidget(self.explained)
        self.progress = waiting(self, self.tr("The check is running"))
        self.body.addWidget(self.progress)
        self._rows = QWidget(self)
        self.body.addWidget(self._rows)
        self.again = QPushButton(self.tr("&Check again"), self)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self.check)
        foot = QHBoxLayout()
        foot.addWidget(self.again)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self.body.addStretch(1)

    def ready(self) -> bool:
        """The kernel was seen to hold."""
        return self.report is not None and self.report.fit and not self._checking

    def hint(self) -> str:
        """Why there is no going on."""
        if self._checking or self.ready():
            return ""
        if self.report is None:
            return self.tr("The check has to succeed first.")
        return self.tr("Without the needed locks nothing is computed here.")

    def enter(self) -> None:
        """The first look is taken at once."""
        if self.report is None and not self._checking:
            self.check()

    def check(self) -> None:
        """Ask the kernel, again if it has been asked."""
        self._checking = True
        self.again.setEnabled(False)
        self.mark.show_as(Shape.NOW, self.tr("Checking"))
        self.proof.setText(self.tr("We ask the kernel how well it can lock a program in…"))
        self.explained.setText(
            self.tr(
                "Your cores will compute for people whom you do not know. Their programs run "
                "locked in: they can compute, and nothing else."
            )
        )
        self.progress.show()
        self.changed.emit()
        self.desk.hand.do(machine.check, self._checked)

    def _checked(self, outcome: object) -> None:
        self._checking = False
        self.again.setEnabled(True)
        self.progress.hide()
        if isinstance(outcome, KernelReport):
            self.report = outcome
            fit = outcome.fit
            self.proof.setText(self._words.heading(outcome))
            self.explained.setText(self._words.explained(outcome))
            self.mark.show_as(
                Shape.TICK if fit else Shape.CROSS, self.tr("Fit") if fit else self.tr("Not fit")
            )
            self._show(outcome)
        else:
            self.report = None
            self._show(None)
            self.mark.show_as(Shape.QUERY, self.tr("Not known"))
            self.proof.setText(self.tr("The check itself failed."))
            self.explained.setText(said(outcome))
        self.changed.emit()

    def _show(self, report: KernelReport | None) -> None:
        """The findings, those first that something is to be done about."""
        rows = QWidget(self)
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(9)
        self.rows: list[FindingRow] = []
        findings = () if report is None else report.findings
        for needed, title in (
            (True, self.tr("Needed")),
            (False, self.tr("Used where it is there")),
        ):
            chosen = [one for one in findings if one.needed is needed]
            if not chosen:
                continue
            label = DataLabel(title, rows)
            label.setFont(larger(label.font(), 1.1))
            column.addWidget(label)
            for finding in chosen:
                row = FindingRow(finding, self._words, rows)
                self.rows.append(row)
                column.addWidget(row)
        self.body.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        rows.show()
        QWidget.setTabOrder(rows, self.again)
