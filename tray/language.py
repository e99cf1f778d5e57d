"""The language that the tray speaks: the user's choice, or the session's; English for want of it.

Translations are tray/i18n/cpushare_XX.qm, compiled from the .ts files beside them (`make venv`,
and the build of the wheel). Qt brings its own for the standard buttons.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtGui import QGuiApplication

from tray.words import english

LANGUAGES = {"en": "English", "de": "Deutsch", "fr": "Français"}
"""What settings.toml may name, each in its own words."""

FOLDER = Path(__file__).resolve().parent / "i18n"


class Plurals(QTranslator):
    """English, from the texts in the sources: "%n core(s)" is "1 core" or "2 cores"."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Whether there is nothing to ask it for."""
        return False

    def translate(
        self, context: str, text: str, disambiguation: str | None = "", n: int = -1
    ) -> str:
        """What Qt asks when no other translator has the text."""
        return english(context, text, disambiguation or "", n)


class Language(QObject):
    """Has Qt speak one language; windows and menus made afterwards do."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._translators: list[QTranslator] = []
        self._session = QLocale()
        self._plurals = Plurals(self)
        QCoreApplication.installTranslator(self._plurals)
        self.name = ""
        self.use("")

    def use(self, wanted: str) -> bool:
        """Speak the language of this name, "" = the session's; whether that is another one."""
        name = wanted if wanted in LANGUAGES else spoken(QLocale.system().uiLanguages())
        if name == self.name:
            return False
        self.name = name
        self._forget()
        if name != "en":
            qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
            for file in (qt / f"qtbase_{name}.qm", FOLDER / f"cpushare_{name}.qm"):
                self._load(file)
        locale = QLocale(name) if wanted in LANGUAGES else self._session
        QLocale.setDefault(locale)
        # A session may be in a language that we have no words of: the layout follows the words.
        QGuiApplication.setLayoutDirection(QLocale(name).textDirection())
        return True

    def close(self) -> None:
        """Leave Qt as it was."""
        self._forget()
        QCoreApplication.removeTranslator(self._plurals)
        QLocale.setDefault(self._session)

    def _load(self, file: Path) -> None:
        translator = QTranslator(self)
        if translator.load(str(file)):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)

    def _forget(self) -> None:
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()


def spoken(wanted: Iterable[str]) -> str:
    """The first of these languages that we have words of ("de-AT" is German); else English."""
    for name in wanted:
        language = name.replace("_", "-").partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return "en"
