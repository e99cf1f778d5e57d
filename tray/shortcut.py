"""A key that pauses and resumes from wherever the user is. X11 alone.

On Wayland no program hears a key that is not meant for its own window; there the desktop's own
settings can give a key to `cpushare pause --toggle`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence

from tray.x11 import requests
from tray.x11.connection import Connection, XRefused
from tray.x11.keys import Keyboard, Stroke, writes

_KEYBOARD_CHANGED = (0, 1)
"""What a MAPPING_NOTIFY is about: modifiers, keys; not the mouse."""


def available(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether this session lets us have such a key."""
    return bool(environ.get("DISPLAY")) and not environ.get("WAYLAND_DISPLAY")


def problem(sequence: str, environ: Mapping[str, str] = os.environ) -> str:
    """Why this cannot be the key, in words; "": it can. For another key than the present one,
    which is ours already. Raises OSError where the X server does not answer."""
    server = Connection.open(environ)
    try:
        return PauseShortcut(server).set(sequence)
    finally:
        server.close()


class PauseShortcut(QObject):
    """pressed(): the user pressed the key, once for as long as it is held down."""

    pressed = Signal()

    def __init__(self, server: Connection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._sequence = ""
        self._strokes: list[Stroke] = []
        self._released_at = -1
        server.told.connect(self._told)

    def set(self, sequence: str) -> str:
        """Listen to this key instead, as Qt writes it ("Ctrl+Alt+P"); "": to none.

        "", or in words why it cannot be; then we listen to none. Raises OSError where the X
        server is gone.
        """
        self._give_back()
        self._sequence = sequence
        if not sequence:
            return ""
        keys = QKeySequence.fromString(sequence, QKeySequence.SequenceFormat.PortableText)
        # PySide6's types do not know that a sequence has members.
        stroke: QKeyCombination | None = keys[0] if keys.count() == 1 else None  # type: ignore[index]
        if stroke is None or stroke.key() in (Qt.Key.Key_unknown, Qt.Key(0)):
            return self.tr("This is not one key with the keys that are held beside it.")
        key, held = stroke.key(), stroke.keyboardModifiers()
        if writes(key) and held in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        ):
            return self.tr("You need this key for writing. Hold Ctrl, Alt or Meta with it.")
        try:
            return self._take(Keyboard(self._server), key, held)
        except XRefused as refused:
            self._give_back()
            if refused.code == requests.BAD_ACCESS:
                return self.tr("Another program has this key already.")
            return self.tr("The desktop does not let us have this key.")

    def _take(self, keyboard: Keyboard, key: Qt.Key, held: Qt.KeyboardModifier) -> str:
        meant = keyboard.strokes(key, held)
        for stroke in meant:
            for locks in keyboard.locks():
                one = Stroke(stroke.code, stroke.modifiers | locks)
                self._server.check(requests.grab_key(self._server.root, one.modifiers, one.code))
                self._strokes.append(one)
        return "" if meant else self.tr("Your keyboard has no such key.")

    def _give_back(self) -> None:
        strokes, self._strokes = self._strokes, []
        for one in strokes:
            self._server.send(requests.ungrab_key(self._server.root, one.modifiers, one.code))

    def _told(self, number: int, event: bytes) -> None:
        if number == requests.MAPPING_NOTIFY and event[4] in _KEYBOARD_CHANGED:
            try:
                self.set(self._sequence)
            except OSError:
                return  # the connection tells that it is lost
        elif number in (requests.KEY_PRESS, requests.KEY_RELEASE):
            code, at = requests.key(event)
            if code not in {one.code for one in self._strokes}:
                return
            if number == requests.KEY_RELEASE:
                self._released_at = at
            elif at != self._released_at:  # a key that is held down comes up as it goes down
                self.pressed.emit()
