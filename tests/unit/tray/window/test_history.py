"""The page "History" finds, follows and copies what this machine finished."""

from __future__ import annotations

import time
from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from daemonctl.control.earnings import Replica
from daemonctl.errors import StateError
from tests.screenshots.window import past
from tests.shots import dark, settle
from tests.unit.tray.window.test_historymodel import replica
from tray.window import historytable
from tray.window.history import HistoryPage
from tray.window.historymodel import Column, HistoryWords


def table(stage: Any) -> QTableView:
    found = stage.page.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def rows(stage: Any) -> int:
    return table(stage).model().rowCount()


def cell(stage: Any, row: int, column: Column) -> str:
    return str(table(stage).model().index(row, column).data())


class Book:
    """Replicas as the façade gives them, newest first."""

    def __init__(self) -> None:
        self.all: list[Replica] = []
        self.asked: list[tuple[str, int]] = []
        self.fails: Exception | None = None

    def read(
        self, _paths: object, search: str, *, offset: int, limit: int, ends: dict[str, object]
    ) -> tuple[Replica, ...]:
        assert list(ends) == search.split()
        self.asked.append((search, offset))
        if self.fails is not None:
            raise self.fails
        found = [one for one in self.all if search in one.computation]
        return tuple(found[offset : offset + limit])


@pytest.fixture
def book(monkeypatch: pytest.MonkeyPatch) -> Book:
    made = Book()
    monkeypatch.setattr(historytable, "replicas", made.read)
    return made


def test_without_a_finished_job_it_says_so(stage: Any) -> None:
    stage.show(HistoryPage)
    assert "Nothing yet: a job appears here when it has ended." in stage.texts()


def test_it_shows_the_history_in_pages_as_one_scrolls(stage: Any) -> None:
    past(stage.paths, time.time(), 450)
    stage.show(HistoryPage)
    assert rows(stage) == historytable.PAGE
    table(stage).scrollToBottom()
    stage.wait()
    assert rows(stage) == 2 * historytable.PAGE
    table(stage).scrollToBottom()
    stage.wait()
    assert rows(stage) == 450
    assert not table(stage).model().canFetchMore(table(stage).rootIndex())


def test_what_ended_meanwhile_comes_on_top_and_the_selection_stays(stage: Any, book: Book) -> None:
    book.all = [replica(n) for n in range(400, 0, -1)]
    stage.show(HistoryPage)
    view = table(stage)
    chosen = view.model().index(3, 0)
    view.selectionModel().select(
        chosen, QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    )
    view.verticalScrollBar().setValue(500)
    before = cell(stage, 3, Column.WHEN)
    book.all[:0] = [replica(402), replica(401)]
    stage.tell(7)
    assert rows(stage) == historytable.PAGE + 2
    (selected,) = view.selectionModel().selectedRows()
    assert (selected.row(), cell(stage, 5, Column.WHEN)) == (5, before)
    assert view.verticalScrollBar().value() >= 500


def test_pages_that_were_pushed_down_bring_no_row_twice(stage: Any, book: Book) -> None:
    book.all = [replica(n) for n in range(400, 0, -1)]
    stage.show(HistoryPage)
    book.all[:0] = [replica(401)]
    table(stage).model().fetchMore(table(stage).rootIndex())
    stage.wait()
    assert rows(stage) == 399  # the newest comes with the next look
    stage.tell(7)
    assert rows(stage) == 400


def test_what_ended_while_a_page_was_fetched_is_looked_for_after_it(stage: Any, book: Book) -> None:
    book.all = [replica(n) for n in range(400, 0, -1)]
    stage.show(HistoryPage)
    model = table(stage).model()
    model.fetchMore(table(stage).rootIndex())
    book.all[:0] = [replica(401)]
    stage.tell(7)
    assert cell(stage, 0, Column.WHEN) == HistoryWords().cell(replica(401), Column.WHEN, 0.0)


def test_a_search_waits_until_nothing_more_is_typed(stage: Any, book: Book, qtbot: QtBot) -> None:
    book.all = [replica(n, computation="tides" if n % 2 else "birds") for n in range(10, 0, -1)]
    stage.show(HistoryPage)
    asked = len(book.asked)
    search = stage.page.findChild(QLineEdit)
    qtbot.keyClicks(search, "tide")
    assert len(book.asked) == asked
    qtbot.waitUntil(lambda: rows(stage) == 5, timeout=10_000)
    assert book.asked[asked:] == [("tide", 0)]
    search.clear()
    qtbot.waitUntil(lambda: rows(stage) == 10, timeout=10_000)


def test_return_searches_at_once_and_what_is_not_found_is_told(
    stage: Any, book: Book, qtbot: QtBot
) -> None:
    book.all = [replica(1)]
    stage.show(HistoryPage)
    search = stage.page.findChild(QLineEdit)
    qtbot.keyClicks(search, "whales")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    stage.wait()
    assert "Nothing found. Fewer words find more." in stage.texts()


def test_the_answer_to_an_older_search_is_dropped(stage: Any, book: Book) -> None:
    book.all = [replica(1, computation="tides"), replica(0, computation="birds")]
    stage.show(HistoryPage)
    model = table(stage).model()
    model.look_for("tides")  # type: ignore[attr-defined]
    model.look_for("birds")  # type: ignore[attr-defined]
    stage.wait()
    assert [cell(stage, row, Column.COMPUTATION) for row in range(rows(stage))] == ["birds"]


def test_selected_rows_are_copied_as_a_table(stage: Any, book: Book, qtbot: QtBot) -> None:
    book.all = [replica(2), replica(1)]
    stage.show(HistoryPage)
    view = table(stage)
    view.setFocus()
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "When\tComputation\tFor\tCore\tOutcome\tCPU time\tCPUCoins"
    assert len(lines) == 3
    assert lines[1].endswith("displacement\tlibcaca\tcpu3\tconfirmed and paid\t2 min 3 s\t0.036000")


def test_a_failure_is_told_and_gone_when_it_works_again(stage: Any, book: Book) -> None:
    book.fails = StateError("The history cannot be read", detail="why", hint="do")
    stage.show(HistoryPage)
    assert "The history cannot be read" in stage.texts()
    book.fails, book.all = None, [replica(1)]
    stage.tell(7)
    assert "The history cannot be read" not in stage.texts()
    assert rows(stage) == 1


def test_marks_are_drawn_anew_for_a_dark_desktop(stage: Any, book: Book) -> None:
    book.all = [replica(1, verdict=None)]
    stage.show(HistoryPage)

    def mark() -> object:
        icon = table(stage).model().index(0, Column.OUTCOME).data(Qt.ItemDataRole.DecorationRole)
        return icon.pixmap(16).toImage()

    light = mark()
    with dark():
        settle()
        assert mark() != light
    settle()


def test_without_a_daemon_the_history_is_still_there(stage: Any) -> None:
    past(stage.paths, time.time(), 20)
    stage.bridge.snapshot = type(stage.bridge.snapshot)(None, None, time.time(), 8)
    stage.show(HistoryPage)
    assert rows(stage) == 20
