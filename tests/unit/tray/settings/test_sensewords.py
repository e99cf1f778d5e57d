"""What the sensors say, in words."""

from __future__ import annotations

from daemonctl.model import Process
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Sensed, Source
from tray.settings.sensewords import SenseWords

words = SenseWords()


def activity(source: Source, full_screen: bool | None = None) -> Activity:
    return Activity(ACTIVITY_SCHEMA, Process(1, 1.0), source, full_screen=full_screen)


def test_each_sensor_is_said_with_its_figure() -> None:
    sensed = Sensed(on_battery=True, celsius=61.4, busy_percent=12.3, programs=("steam", "a<b>"))
    now = words.now(sensed, activity(Source.X11, True))
    assert now.battery == "Now: on battery"
    assert now.heat == "Now: 61 °C"
    assert now.busy == "Now: 12 % busy"
    assert now.full_screen == "Now: a window does"
    assert now.programs == "Now running: steam, a‹b›"
    assert not now.no_source


def test_sensors_that_are_not_there_are_said_so() -> None:
    now = words.now(Sensed(), activity(Source.NONE))
    assert now.battery == "Now: no battery"
    assert now.heat == "Now: no sensor"
    assert now.busy == "Now: measuring"
    assert now.full_screen == "Nothing tells on this desktop"
    assert now.programs == "Now: none of them runs"
    assert now.no_source


def test_without_a_tray_that_senses_there_is_no_source() -> None:
    assert words.now(Sensed(on_battery=False), None).no_source
    assert words.now(Sensed(on_battery=False), None).battery == "Now: on mains power"


def test_every_source_has_words_of_its_own() -> None:
    assert len({words.now(Sensed(), activity(source)).active for source in Source}) == len(Source)
