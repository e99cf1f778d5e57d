"""Page 4: the rules that people want most, with what this machine can sense."""

from __future__ import annotations

from pathlib import Path

from daemonctl.errors import SettingsError
from daemonctl.senses import Sensed
from daemonctl.settings import Rules, Settings
from tests.unit.tray.wizard.conftest import Open
from tests.wizardstage import Stage
from tray.wizard.whenwords import WhenWords

NOTE_ACTIVE = (
    "Computing stops at your first key or mouse movement, and goes on when you have left the "
    "computer alone for 3 minutes."
)


def test_at_first_all_are_on(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_when()
    page = guide.wizard.when
    guide.until(page.ready)
    assert page.rules() == Rules()
    assert page.at_login()


def test_run_again_it_begins_with_what_holds(opened: Open, tmp_path: Path) -> None:
    settings = Settings(rules=Rules(pause_on_battery=False, idle_minutes=7))
    guide = opened(Stage(settings=settings, at_login=False))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("schema = 1\n")
    guide.to_when()
    page = guide.wizard.when
    guide.until(page.ready)
    assert page.active.isChecked()
    assert not page.battery.isChecked()
    assert not page.at_login()
    page.hot.click()
    # What the wizard does not ask stays as it is.
    assert page.rules() == Rules(pause_on_battery=False, pause_when_hot=False, idle_minutes=7)


def test_where_no_package_saw_to_it_a_place_among_the_programs_is_offered(opened: Open) -> None:
    guide = opened(Stage(programs=False))
    guide.to_when()
    page = guide.wizard.when
    guide.until(page.ready)
    assert page.programs.isVisible()
    assert page.among_programs() is True
    guide.enter(guide.wizard.end)
    guide.until(lambda: guide.wizard.end.done)
    assert guide.calls("programs") == [("programs", True)]


def test_what_a_package_has_put_there_is_no_question(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_when()
    page = guide.wizard.when
    guide.until(page.ready)
    assert not page.programs.isVisible()
    guide.enter(guide.wizard.end)
    guide.until(lambda: guide.wizard.end.done)
    assert guide.calls("programs") == []


def test_settings_that_cannot_be_read_are_not_written_over(opened: Open) -> None:
    stage = Stage(settings=SettingsError("settings.toml cannot be used", detail="line 3"))
    guide = opened(stage)
    guide.to_when()
    page = guide.wizard.when
    guide.until(lambda: page.trouble.text() == "settings.toml cannot be used\nline 3")
    assert not guide.wizard.next.isEnabled()
    stage.settings = Settings()
    guide.wizard.back.click()
    guide.enter(page)
    guide.until(page.ready)
    assert not page.trouble.isVisible()


def test_the_sentences_have_the_figures() -> None:
    words = WhenWords()
    assert words.active(Rules()) == NOTE_ACTIVE
    assert words.active(Rules(cores_in_use=1)) == f"{NOTE_ACTIVE} 1 core may go on meanwhile."
    assert words.hot(Rules(), Sensed(celsius=51.7)) == (
        "Above 85 °C it waits until the processor is below 78 °C. Now it is at 52 °C."
    )


def test_a_sense_that_is_missing_is_said() -> None:
    words = WhenWords()
    assert "no battery" in words.battery(Sensed())
    assert "plugged in" in words.battery(Sensed(on_battery=False))
    assert "tells no temperature" in words.hot(Rules(), Sensed())
    # Nobody could look: it promises nothing, and denies nothing.
    assert "plugged in" in words.battery(None)
    assert "85 °C" in words.hot(Rules(), None)
