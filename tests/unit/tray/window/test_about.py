"""The page "About" says what this is, whether the sandbox holds, and whose work it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTableWidget, QToolButton

import daemonctl
from daemonctl.control import machine
from daemonctl.control.machine import Feature, Finding, KernelReport, State
from daemonctl.errors import StateError
from tray.findingrow import FindingRow
from tray.window import about as page_module
from tray.window.about import AboutPage

UNFIT = KernelReport(
    "6.1.0",
    "x86_64",
    "Debian",
    (
        Finding(Feature.SECCOMP_FILTER, State.ABSENT, "asked it: no", "apt install <another>"),
        Finding(Feature.LANDLOCK, State.PRESENT, "version 7"),
    ),
)


def test_it_shows_versions_components_and_licences(stage: Any) -> None:
    stage.show(AboutPage)
    assert daemonctl.__version__ in stage.texts()
    licence = stage.page.findChild(QPlainTextEdit)
    assert "Apache License" in licence.toPlainText()
    parts = stage.page.findChild(QTableWidget)
    names = [parts.item(row, 0).text() for row in range(parts.rowCount())]
    assert "wasmtime" in names
    assert any("Lesser General Public License" in text for text in stage.texts())


def test_every_finding_is_there_and_its_evidence_on_demand(
    stage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "check", lambda: UNFIT)
    stage.show(AboutPage)
    assert len(stage.page.findChildren(FindingRow)) == 2
    assert "asked it: no" not in stage.texts()
    more = stage.page.findChildren(QToolButton)[0]
    assert more.accessibleName() == "System calls can be forbidden: Details"
    more.click()
    assert "asked it: no" in stage.texts()
    more.click()
    assert "asked it: no" not in stage.texts()


def test_an_unfit_kernel_is_said_to_be_and_its_remedy_can_be_copied(
    stage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machine, "check", lambda: UNFIT)
    stage.show(AboutPage)
    assert "This computer cannot lock strangers' programs in." in stage.texts()
    (copy,) = [one for one in stage.page.findChildren(QPushButton) if one.text() == "Copy"]
    copy.click()
    assert QGuiApplication.clipboard().text() == "apt install <another>"


def test_the_report_is_copied_without_a_home(stage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    here = str(Path.home() / "kernel")
    report = KernelReport("6", "m", "d", (Finding(Feature.PROOF, State.PRESENT, here),))
    monkeypatch.setattr(machine, "check", lambda: report)
    stage.show(AboutPage)
    (copy,) = [one for one in stage.page.findChildren(QPushButton) if "report" in one.text()]
    copy.click()
    text = QGuiApplication.clipboard().text()
    assert f"CPUShare {daemonctl.__version__}" in text
    assert "[ok] proof: ~/kernel" in text
    assert "The report is on the clipboard." in stage.texts()


def test_while_the_kernel_is_asked_it_says_so(stage: Any) -> None:
    page = AboutPage(stage.desk)
    stage.page = page
    page.show()
    assert "Asking the kernel…" in stage.texts()
    stage.wait()
    assert "Asking the kernel…" not in stage.texts()
    page.deleteLater()


def test_what_fails_is_told(stage: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_any: object) -> object:
        raise StateError("It cannot be read", detail="d", hint="h")

    monkeypatch.setattr(machine, "check", fail)
    monkeypatch.setattr(page_module, "about", fail)
    stage.show(AboutPage)
    assert "It cannot be read" in stage.texts()
    assert "The kernel could not be asked." in stage.texts()
