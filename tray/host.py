"""Tells when a desktop's icon host comes up after us.

Panels take icons by D-Bus (StatusNotifierItem) or by X11 (XEmbed). Qt decides for one when an icon
is made: one made before the panel's D-Bus part is there is never seen by a panel that has no
other. The service's name appears first and its host may register later, so both are followed.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusServiceWatcher

SERVICE = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"

SETTLE_MS = 200
"""A panel that starts says so more than once; the icon is made again after the last."""


class HostWatch(QObject):
    """appeared(): a host for icons on D-Bus is there now, and was not before."""

    appeared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.appeared)
        self._bus = QDBusConnection.sessionBus()
        if not self._bus.isConnected():
            return
        self._names = QDBusServiceWatcher(
            SERVICE, self._bus, QDBusServiceWatcher.WatchModeFlag.WatchForRegistration, self
        )
        self._names.serviceRegistered.connect(self._named)
        # PySide6's typed interface asks for bytes here, and its code refuses them.
        slot: Any = SLOT("_registered()")
        self._bus.connect(SERVICE, PATH, SERVICE, "StatusNotifierHostRegistered", self, slot)

    @Slot()
    def _registered(self) -> None:
        self._settle.start()

    def _named(self, _service: str) -> None:
        watcher = QDBusInterface(SERVICE, PATH, SERVICE, self._bus)
        if watcher.property("IsStatusNotifierHostRegistered"):
            self._settle.start()
