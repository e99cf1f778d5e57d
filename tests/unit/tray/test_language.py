"""Which language the tray speaks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

from tray import language
from tray.language import Language, spoken

LRELEASE = Path(sys.executable).parent / "pyside6-lrelease"

GERMAN = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en"><context><name>Words</name>
<message><source>Stopped: nothing is computed</source>
<translation>Angehalten: es wird nicht gerechnet</translation></message>
<message numerus="yes"><source>%1 of %n core(s)</source><comment>%1: cores that compute</comment>
<translation><numerusform>%1 von %n Kern</numerusform><numerusform>%1 von %n Kernen</numerusform>
</translation></message></context></TS>
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A little German."""
    source = tmp_path / "cpushare_de.ts"
    source.write_text(GERMAN)
    subprocess.run([LRELEASE, "-silent", source], check=True, timeout=60)
    monkeypatch.setattr(language, "FOLDER", tmp_path)


@pytest.fixture
def speaking(qtbot: QtBot) -> Iterator[Language]:
    del qtbot
    made = Language()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        (["de-AT", "de"], "de"),
        (["ja-JP", "fr-CA"], "fr"),
        (["C"], "en"),
        ([], "en"),
        (["DE"], "de"),
    ],
)
def test_the_first_of_the_session_s_languages_that_we_have_is_spoken(
    wanted: list[str], name: str
) -> None:
    assert spoken(wanted) == name


def test_english_has_its_plurals_without_a_file(speaking: Language) -> None:
    assert speaking.use("en") or speaking.name == "en"
    assert QObject().tr("%n core(s)", "", 1) == "1 core"
    assert QObject().tr("%n core(s)", "", 2) == "2 cores"
    assert (
        QObject().tr("(s) stays where no number is meant") == "(s) stays where no number is meant"
    )


@pytest.mark.usefixtures("german")
def test_a_translation_is_used_and_english_where_it_has_nothing(speaking: Language) -> None:
    speaking.use("de")
    tr = QCoreApplication.translate
    assert tr("Words", "Stopped: nothing is computed") == "Angehalten: es wird nicht gerechnet"
    assert tr("Words", "%1 of %n core(s)", "%1: cores that compute", 8) == "%1 von 8 Kernen"
    assert tr("Words", "%n new thing(s)", "", 2) == "2 new things"
    assert QLocale().language() is QLocale.Language.German


@pytest.mark.usefixtures("german")
def test_qt_s_own_words_follow(speaking: Language, qtbot: QtBot) -> None:
    speaking.use("de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text().replace("&", "") == "Abbrechen"
    assert speaking.use("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_language_that_is_spoken_already_changes_nothing(speaking: Language) -> None:
    speaking.use("fr")
    assert not speaking.use("fr")
    assert speaking.use("de")
