"""The walks through windows complain of what is wrong, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests import shots
from tests.walk import clipped, pseudo_translation, unnamed, unreachable, untranslated


class Plot(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event


class Form(QWidget):
    """A window with everything done right, to which a test adds what is not."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("Form"))
        self.column = QVBoxLayout(self)
        label = QLabel(self.tr("&Name"))
        edit = QLineEdit("anything at all")
        label.setBuddy(edit)
        box = QComboBox()
        box.addItems([self.tr("first"), self.tr("second")])
        box.setAccessibleName(self.tr("Order"))
        spin = QSpinBox()
        spin.setAccessibleName(self.tr("Count"))
        spin.setSuffix(self.tr(" minutes"))
        table = QTableWidget(1, 1)
        table.setHorizontalHeaderLabels([self.tr("Column")])
        table.setItem(0, 0, QTableWidgetItem("libcaca"))
        table.setAccessibleName(self.tr("Table"))
        table.setTabKeyNavigation(False)
        radios = QRadioButton(self.tr("one")), QRadioButton(self.tr("other"))
        radios[0].setChecked(True)
        self.ok = QPushButton(self.tr("%n core(s)", "", 3))
        for widget in (label, edit, box, spin, table, *radios, QCheckBox(self.tr("On")), self.ok):
            self.column.addWidget(widget)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    with pseudo_translation():
        made = Form()
        qtbot.addWidget(made)
        yield made


def test_a_good_window_gives_no_cause_for_complaint(form: Form) -> None:
    assert untranslated(form, {"libcaca"}) == []
    assert unnamed(form) == []
    assert unreachable(form) == []
    assert clipped(form) == []


def test_translated_texts_are_longer_and_have_their_numbers(form: Form) -> None:
    assert form.ok.text().startswith("⟦3 core(s)·")


def test_texts_past_the_translation_are_found_wherever_they_stand(form: Form) -> None:
    form.ok.setToolTip("a tip")
    button = QPushButton("press me")
    button.setAccessibleName("to press")
    box = QComboBox()
    box.addItem("choose me")
    edit = QLineEdit()
    edit.setPlaceholderText("type here")
    for widget in (button, box, edit):
        form.column.addWidget(widget)
    found = "\n".join(untranslated(form))
    for text in ("a tip", "press me", "to press", "choose me", "type here", "libcaca"):
        assert text in found
    assert "anything at all" not in found


def test_widgets_without_a_name_are_found(form: Form) -> None:
    plot = Plot()
    plot.setAccessibleName("Coins")
    for widget in (QLineEdit(), QSpinBox(), plot):
        form.column.addWidget(widget)
    assert [line.split(" in ")[0] for line in unnamed(form)] == ["QLineEdit", "QSpinBox", "Plot"]


def test_widgets_that_no_tab_reaches_are_found(form: Form) -> None:
    button = QPushButton("mouse only")
    button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    link = QLabel('<a href="x">more</a>')
    form.column.addWidget(button)
    form.column.addWidget(link)
    assert len(unreachable(form)) == 2


def test_a_widget_that_keeps_the_tab_key_cuts_off_what_follows(form: Form) -> None:
    form.column.addWidget(QPlainTextEdit())
    form.column.addWidget(QPushButton("behind"))
    assert "behind" in "".join(unreachable(form))


def test_a_text_with_too_little_room_is_found(form: Form) -> None:
    form.ok.setFixedWidth(20)
    assert len(clipped(form)) == 1


def test_a_picture_of_double_density_has_twice_the_pixels(form: Form) -> None:
    with shots.dark():
        once, twice = (shots.shoot(form, f"walk-{n}", scale=n) for n in (1, 2))
    sizes = [path.read_bytes()[16:24] for path in (once, twice)]
    assert int.from_bytes(sizes[1][:4], "big") == 2 * int.from_bytes(sizes[0][:4], "big")
    for path in (once, twice):
        path.unlink()
