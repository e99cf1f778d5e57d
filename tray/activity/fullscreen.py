"""Whether the window in front fills the screen, as X11's window managers say it (EWMH).

On Wayland nothing tells a program of other programs' windows: neither GNOME nor KWin offers
wlr-foreign-toplevel, nor anything else that is meant for it.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from tray.x11 import requests
from tray.x11.connection import Connection, XRefused

_ACTIVE = "_NET_ACTIVE_WINDOW"
_STATE = "_NET_WM_STATE"
_FULL_SCREEN = "_NET_WM_STATE_FULLSCREEN"
_TYPE = "_NET_WM_WINDOW_TYPE"
_COMING_AND_GOING = (requests.DESTROY_NOTIFY, requests.UNMAP_NOTIFY, requests.MAP_NOTIFY)
_THE_DESKTOP_S = ("_NET_WM_WINDOW_TYPE_DESKTOP", "_NET_WM_WINDOW_TYPE_DOCK")


class FullScreenWatch(QObject):
    """changed(): `full_screen` is another one now. full_screen: None: no window manager says
    which window is in front."""

    changed = Signal()

    def __init__(self, server: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._window = 0
        self.full_screen: bool | None = None
        server.told.connect(self._event)
        server.send(requests.select(server.root, requests.PROPERTY_CHANGE))
        self._follow()

    def _event(self, number: int, event: bytes) -> None:
        try:
            if number == requests.PROPERTY_NOTIFY:
                window, name = requests.changed_property(event)
                if window == self._server.root and name == self._server.atom(_ACTIVE):
                    self._follow()
                elif window == self._window and name == self._server.atom(_STATE):
                    self._look()
            elif number in _COMING_AND_GOING and requests.subject(event) == self._window:
                # Some window managers leave a window in front that has ended (openbox).
                self._look()
        except OSError:
            return  # the connection tells that it is lost

    def _follow(self) -> None:
        """Listen to the window that is in front now, and no more to the last one."""
        server = self._server
        active = server.words(server.root, _ACTIVE)
        window = active[0] if active else 0
        if window != self._window:
            if self._window:
                server.send(requests.select(self._window, 0))
            if window:
                server.send(requests.select(window, requests.PROPERTY_CHANGE | requests.STRUCTURE))
            self._window = window
        if active is None:
            self._set(None)
        else:
            self._look()

    def _look(self) -> None:
        window = self._window
        fills = window != 0 and self._has(window, _STATE, (_FULL_SCREEN,))
        if fills and not self._has(window, _TYPE, _THE_DESKTOP_S):
            self._set(self._is_seen(window))
        else:
            self._set(False)

    def _is_seen(self, window: int) -> bool:
        try:
            answer = self._server.ask(requests.get_window_attributes(window))
        except XRefused:
            return False  # it has ended
        return requests.viewable(answer)

    def _has(self, window: int, name: str, values: tuple[str, ...]) -> bool:
        found = self._server.words(window, name) or ()
        return any(self._server.atom(value) in found for value in values)

    def _set(self, full_screen: bool | None) -> None:
        if full_screen != self.full_screen:
            self.full_screen = full_screen
            self.changed.emit()
