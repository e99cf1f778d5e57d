"""Tells when the machine wakes up: Qt's timers stand still while it sleeps, and clocks do not."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
MANAGER = "org.freedesktop.login1.Manager"


class SleepWatch(QObject):
    """woke(): the machine has been asleep. Never where there is no system bus to tell of it."""

    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        bus = QDBusConnection.systemBus()
        if bus.isConnected():
            # PySide6's typed interface asks for bytes here, and its code refuses them.
            slot: Any = SLOT("_prepare(bool)")
            bus.connect(SERVICE, PATH, MANAGER, "PrepareForSleep", self, slot)

    @Slot(bool)
    def _prepare(self, falls_asleep: bool) -> None:
        if not falls_asleep:
            self.woke.emit()
