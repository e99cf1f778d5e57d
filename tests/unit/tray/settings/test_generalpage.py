"""What is left to choose is shown as it is, and written when it is changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from daemonctl import settings
from daemonctl.settings import Quit, TraySettings
from tray import autostart, integration
from tray.desk import Door
from tray.settings import SettingsWindow
from tray.settings.generalpage import GeneralPage
from tray.settings.places import CopyButton
from tray.settings.shortcutfield import COMMAND

ShowTab = Callable[[SettingsWindow, int], None]


@pytest.fixture
def page(window: SettingsWindow, show_tab: ShowTab) -> GeneralPage:
    show_tab(window, 2)
    return window.general


def written(place: Any) -> TraySettings:
    return settings.read(place.paths.settings).tray


def test_start_at_login_is_a_file_that_comes_and_goes(
    qtbot: QtBot, window: SettingsWindow, page: GeneralPage
) -> None:
    qtbot.waitUntil(page.login.isEnabled)
    assert not page.login.isChecked()
    page.login.click()
    qtbot.waitUntil(autostart.is_on)
    qtbot.waitUntil(lambda: "starts when you log in" in window.bar.accessibleName())
    window.changes.undo()
    qtbot.waitUntil(lambda: not autostart.is_on())
    qtbot.waitUntil(lambda: not page.login.isChecked())


def test_a_place_among_the_programs_comes_and_goes_where_no_package_saw_to_it(
    qtbot: QtBot, window: SettingsWindow, page: GeneralPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integration, "possible", lambda: True)
    window.changes.settled.emit()
    qtbot.waitUntil(page.programs.isVisible)
    assert not page.programs.isChecked()
    page.programs.click()
    qtbot.waitUntil(integration.is_on)
    qtbot.waitUntil(lambda: "is among your programs" in window.bar.accessibleName())
    window.changes.undo()
    qtbot.waitUntil(lambda: not integration.is_on())
    qtbot.waitUntil(lambda: not page.programs.isChecked())


def test_what_a_package_has_put_among_the_programs_is_no_choice(
    qtbot: QtBot, window: SettingsWindow, page: GeneralPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(integration, "possible", lambda: False)
    window.changes.settled.emit()
    qtbot.waitUntil(lambda: not page.programs.isVisible())


def test_a_login_that_cannot_be_written_is_told(
    qtbot: QtBot, window: SettingsWindow, page: GeneralPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_on: bool) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tray.settings.generalpage.autostart.set_on", full)
    qtbot.waitUntil(page.login.isEnabled)
    page.login.click()
    qtbot.waitUntil(lambda: "No space left" in window.bar.accessibleName())
    qtbot.waitUntil(lambda: not page.login.isChecked())


def test_languages_are_offered_each_in_its_own_name(
    qtbot: QtBot, window: SettingsWindow, page: GeneralPage, place: Any
) -> None:
    names = [page.language.itemText(row) for row in range(page.language.count())]
    assert names[1:] == ["English", "Deutsch", "Français"]
    page.language.setCurrentIndex(2)
    page.language.activated.emit(2)
    qtbot.waitUntil(lambda: written(place).language == "de")
    qtbot.waitUntil(lambda: "Deutsch" in window.bar.accessibleName())


def test_a_language_that_somebody_wrote_is_shown_not_overwritten(
    qtbot: QtBot, page: GeneralPage, place: Any
) -> None:
    place.paths.settings.write_text('schema = 1\n[tray]\nlanguage = "eo"\n')
    qtbot.waitUntil(lambda: page.language.currentText() == "eo")


def test_quitting_notifications_and_the_hint_are_written(
    qtbot: QtBot, page: GeneralPage, place: Any
) -> None:
    row = page.quit.findData(Quit.KEEP)
    page.quit.setCurrentIndex(row)
    page.quit.activated.emit(row)
    page.notifications.click()
    page.hint.click()
    expected = TraySettings(quit=Quit.KEEP, notifications=False, tray_hint=False)
    qtbot.waitUntil(lambda: written(place) == expected)


def test_a_market_is_taken_when_the_field_is_left(
    qtbot: QtBot, page: GeneralPage, place: Any
) -> None:
    edit = page.market.edit
    QTest.keyClicks(edit, "HTTPS://Market.example.org/")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: written(place).market == "https://market.example.org")
    edit.clear()
    edit.setModified(True)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: written(place).market == "")


@pytest.mark.parametrize(
    "bad", ["market", "http://market.example.org", "ftp://example.org", "https://"]
)
def test_a_bad_address_is_told_beside_the_field_and_not_applied(
    page: GeneralPage, place: Any, bad: str
) -> None:
    QTest.keyClicks(page.market.edit, bad)
    QTest.keyClick(page.market.edit, Qt.Key.Key_Return)
    assert page.market.wrong.isVisible()
    assert page.market.edit.accessibleDescription()
    assert page.market.edit.text() == bad
    assert not place.paths.settings.exists()


def test_where_no_key_can_be_had_the_command_is_shown_to_copy(
    open_window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray.settings.shortcutfield.shortcut.available", lambda: False)
    field = open_window().general.shortcut
    assert field.findChildren(QLineEdit)[-1].text() == COMMAND
    field.findChildren(CopyButton)[0].click()
    assert QGuiApplication.clipboard().text() == COMMAND


def test_a_key_is_tried_written_and_given_up(
    qtbot: QtBot, open_window: Any, place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray.settings.shortcutfield.shortcut.available", lambda: True)
    monkeypatch.setattr(
        "tray.settings.shortcutfield.shortcut.problem",
        lambda keys: "Another program has this key already." if keys == "Ctrl+T" else "",
    )
    field = open_window().general.shortcut
    for keys in ("Ctrl+Alt+P", "Ctrl+T"):
        field.edit.setKeySequence(QKeySequence(keys))
        field.edit.editingFinished.emit()
        qtbot.waitUntil(lambda: written(place).pause_shortcut == "Ctrl+Alt+P")
    qtbot.waitUntil(lambda: "Another program" in field.wrong.text)
    assert written(place).pause_shortcut == "Ctrl+Alt+P"
    field.clear.click()
    qtbot.waitUntil(lambda: written(place).pause_shortcut == "")


def test_places_are_shown_and_copied(page: GeneralPage, place: Any) -> None:
    shown = [line.text() for line in page.findChildren(QLineEdit)]
    for path in (place.paths.orders, place.paths.settings, place.paths.log):
        assert str(path) in shown


def test_the_wizard_is_run_again(page: GeneralPage, place: Any) -> None:
    button = next(one for one in page.findChildren(QPushButton) if "wi&zard" in one.text())
    button.click()
    assert place.opened == [Door.WIZARD]
