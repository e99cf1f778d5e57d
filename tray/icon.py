"""The icon in the panel, made anew when a panel comes late."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from tray import artwork
from tray.entries import Command
from tray.menu import Menu
from tray.present import View


class TrayIcon(QObject):
    """Shows a view; tells what the user does with it.

    commanded(Command): a line of the menu, a left click (the window), a middle click (what turns
    things round). looked_at(): the menu opens.
    """

    commanded = Signal(object)
    looked_at = Signal()

    def __init__(self, view: View, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._menu, self._tray = self._make()

    def show(self, view: View) -> None:
        """Show `view`; what it has in common with the last one is left alone."""
        before, self._view = self._view, view
        if view.icon is not before.icon:
            self._tray.setIcon(artwork.icon(view.icon))
        # On D-Bus every change is told to the panel, which then asks for all of it again.
        if view.tooltip != before.tooltip:
            self._tray.setToolTip(view.tooltip)
        self._menu.show(view.menu)

    def renew(self) -> None:
        """Make the icon again: Qt chose its kind of tray when it was made, and keeps to it."""
        self._tray.hide()
        self._tray.deleteLater()
        self._menu.widget.deleteLater()
        self._menu.deleteLater()
        self._menu, self._tray = self._make()

    def hide(self) -> None:
        """Take the icon out of the panel."""
        self._tray.hide()

    def _make(self) -> tuple[Menu, QSystemTrayIcon]:
        menu = Menu(self)
        menu.chosen.connect(self.commanded)
        menu.about_to_show.connect(self.looked_at)
        menu.show(self._view.menu)
        tray = QSystemTrayIcon(artwork.icon(self._view.icon), self)
        tray.setToolTip(self._view.tooltip)
        tray.setContextMenu(menu.widget)
        tray.activated.connect(self._activated)
        tray.show()
        return menu, tray

    def _activated(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how is QSystemTrayIcon.ActivationReason.MiddleClick:
            self.commanded.emit(self._view.toggle)
        elif how is QSystemTrayIcon.ActivationReason.Trigger:
            self.commanded.emit(Command.SHOW)
