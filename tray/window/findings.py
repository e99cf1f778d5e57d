"""The sandbox's report: each finding with its mark, evidence on demand, remedy to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from daemonctl.control.machine import Feature, Finding, KernelReport, State
from tray.foreign import told
from tray.mark import Mark
from tray.window.aboutmodel import mark
from tray.window.labels import DataLabel, quiet, selectable, strong, wrapped
from tray.words import Translate, english, fill, translated


class FindingWords:
    """The texts of the report, from its enums."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("FindingWords", text, disambiguation, n)

    def feature(self, feature: Feature) -> str:
        """What was looked for."""
        return {
            Feature.ARCHITECTURE: self.tr("A processor that our filters know"),
            Feature.NO_NEW_PRIVS: self.tr("A process can give up gaining rights"),
            Feature.SECCOMP_FILTER: self.tr("System calls can be filtered (seccomp)"),
            Feature.KILL_PROCESS: self.tr("A forbidden call can kill its process"),
            Feature.PROOF: self.tr(
                "Tried: a locked-down process asked for a file, and the kernel killed it"
            ),
            Feature.LANDLOCK: self.tr("Files can be walled off (Landlock)"),
            Feature.USER_NAMESPACES: self.tr("Users and network can be set apart (namespaces)"),
            Feature.MDWE: self.tr("What was written can stay data (MDWE)"),
            Feature.CGROUP2: self.tr("CPU time can be shared out by group (cgroup v2)"),
        }[feature]

    def state(self, finding: Finding) -> str:
        """Whether it is there."""
        if finding.state is State.PRESENT:
            return self.tr("there", "a part of the sandbox")
        if finding.needed:
            return self.tr("missing, and needed", "a part of the sandbox")
        return self.tr("missing; the sandbox holds without it", "a part of the sandbox")

    def fit(self, report: KernelReport) -> str:
        """The sum of it."""
        if report.fit:
            return self.tr("This computer can lock strangers' code in.")
        return self.tr("This computer cannot lock strangers' code in, so no job is run.")


class FindingView(QWidget):
    """One finding."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = FindingWords(translated)
        self._finding = finding
        what = words.feature(finding.name)
        state = words.state(finding)
        self.setAccessibleName(f"{what}: {state}")
        self._evidence = selectable(quiet(wrapped(DataLabel(told(finding.evidence)))))
        self._evidence.hide()
        self._more = QToolButton()
        self._more.setCheckable(True)
        self._more.setAutoRaise(True)
        self._more.setArrowType(Qt.ArrowType.RightArrow)
        self._more.setAccessibleName(fill(self.tr("Evidence: %1", "%1: what was found"), what))
        self._more.setToolTip(self.tr("Show the evidence"))
        self._more.toggled.connect(self._toggle)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.addWidget(Mark(mark(finding), state), 0, 0)
        grid.addWidget(wrapped(DataLabel(what)), 0, 1)
        grid.addWidget(quiet(DataLabel(state)), 0, 2)
        grid.addWidget(self._more, 0, 3)
        grid.addWidget(self._evidence, 1, 1, 1, 3)
        if finding.remedy:
            copy = QPushButton(self.tr("Copy", "what to do about it"))
            copy.setAccessibleName(fill(self.tr("Copy the remedy: %1"), what))
            copy.clicked.connect(self._copy)
            remedy = QHBoxLayout()
            remedy.addWidget(selectable(wrapped(DataLabel(told(finding.remedy)))), 1)
            remedy.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(remedy, 2, 1, 1, 3)

    def _toggle(self, shown: bool) -> None:
        self._more.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)
        self._evidence.setVisible(shown)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(told(self._finding.remedy))


class ReportView(QWidget):
    """The whole report; until it is there, that it is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = wrapped(DataLabel(self.tr("Asking the kernel…")))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self._line)

    def show_report(self, report: KernelReport) -> None:
        """Show it, once."""
        strong(self._line).say(FindingWords(translated).fit(report))
        where = f"Linux {report.release}, {report.machine}, {report.distribution}"
        self._layout.addWidget(selectable(quiet(wrapped(DataLabel(where)))))
        for finding in report.findings:
            self._layout.addWidget(FindingView(finding))

    def say(self, text: str) -> None:
        """There is no report."""
        self._line.say(text)
