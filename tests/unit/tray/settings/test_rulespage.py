"""Every rule is shown as settings.toml has it, and written when it is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from daemonctl import settings
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Sensed, Source
from daemonctl.settings import Rules
from tray.settings import SettingsWindow
from tray.settings.hours import paint
from tray.settings.rulespage import RulesPage

ShowTab = Callable[[SettingsWindow, int], None]


@pytest.fixture
def page(window: SettingsWindow, show_tab: ShowTab) -> RulesPage:
    show_tab(window, 1)
    return window.rules


def written(place: Any) -> Rules:
    return settings.read(place.paths.settings).rules


def test_the_two_numbers_are_there_and_are_written(
    qtbot: QtBot, window: SettingsWindow, page: RulesPage, place: Any
) -> None:
    box = page.active
    assert box._of.text() == "of 1 sold cores"
    assert box._all.text() == "all 1 sold cores"
    box._cores.setValue(2)
    box._minutes.setValue(10)
    qtbot.waitUntil(lambda: written(place).idle_minutes == 10)
    assert written(place).cores_in_use == 2
    window.changes.undo()
    qtbot.waitUntil(lambda: box._minutes.value() == 3, timeout=20_000)
    assert written(place).cores_in_use == 2


@pytest.mark.parametrize(
    ("box", "field"),
    [
        ("active", "pause_when_active"),
        ("battery", "pause_on_battery"),
        ("heat", "pause_when_hot"),
        ("busy", "pause_when_busy"),
        ("full_screen", "pause_full_screen"),
        ("schedule", "use_schedule"),
    ],
)
def test_every_switch_is_written_and_taken_back(
    qtbot: QtBot, window: SettingsWindow, page: RulesPage, place: Any, box: str, field: str
) -> None:
    rule = getattr(page, box)
    before = getattr(Rules(), field)
    assert rule.check.isChecked() is before
    rule.check.click()
    qtbot.waitUntil(lambda: getattr(written(place), field) is not before)
    qtbot.waitUntil(window.bar.isVisible)
    window.changes.undo()
    qtbot.waitUntil(lambda: getattr(written(place), field) is before)
    qtbot.waitUntil(lambda: rule.check.isChecked() is before)


def test_cool_never_reaches_hot(qtbot: QtBot, page: RulesPage, place: Any) -> None:
    page.heat._hot.setValue(60)
    qtbot.waitUntil(lambda: (written(place).hot_celsius, written(place).cool_celsius) == (60, 59))
    assert page.heat._cool.value() == 59
    page.heat._cool.setValue(70)
    qtbot.waitUntil(lambda: (written(place).hot_celsius, written(place).cool_celsius) == (71, 70))


def test_turning_a_number_for_long_is_one_step_back(
    qtbot: QtBot, window: SettingsWindow, page: RulesPage, place: Any
) -> None:
    for percent in range(51, 81):
        page.busy._percent.setValue(percent)
    qtbot.waitUntil(lambda: written(place).busy_percent == 80)
    qtbot.waitUntil(lambda: "80 %" in window.bar.accessibleName())
    window.changes.undo()
    qtbot.waitUntil(lambda: written(place).busy_percent == 50)
    qtbot.waitUntil(lambda: page.busy._percent.value() == 50)


def test_half_a_typed_number_is_neither_applied_nor_overwritten(
    qtbot: QtBot, window: SettingsWindow, page: RulesPage, place: Any
) -> None:
    page.busy.show_on(True)
    field = page.busy._seconds
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "12")
    place.paths.settings.write_text(
        "schema = 1\n[rules]\nbusy_seconds = 99\npause_when_busy = true\n"
    )
    qtbot.waitUntil(lambda: window.choices.now.rules.busy_seconds == 99)  # type: ignore[union-attr]
    assert field.text() == "12"
    QTest.keyClicks(field, "0")
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: written(place).busy_seconds == 120)


def test_hours_are_painted_into_the_file_and_said_in_words(
    qtbot: QtBot, page: RulesPage, place: Any
) -> None:
    page.schedule.check.click()
    hours = paint((frozenset[int](),) * 7, [(0, 18)], on=True)
    page.schedule.grid.painted.emit(hours)
    qtbot.waitUntil(lambda: written(place).hours == hours)
    assert page.schedule._summary.text().endswith("18–19")


def test_programs_are_added_listed_and_removed(
    qtbot: QtBot, window: SettingsWindow, page: RulesPage, place: Any
) -> None:
    box = page.programs
    box._name.setEditText("/usr/bin/blender")
    box._button.click()
    qtbot.waitUntil(lambda: written(place).programs == ("blender",))
    assert box._name.currentText() == ""
    assert not box._remove.isEnabled()
    box._list.setCurrentRow(0)
    box._remove.click()
    qtbot.waitUntil(lambda: written(place).programs == ())
    qtbot.waitUntil(lambda: window.bar.accessibleName() == "Computes beside blender")
    window.changes.undo()
    qtbot.waitUntil(lambda: written(place).programs == ("blender",))


def test_what_is_no_program_is_told_beside_the_field(page: RulesPage, place: Any) -> None:
    page.programs._name.setEditText("  ")
    page.programs._button.click()
    assert page.programs._wrong.isVisible()
    assert not place.paths.settings.exists()


def test_programs_that_run_now_are_offered(
    qtbot: QtBot, page: RulesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray.settings.rulespage.running", lambda: ("blender", "steam"))
    page.programs._name.setEditText("bl")
    page.programs.wanted.emit()
    qtbot.waitUntil(lambda: page.programs._name.count() == 2)
    assert page.programs._name.currentText() == "bl"


def test_the_list_of_programs_opens_at_the_first_click(
    qtbot: QtBot, page: RulesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray.settings.rulespage.running", lambda: ("blender", "steam"))
    picker = page.programs._name
    picker.showPopup()
    qtbot.waitUntil(picker.view().isVisible)
    assert picker.count() == 2
    picker.hidePopup()


def test_what_the_sensors_say_stands_beside_each_rule(qtbot: QtBot, page: RulesPage) -> None:
    qtbot.waitUntil(lambda: page.heat.now.text() == "Now: 61 °C")
    assert page.battery.now.text() == "Now: on mains power"
    assert page.busy.now.text() == "Now: 12 % busy"
    assert page.active.now.text() == "Noticed through the X server"
    assert not page.active._blind.isVisible()


def test_without_a_source_the_schedule_is_offered(
    qtbot: QtBot, page: RulesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Activity(ACTIVITY_SCHEMA, by=None, source=Source.NONE)  # type: ignore[arg-type]
    monkeypatch.setattr("tray.settings.rulespage.activity", lambda *_: seen)
    monkeypatch.setattr("tray.settings.rulespage.rules.sense", lambda *_: Sensed())
    page._sense()
    qtbot.waitUntil(page.active._blind.isVisible)
    page.active._blind.findChildren(QPushButton)[0].click()
    assert page.schedule.check.hasFocus() or page.focusWidget() is page.schedule.check


def test_it_senses_only_while_it_is_seen(window: SettingsWindow, page: RulesPage) -> None:
    assert page._timer.isActive()
    window.tabs.setCurrentIndex(0)
    assert not page._timer.isActive()


def test_a_broken_file_is_told_in_place_of_the_page_and_left_alone(
    qtbot: QtBot, window: SettingsWindow, page: RulesPage, place: Any
) -> None:
    broken = "schema = 1\n[rules]\nidle_minutes = 'three'\n"
    place.paths.settings.write_text(broken)
    qtbot.waitUntil(lambda: not page.isVisible(), timeout=1000)
    told = window._broken[0]
    assert told.isVisible()
    page.battery.check.click()
    qtbot.wait(50)
    assert place.paths.settings.read_text() == broken
    place.paths.settings.write_text("schema = 1\n[rules]\nidle_minutes = 7\n")
    told.button.click()
    qtbot.waitUntil(page.isVisible)
    assert page.active._minutes.value() == 7


def test_a_full_disk_is_told_and_the_switch_goes_back(
    qtbot: QtBot, window: SettingsWindow, page: RulesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tray.settings.choices.store.change", full)
    page.battery.check.click()
    qtbot.waitUntil(lambda: "No space left" in window.bar.accessibleName())
    qtbot.waitUntil(page.battery.check.isChecked)


def test_comments_and_other_fields_of_the_file_stay(
    qtbot: QtBot, page: RulesPage, place: Any, tmp_path: Path
) -> None:
    del tmp_path
    place.paths.settings.write_text("# mine\nschema = 1\n[cache]\nmegabytes = 99\n")
    page.battery.check.click()
    qtbot.waitUntil(lambda: "pause_on_battery" in place.paths.settings.read_text())
    text = place.paths.settings.read_text()
    assert "# mine" in text
    assert "megabytes = 99" in text
