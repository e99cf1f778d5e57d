"""A sell order comes by drop, by paste, from another core; a bad one says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tray.settings import SettingsWindow
from tray.settings.corerow import CoreRow
from tray.settings.coresdialog import CoresDialog

RowOf = Callable[[SettingsWindow, int], CoreRow]


def said(window: SettingsWindow) -> str:
    return window.bar.accessibleName() if window.bar.isVisible() else ""


def drop(onto: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    at = QPointF(QPoint(5, 5))
    event = QDropEvent(
        at,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    onto.dropEvent(event)


def test_a_file_dropped_on_a_core_is_its_order(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf, tmp_path: Path
) -> None:
    source = place.order(0, name="other", ask="0.1")
    dropped = source.rename(tmp_path / "other.cpu")
    drop(row_of(window, 2), dropped)
    qtbot.waitUntil(lambda: "other-cpu2.cpu" in place.names())
    qtbot.waitUntil(lambda: said(window) == "For sale for other: cpu2")
    window.changes.undo()
    qtbot.waitUntil(lambda: "other-cpu2.cpu" not in place.names())


def test_a_bad_file_is_told_with_line_and_remedy_and_nothing_is_lost(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf, tmp_path: Path
) -> None:
    before = place.names()
    bad = tmp_path / "bad.cpu"
    bad.write_text("format = 1\nmarket = 7\n")
    drop(row_of(window, 0), bad)
    qtbot.waitUntil(lambda: "bad.cpu, line 2: market" in said(window))
    assert "https://market.example.org" in said(window)  # the remedy
    assert place.names() == before


def test_a_file_dropped_beside_the_cores_asks_which(
    qtbot: QtBot, window: SettingsWindow, place: Any, tmp_path: Path
) -> None:
    dropped = place.order(0, name="other").rename(tmp_path / "other.cpu")
    drop(window.cores, dropped)
    qtbot.waitUntil(lambda: bool(window.findChildren(CoresDialog)))
    dialog = window.findChildren(CoresDialog)[0]
    assert dialog.picture.chosen() == (2, 3)  # those that sell nothing yet
    dialog.picture.choose((3,))
    dialog.sell.click()
    qtbot.waitUntil(lambda: "other-cpu3.cpu" in place.names())
    assert "other-cpu2.cpu" not in place.names()


def test_no_core_is_no_choice(qtbot: QtBot, window: SettingsWindow, place: Any) -> None:
    drop(window.cores, place.paths.orders / "libcaca-cpu0.cpu")
    qtbot.waitUntil(lambda: bool(window.findChildren(CoresDialog)))
    dialog = window.findChildren(CoresDialog)[0]
    dialog.picture.choose(())
    assert not dialog.sell.isEnabled()
    dialog.reject()


def _menu(row: CoreRow) -> QMenu:
    row.choose.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _act(menu: QMenu, starts: str) -> None:
    action = next(one for one in menu.actions() if one.text().replace("&", "").startswith(starts))
    target = action.menu().actions()[0] if action.menu() else action
    target.trigger()
    menu.close()


def test_the_menu_pastes_copies_and_removes(
    qtbot: QtBot, window: SettingsWindow, place: Any, row_of: RowOf
) -> None:
    before = place.names()
    _act(_menu(row_of(window, 1)), "Remove")
    qtbot.waitUntil(lambda: said(window) == "The sell order of cpu1 is removed")
    assert place.names() == ["libcaca-cpu0.cpu"]
    window.changes.undo()
    qtbot.waitUntil(lambda: place.names() == before)
    _act(_menu(row_of(window, 2)), "The same as")
    qtbot.waitUntil(lambda: "libcaca-cpu2.cpu" in place.names())
    text = (place.paths.orders / "libcaca-cpu0.cpu").read_text().replace("libcaca", "pasted")
    QGuiApplication.clipboard().setText(text)
    _act(_menu(row_of(window, 3)), "Paste")
    qtbot.waitUntil(lambda: "pasted-cpu3.cpu" in place.names())


def test_a_clipboard_that_holds_no_order_is_told(
    qtbot: QtBot, window: SettingsWindow, row_of: RowOf
) -> None:
    QGuiApplication.clipboard().setText("hello")
    _act(_menu(row_of(window, 0)), "Paste")
    qtbot.waitUntil(lambda: "clipboard" in said(window))
