"""From right to left the windows are their own mirror images, and whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.mirror import Places, misplaced, right_to_left, unmirrored
from tests.screenshots import settings as chosen
from tests.screenshots import window as shown
from tests.screenshots import wizard as led
from tests.shots import settle
from tests.walk import clipped
from tests.wizardstage import Stage, pairs
from tray.labels import DataLabel
from tray.wizard.helping import Way

Looks = Callable[[], Iterator[tuple[str, Places, list[str]]]]
"""What gives each page's name, places and complaints."""


def wizard_places() -> Iterator[tuple[str, Places, list[str]]]:
    """Every page, and every way of the one that has three."""
    with led.playing(Stage(cores=pairs(64, packages=2))) as wizard:
        wizard.show()
        for number in range(5):
            led.go(wizard, min(number, 1))
            for way in (Way.FILE, Way.EARN, Way.DONATE) if number == 1 else ():
                wizard.help.choose(way)
                led.settle()
                yield str(way), Places(wizard), clipped(wizard) + misplaced(wizard)
            yield wizard.page.title, Places(wizard), clipped(wizard) + misplaced(wizard)


def settings_places() -> Iterator[tuple[str, Places, list[str]]]:
    """Every page, with few cores and many, files that are broken, and what opens from it."""
    for name, window in chosen.pages():
        yield name, Places(window), clipped(window) + misplaced(window)


def window_places() -> Iterator[tuple[str, Places, list[str]]]:
    """Every page, with data, without, and where something is wrong."""
    for name, window in shown.pages():
        yield name, Places(window), clipped(window) + misplaced(window)


@pytest.mark.parametrize("looks", [wizard_places, settings_places, window_places])
def test_every_page_is_its_own_mirror_image_and_whole(qapp: QApplication, looks: Looks) -> None:
    before = {name: places for name, places, _ in looks()}
    with right_to_left():
        after = list(looks())
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight, "it is put back"
    assert before.keys() == {name for name, _places, _complaints in after}
    for name, places, complaints in after:
        assert complaints == [], name
        assert unmirrored(before[name], places) == [], name


class Line(QWidget):
    """A mark, and words in the rest of the room."""

    def __init__(self) -> None:
        super().__init__()
        self.mark, self.words = QLabel("!"), DataLabel("words")
        self.row = QHBoxLayout(self)
        self.row.addWidget(self.mark)
        self.row.addWidget(self.words, 1)
        self.resize(300, 40)


@pytest.fixture
def before(qtbot: QtBot) -> Places:
    """Where all of it is from left to right."""
    line = Line()
    qtbot.addWidget(line)
    return Places(line)


@pytest.fixture
def line(before: Places, qtbot: QtBot) -> Iterator[Line]:
    """It from right to left."""
    del before
    with right_to_left():
        made = Line()
        qtbot.addWidget(made)
        made.show()
        settle()
        yield made


def test_a_mirrored_line_gives_no_cause_for_complaint(before: Places, line: Line) -> None:
    assert line.mark.x() > line.words.x()
    assert unmirrored(before, Places(line)) == misplaced(line) == []


def test_what_stays_at_its_side_is_seen(before: Places, line: Line) -> None:
    line.row.setDirection(QBoxLayout.Direction.RightToLeft)
    settle()
    words, mark = unmirrored(before, Places(line))
    assert words.startswith("DataLabel 'words' in Line: ")
    assert mark.startswith("QLabel '!' in Line: ")
    assert "is no mirror image of" in mark


def test_words_that_begin_at_the_wrong_side_are_seen(before: Places, line: Line) -> None:
    line.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    (complaint,) = unmirrored(before, Places(line))
    assert complaint.startswith("DataLabel 'words' in Line: its text begins ")


def test_what_is_only_there_one_way_is_seen(before: Places, line: Line) -> None:
    line.mark.hide()
    assert "QLabel '!' in Line: only from left to right" in unmirrored(before, Places(line))


def test_what_lies_on_another_or_is_not_whole_inside_is_seen(line: Line) -> None:
    line.mark.move(line.words.geometry().topRight() - QPoint(line.mark.width(), 0))
    assert misplaced(line) == ["QLabel '!' in Line lies on DataLabel 'words' in Line"]
    line.mark.move(line.width() - line.mark.width() + 1, 0)
    (complaint,) = misplaced(line)
    assert complaint.startswith("QLabel '!' in Line: ")
    assert complaint.endswith(" is not inside 0,0 300x40")
