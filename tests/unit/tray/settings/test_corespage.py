"""The page of cores shows what `ls` shows, changes it, and takes it back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tray.desk import Door
from tray.settings import SettingsWindow
from tray.settings.corerow import CoreRow

RowOf = Callable[[SettingsWindow, int], CoreRow]


def said(window: SettingsWindow) -> str:
    return window.bar.accessibleName() if window.bar.isVisible() else ""


def type_ask(row: CoreRow, text: str) -> None:
    row.ask.setFocus()
    row.ask.selectAll()
    QTest.keyClicks(row.ask, text)


def test_switching_off_renames_the_file_and_undo_renames_it_back(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row_of(window, 0).check.click()
    qtbot.waitUntil(lambda: said(window) == "cpu0 is switched off")
    assert "libcaca-cpu0.cpu.off" in place.names()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: said(window) == "Taken back: cpu0 is switched off")
    assert "libcaca-cpu0.cpu" in place.names()
    qtbot.waitUntil(row_of(window, 0).check.isChecked)


def test_several_changes_are_taken_back_one_after_the_other(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    before = place.names()
    for core in (0, 1):
        row_of(window, core).check.click()
    qtbot.waitUntil(lambda: "libcaca-cpu1.cpu" in place.names())
    qtbot.waitUntil(lambda: said(window) == "cpu1 is switched on")
    window.bar.undo.emit()
    window.bar.undo.emit()
    qtbot.waitUntil(lambda: place.names() == before)


def test_a_change_made_by_hand_appears_within_a_second(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    folder = place.paths.orders
    (folder / "libcaca-cpu0.cpu").rename(folder / "libcaca-cpu0.cpu.off")
    qtbot.waitUntil(lambda: not row_of(window, 0).check.isChecked(), timeout=1000)
    (folder / "libcaca-cpu0.cpu.off").unlink()
    qtbot.waitUntil(lambda: row_of(window, 0).ask.isHidden(), timeout=1000)
    shutil.copy(folder / "libcaca-cpu1.cpu.off", folder / "libcaca-cpu2.cpu")
    qtbot.waitUntil(lambda: row_of(window, 2).check.isChecked(), timeout=1000)


def test_a_file_written_in_place_by_an_editor_appears_too(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row = row_of(window, 0)
    for ask in ("0.5", "0.75"):
        place.order(0, ask=ask)  # opened, emptied, written: no new file
        qtbot.waitUntil(lambda ask=ask: row.ask.text() == ask, timeout=1000)


def test_a_price_is_written_exactly_and_the_comments_stay(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row = row_of(window, 0)
    type_ask(row, "0.000001")
    QTest.keyClick(row.ask, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: said(window) == "cpu0 asks 0.000001 CPUCoins a core-hour")
    text = (place.paths.orders / "libcaca-cpu0.cpu").read_text()
    assert 'ask = "0.000001"' in text
    assert "# made by hand" in text
    window.changes.undo()
    qtbot.waitUntil(lambda: row.ask.text() == "0")


def test_a_price_that_was_changed_twice_is_taken_back_step_by_step(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row = row_of(window, 0)
    for ask in ("0.5", "0.75"):
        type_ask(row, ask)
        QTest.keyClick(row.ask, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda ask=ask: said(window) == f"cpu0 asks {ask} CPUCoins a core-hour")
    for ask in ("0.5", "0"):
        window.changes.undo()
        qtbot.waitUntil(lambda ask=ask: row.ask.text() == ask)
    assert 'ask = "0"' in (place.paths.orders / "libcaca-cpu0.cpu").read_text()


def test_a_comma_is_taken_for_a_point(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row = row_of(window, 0)
    type_ask(row, "0,5")
    QTest.keyClick(row.ask, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: row.ask.text() == "0.5", timeout=20_000)
    assert 'ask = "0.5"' in (place.paths.orders / "libcaca-cpu0.cpu").read_text()


@pytest.mark.parametrize("bad", ["1,000,000", "-1", "much", "0.0000001", "1e3", " "])
def test_a_bad_price_is_told_beside_the_field_and_not_applied(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf, bad: str
) -> None:
    before = (place.paths.orders / "libcaca-cpu0.cpu").read_text()
    row = row_of(window, 0)
    type_ask(row, bad)
    QTest.keyClick(row.ask, Qt.Key.Key_Return)
    assert "Not applied" in row.ask.accessibleDescription()
    row_of(window, 1).check.click()  # something else is read meanwhile
    qtbot.waitUntil(lambda: said(window) == "cpu1 is switched on")
    assert row.ask.text() == bad
    assert (place.paths.orders / "libcaca-cpu0.cpu").read_text() == before


def test_what_is_being_typed_is_not_overwritten(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row = row_of(window, 0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_ask(row, "0.4")
    place.order(0, name="libcaca", ask="0.9")
    qtbot.waitUntil(lambda: window.orders.book.sales[0].order.ask == 900_000)  # type: ignore[union-attr]
    assert row.ask.text() == "0.4"


def test_a_core_without_an_order_is_sold_like_another(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row = row_of(window, 3)
    assert row.copy.text() == "Sell it like cpu0"
    row.copy.click()
    qtbot.waitUntil(lambda: "libcaca-cpu3.cpu" in place.names())
    row_of(window, 2).check.click()  # the switch does the same
    qtbot.waitUntil(lambda: "libcaca-cpu2.cpu" in place.names())


def test_a_file_that_cannot_be_used_is_shown_with_its_words(
    qtbot: QtBot, window: SettingsWindow, place: Any
) -> None:
    assert window.cores.problems.isHidden()
    place.order(3, ask="much")
    qtbot.waitUntil(window.cores.problems.isVisible, timeout=1000)
    shown = " ".join(label.text() for label in window.cores.problems.findChildren(QLabel))
    assert "libcaca-cpu3.cpu, line 7: ask" in shown
    (place.paths.orders / "libcaca-cpu3.cpu").unlink()
    qtbot.waitUntil(window.cores.problems.isHidden, timeout=1000)


def test_all_cores_are_switched_at_once_and_back(
    qtbot: QtBot, window: SettingsWindow, place: Any
) -> None:
    before = place.names()
    window.cores.all_on.click()
    qtbot.waitUntil(lambda: place.names() == ["libcaca-cpu0.cpu", "libcaca-cpu1.cpu"])
    qtbot.waitUntil(lambda: said(window) == "All cores are switched on")
    window.changes.undo()
    qtbot.waitUntil(lambda: place.names() == before)


def test_a_switch_that_fails_is_told_and_goes_back(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tray.settings.orders.selling.switch", full)
    row_of(window, 0).check.click()
    qtbot.waitUntil(lambda: "No space left" in said(window))
    qtbot.waitUntil(row_of(window, 0).check.isChecked)
    assert "libcaca-cpu0.cpu" in place.names()


def test_an_undo_that_came_too_late_is_told(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    row_of(window, 0).check.click()
    qtbot.waitUntil(lambda: said(window) == "cpu0 is switched off")
    (place.paths.orders / "libcaca-cpu0.cpu.off").unlink()
    window.changes.undo()
    qtbot.waitUntil(lambda: "changed meanwhile" in said(window))


def test_without_any_order_the_wizard_is_offered(open_window: Any, place: Any) -> None:
    window = open_window()
    assert window.cores.empty.isVisible()
    assert not window.cores.rows[0].check.isEnabled()
    button = next(one for one in window.cores.empty.children() if hasattr(one, "click"))
    button.click()
    assert place.opened == [Door.WIZARD]


def test_hundreds_of_cores_are_all_there(
    qtbot: QtBot, open_window: Any, place: Any, cores: Callable[[int], None]
) -> None:
    cores(256)
    place.order(200)
    window = open_window()
    qtbot.waitUntil(lambda: len(window.cores.rows) == 256)
    assert window.cores.rows[200].check.isChecked()
    assert window.cores.summary.text() == "1 of 256 cores for sale"


def test_a_machine_that_loses_cores_shows_those_it_has(
    qtbot: QtBot, window: SettingsWindow, cores: Callable[[int], None]
) -> None:
    cores(2)
    window.orders.read()
    qtbot.waitUntil(lambda: [row.core for row in window.cores.rows] == [0, 1])
