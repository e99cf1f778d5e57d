"""The page of what is left: start, language, notifications, quitting, shortcut, places."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from daemonctl.settings import Quit, Settings
from tray import autostart, integration
from tray.desk import Desk, Door
from tray.foreign import told
from tray.language import LANGUAGES
from tray.settings.changes import Changes, problem_of
from tray.settings.choices import Choices
from tray.settings.marketfield import MarketField
from tray.settings.places import Place
from tray.settings.shortcutfield import ShortcutField
from tray.settings.undo import Back
from tray.words import fill


class GeneralPage(QScrollArea):
    """What is neither a core nor a rule."""

    def __init__(
        self,
        desk: Desk,
        choices: Choices,
        changes: Changes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._choices = choices
        self._changes = changes
        inner = QWidget()
        self.login = QCheckBox(self.tr("&Start when I log in"))
        self.login.setEnabled(False)
        self.login.clicked.connect(self._set_login)
        self.programs = QCheckBox(
            self.tr("List CPUShare among my &programs, and open .cpu files with it")
        )
        self.programs.clicked.connect(self._set_programs)
        self.programs.hide()  # until it is known that no package has seen to it
        self.notifications = QCheckBox(
            self.tr("&Tell me about the first coin, and when something needs me")
        )
        self.notifications.clicked.connect(self._set_notifications)
        self.hint = QCheckBox(self.tr("Say &what is missing where the desktop shows no icons"))
        self.hint.clicked.connect(self._set_hint)
        self.language = QComboBox()
        self.language.addItem(self.tr("As the desktop"), "")
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.activated.connect(self._set_language)
        self.quit = QComboBox()
        for text, value in (
            (self.tr("Ask what becomes of the computing"), Quit.ASK),
            (self.tr("Keep computing in the background"), Quit.KEEP),
            (self.tr("Stop computing"), Quit.STOP),
        ):
            self.quit.addItem(text, value)
        self.quit.activated.connect(self._set_quit)
        self.shortcut = ShortcutField(desk, choices)
        self.market = MarketField(choices)
        wizard = QPushButton(self.tr("Run the wi&zard again…"))
        wizard.clicked.connect(lambda: desk.open(Door.WIZARD))
        paths = desk.paths
        form = QFormLayout()
        form.setVerticalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.login)
        form.addRow(self.programs)
        form.addRow(self.notifications)
        form.addRow(self.hint)
        form.addRow(self.tr("&Language:"), self.language)
        form.addRow(self.tr("When I &quit:"), self.quit)
        form.addRow(self.tr("Pause &key:"), self.shortcut)
        form.addRow(self.tr("&Market offered first:"), self.market)
        form.addRow(_line())
        form.addRow(self.tr("Sell orders:"), Place(paths.orders, self.tr("sell orders")))
        form.addRow(self.tr("Settings:"), Place(paths.settings, self.tr("settings")))
        if not paths.shared:  # the system's keeps it where administrators look
            form.addRow(self.tr("Log:"), Place(paths.log, self.tr("log")))
        column = QVBoxLayout(inner)
        column.addLayout(form)
        column.addSpacing(12)
        column.addWidget(wizard, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        changes.settled.connect(self._look)
        self._look()

    def show_settings(self, settings: Settings) -> None:
        """Show what settings.toml says."""
        tray = settings.tray
        self.notifications.setChecked(tray.notifications)
        self.hint.setChecked(tray.tray_hint)
        language = tray.language
        if self.language.findData(language) < 0:
            # Somebody wrote one that has no translation: it is shown, not overwritten.
            self.language.addItem(language, language)
        self.language.setCurrentIndex(self.language.findData(language))
        self.quit.setCurrentIndex(self.quit.findData(tray.quit))
        self.shortcut.show_keys(tray.pause_shortcut)
        self.market.show_market(tray.market)

    def _look(self) -> None:
        self._desk.hand.do(autostart.is_on, self._show_login)
        self._desk.hand.do(
            lambda: (integration.possible(), integration.is_on()), self._show_programs
        )

    def _show_programs(self, outcome: object) -> None:
        if isinstance(outcome, tuple):
            ours, on = outcome
            self.programs.setVisible(ours or on)
            self.programs.setChecked(on)

    def _show_login(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self.login.setEnabled(False)
            self.login.setToolTip(told(problem_of(outcome).title))
            return
        self.login.setEnabled(True)
        self.login.setChecked(outcome is True)

    def _set_login(self, on: bool) -> None:
        def work() -> Back:
            autostart.set_on(on)
            return lambda: autostart.set_on(not on)

        words = (
            self.tr("CPUShare starts when you log in")
            if on
            else self.tr("CPUShare does not start when you log in")
        )
        self._changes.do(work, words)

    def _set_programs(self, on: bool) -> None:
        def work() -> Back:
            integration.set_on(on)

            def back() -> None:
                integration.set_on(not on)

            return back

        words = (
            self.tr("CPUShare is among your programs")
            if on
            else self.tr("CPUShare is no longer among your programs")
        )
        self._changes.do(work, words)

    def _set_notifications(self, on: bool) -> None:
        words = self.tr("Notifications are on") if on else self.tr("Notifications are off")
        self._choices.change_tray(words, notifications=on)

    def _set_hint(self, on: bool) -> None:
        words = self.tr("The hint is on") if on else self.tr("The hint is off")
        self._choices.change_tray(words, tray_hint=on)

    def _set_language(self, row: int) -> None:
        words = self.tr("Language: %1. Windows that you open from now on have it.")
        self._choices.change_tray(
            fill(words, self.language.itemText(row)), language=self.language.itemData(row)
        )

    def _set_quit(self, row: int) -> None:
        words = fill(self.tr("When you quit: %1"), self.quit.itemText(row))
        self._choices.change_tray(words, quit=Quit(self.quit.itemData(row)))


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
