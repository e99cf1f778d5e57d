"""That windows, menus and notifications say what `daemonctl` says in the user's language."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from daemonctl.control.machine import Feature, Finding, State
from daemonctl.control.markets import Account, Place
from daemonctl.errors import KeyringError, OrderError
from daemonctl.model import Problem
from daemonctl.settings import Rules
from tests import dictionary
from tests.unit.tray.foreign.conftest import marked
from tests.walk import Pseudo, pseudo_translation
from tray.findingrow import FindingRow
from tray.fitwords import FitWords
from tray.foreign import in_words, told
from tray.news import NewsWords
from tray.present import Snapshot, Speech, present
from tray.settings.bar import UndoBar
from tray.settings.changes import Note
from tray.settings.marketfield import MarketField
from tray.settings.problems import ProblemLine
from tray.window.problembox import ProblemBox
from tray.wizard.earn import said_of
from tray.wizard.finishing import FinishWords
from tray.wizard.helping import HelpWords
from tray.wizard.troubles import said

PROBLEM = Problem("x.cpu cannot be used", "x.cpu, line 3: core: it is missing", "Known are: a, b.")
LINES = (
    Pseudo().translate("", "%1 cannot be used").replace("%1", "x.cpu"),
    Pseudo().translate("", "%1, line %2").replace("%1", "x.cpu").replace("%2", "3")
    + ": core: "
    + Pseudo().translate("", "it is missing"),
    Pseudo().translate("", "Known are: %1.").replace("%1", "a, b"),
)
FINDING = Finding(
    Feature.CGROUP2,
    State.ABSENT,
    "/sys/fs/cgroup has no cgroup.controllers: not mounted",
    "Not a price",
)


def snapshot(machine: Any) -> Snapshot:
    return Snapshot(machine.status(machine.core(0), problems=(PROBLEM,)), None, 0.0, 8)


def labels(widget: Any) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


def test_no_text_of_a_problem_is_made_plain_before_it_is_told() -> None:
    # "plain" cuts it off, and a piece of a sentence is none.
    wrong = re.compile(r"plain\([\w.\[\]]+\.(title|detail|hint|reason|message|evidence|remedy)\)")
    sources = (dictionary.ROOT / "tray").rglob("*.py")
    assert [path.name for path in sources if wrong.search(path.read_text())] == []


def test_qt_is_asked_for_each_sentence_by_itself(qapp: object) -> None:
    del qapp
    with pseudo_translation():
        assert in_words(PROBLEM) == Problem(*LINES)
    assert in_words(PROBLEM) == PROBLEM
    assert told("A stranger's words") == "A stranger's words"


def test_the_icon_s_line_and_notifications_say_it(machine: Any) -> None:
    line = "x.cpu⟦ cannot be used⟧"
    assert present(snapshot(machine), Speech(marked)).line == line
    failed = Snapshot(None, None, 0.0, 8, trouble=PROBLEM)
    assert present(failed, Speech(marked)).line == line
    for shown in (snapshot(machine), failed):
        (news,) = NewsWords(marked).problems(shown)
        assert news.text == f"{line}\n⟦Known are: ⟧a, b⟦.⟧"


def test_a_problem_in_the_window_says_it_and_its_copy_too(qapp: object, qtbot: QtBot) -> None:
    del qapp
    with pseudo_translation():
        box = ProblemBox(PROBLEM)
    qtbot.addWidget(box)
    assert box.problem == PROBLEM
    assert box.accessibleName() == LINES[0]
    assert [text for text in labels(box) if text in LINES] == list(LINES)
    box.findChildren(QPushButton)[0].click()
    assert QGuiApplication.clipboard().text() == "\n".join(LINES)


def test_a_problem_in_the_settings_says_it(qtbot: QtBot) -> None:
    with pseudo_translation():
        line, bar = ProblemLine(PROBLEM), UndoBar()
        field = MarketField(None)  # type: ignore[arg-type]  # nothing is chosen here
        for widget in (line, bar, field):
            qtbot.addWidget(widget)
        bar.tell(Note(problem=PROBLEM))
        field.findChildren(QLineEdit)[0].setText("ftp://x")
        field.edit.editingFinished.emit()
    assert [text for text in labels(line) if text in LINES] == list(LINES)
    assert bar.accessibleName() == "\n".join(LINES)
    assert "⟦Not the address of a market" in field.wrong.text
    assert "⟦its scheme is ftp" in field.wrong.text
    assert "⟦Write it like" in field.wrong.text


def test_a_finding_says_it_and_the_copy_of_its_remedy_too(qtbot: QtBot) -> None:
    with pseudo_translation():
        widget = FindingRow(FINDING, FitWords())
        qtbot.addWidget(widget)
        widget.details.click()
        remedy = told(FINDING.remedy)
        assert {told(FINDING.evidence), remedy} <= set(labels(widget))
        widget.findChildren(QPushButton)[-1].click()
    assert QGuiApplication.clipboard().text() == remedy == Pseudo().translate("", "Not a price")


def test_the_wizard_says_it(qapp: object, machine: Any) -> None:
    del qapp
    error = OrderError(PROBLEM.title, detail=PROBLEM.detail, hint=PROBLEM.hint)
    locked = KeyringError("Your keyring is locked", hint="for the command line")
    with pseudo_translation():
        assert said(error) == "\n".join(LINES)
        assert said_of(locked, "here") == Pseudo().translate("", locked.title) + "\nhere"
    line = FinishWords(marked).line(snapshot(machine), 10**9, Rules())
    assert line == "x.cpu⟦ cannot be used⟧"
    account = Account("https://m.example.org", "k3", Place.FILE, "no keyring is running")
    assert "⟦no keyring is running⟧" in HelpWords(marked).account(account)
