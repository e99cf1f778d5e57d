"""The sandbox's report: what it comes to, and every finding."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from daemonctl.control.machine import KernelReport
from tray.findingrow import FindingRow
from tray.fitwords import FitWords
from tray.labels import DataLabel, quiet, strong, wrapped
from tray.words import translated


class ReportView(QWidget):
    """The whole report; until it is there, that it is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = wrapped(DataLabel(self.tr("Asking the kernel…")))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._line)

    def show_report(self, report: KernelReport) -> None:
        """Show it, once."""
        words = FitWords(translated)
        strong(self._line).say(words.heading(report))
        self._layout.addWidget(quiet(wrapped(DataLabel(words.explained(report)))))
        for finding in report.findings:
            self._layout.addWidget(FindingRow(finding, words))

    def say(self, text: str) -> None:
        """There is no report."""
        self._line.say(text)
