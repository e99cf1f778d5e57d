"""Quit: whether the computing goes on without the icon is asked once, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton

from daemonctl.control import rules
from daemonctl.errors import CPUShareError
from daemonctl.model import StopOutcome
from daemonctl.paths import Paths
from daemonctl.settings import Quit
from tray import artwork
from tray.bridge import Bridge
from tray.foreign import told
from tray.hand import ignore
from tray.preferences import Preferences
from tray.words import fill, plain

PATIENCE_MS = 15_000
"""How long the daemon has to end; `control.stop` gives it ten seconds."""


class Leaving(QObject):
    """The way out. leave: ends the tray."""

    def __init__(
        self,
        paths: Paths,
        bridge: Bridge,
        preferences: Preferences,
        leave: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._bridge = bridge
        self._preferences = preferences
        self._leave = leave
        self._stopping = False
        self.box: QMessageBox | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(lambda: self._failed(self.tr("It takes too long.")))

    def begin(self) -> None:
        """The user wants to quit."""
        how = self._preferences.settings.tray.quit
        if self.box is not None:
            self.box.raise_()
            self.box.activateWindow()
        elif self._bridge.snapshot.status is None or how is Quit.KEEP:
            self._leave()
        elif how is Quit.STOP:
            self._stop()
        else:
            self._ask()

    def close(self) -> None:
        """Put away what is being asked."""
        self._patience.stop()
        if self.box is not None:
            self.box.deleteLater()
            self.box = None

    def _ask(self) -> None:
        box = self._new_box(QMessageBox.Icon.Question, self.tr("Quit CPUShare"))
        box.setText(self.tr("Keep computing in the background?"))
        box.setInformativeText("\n\n".join(filter(None, (self._background(), self._everybody()))))
        keep = box.addButton(self.tr("&Keep computing"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(self.tr("&Stop computing"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(keep)
        remember = QCheckBox(self.tr("&Remember my answer"))
        remember.setChecked(True)
        box.setCheckBox(remember)

        def answered() -> None:
            clicked, wanted = box.clickedButton(), remember.isChecked()
            self._forget_box()
            if clicked is keep:
                self._remember(Quit.KEEP, wanted)
                self._leave()
            elif clicked is stop:
                self._remember(Quit.STOP, wanted)
                self._stop()

        box.finished.connect(answered)
        box.open()

    def _background(self) -> str:
        """What happens without the icon."""
        chosen = self._preferences.settings.rules
        if self._bridge.snapshot.pause is not None:
            return self.tr(
                "The icon goes away either way. Computing is paused, and stays paused as long as "
                "you chose; start CPUShare again to see it."
            )
        if chosen.pause_when_active or chosen.pause_full_screen:
            return self.tr(
                "The icon goes away either way. Only the icon notices that you use the computer: "
                "in the background, computing goes on while you do. Your other rules hold; start "
                "CPUShare again to see it."
            )
        return self.tr(
            "The icon goes away either way. In the background, computing keeps to your rules; "
            "start CPUShare again to see it."
        )

    def _everybody(self) -> str:
        """Whom else it concerns."""
        if not self._paths.shared:
            return ""
        return self.tr("All users of this computer share it: stopped, it is stopped for everybody.")

    def _remember(self, answer: Quit, wanted: bool) -> None:
        if not wanted:
            return
        tray = replace(self._preferences.settings.tray, quit=answer)
        # Where it cannot be written, it is asked again the next time: no reason to stay.
        self._bridge.hand.do(lambda: rules.change(self._paths, tray=tray), ignore)

    def _stop(self) -> None:
        if self._stopping:
            return
        self._stopping = True
        self._patience.start()
        self._bridge.stop(self._stopped)

    def _stopped(self, outcome: object) -> None:
        self._patience.stop()
        if isinstance(outcome, CPUShareError):
            self._failed(fill("%1: %2", told(outcome.title), plain(told(outcome.detail))))
        elif isinstance(outcome, Exception):
            self._failed(plain(str(outcome)))
        elif outcome is StopOutcome.STILL_RUNNING:
            self._failed(self.tr("Its process does not end, not even by force."))
        else:
            self._leave()

    def _failed(self, why: str) -> None:
        self._stopping = False
        if self.box is not None:
            return
        box = self._new_box(QMessageBox.Icon.Warning, self.tr("Quit CPUShare"))
        box.setText(self.tr("The computing could not be stopped."))
        box.setInformativeText(why)
        anyway = box.addButton(self.tr("&Quit all the same"), QMessageBox.ButtonRole.AcceptRole)
        stay: QPushButton = box.addButton(self.tr("S&tay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)

        def answered() -> None:
            clicked = box.clickedButton()
            self._forget_box()
            if clicked is anyway:
                self._leave()

        box.finished.connect(answered)
        box.open()

    def _new_box(self, picture: QMessageBox.Icon, title: str) -> QMessageBox:
        box = QMessageBox(picture, title, "")
        box.setWindowIcon(artwork.program())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowModality(Qt.WindowModality.NonModal)
        self.box = box
        return box

    def _forget_box(self) -> None:
        if self.box is not None:
            self.box.deleteLater()
            self.box = None
