"""The line above the main window on a desktop that shows no icons: what would bring one."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QSystemTrayIcon,
    QWidget,
)

LOOK_MS = 2000
"""How often it looks, while it is seen, whether icons are shown by now."""


class HintBar(QFrame):
    """dismissed(): the user does not want to see it again."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        size = self.style().pixelMetric(QStyle.PixelMetric.PM_SmallIconSize)
        kind = QStyle.StandardPixmap.SP_MessageBoxInformation
        picture.setPixmap(self.style().standardIcon(kind).pixmap(size))
        text = QLabel(
            self.tr(
                "This desktop shows no icons in its panel. On GNOME the extension AppIndicator "
                "brings them (Debian and Ubuntu: the package gnome-shell-extension-appindicator). "
                "Without it, start CPUShare again to see this window."
            )
        )
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        text.setAccessibleName(self.tr("Hint"))
        text.setAccessibleDescription(text.text())
        button = QPushButton(self.tr("&Do not show this again"))
        button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(picture)
        row.addWidget(text, 1)
        row.addWidget(button)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._looked)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """It is seen: from now on it looks."""
        self._look.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody sees it."""
        self._look.stop()
        super().hideEvent(event)

    def _looked(self) -> None:
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.deleteLater()

    def _dismiss(self) -> None:
        self.dismissed.emit()
        self.deleteLater()
