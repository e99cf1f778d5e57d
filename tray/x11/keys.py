"""Which keys of this keyboard a Qt key sequence means."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt

from tray.x11 import requests
from tray.x11.connection import Connection

SHIFT, LOCK, CONTROL = 1, 2, 4
_ALT_KEYS, _META_KEYS = (0xFFE9, 0xFFEA), (0xFFEB, 0xFFEC)
_LOCK_KEYS = (0xFF7F, 0xFF14)  # number lock, scroll lock
_USUAL_ALT, _USUAL_META = 1 << 3, 1 << 6

_F1, _LAST_F = 0xFFBE, 35
_UNICODE = 0x01000000
_NAMED = {
    Qt.Key.Key_Escape: 0xFF1B,
    Qt.Key.Key_Tab: 0xFF09,
    Qt.Key.Key_Backspace: 0xFF08,
    Qt.Key.Key_Return: 0xFF0D,
    Qt.Key.Key_Enter: 0xFF8D,
    Qt.Key.Key_Insert: 0xFF63,
    Qt.Key.Key_Delete: 0xFFFF,
    Qt.Key.Key_Pause: 0xFF13,
    Qt.Key.Key_Print: 0xFF61,
    Qt.Key.Key_Home: 0xFF50,
    Qt.Key.Key_End: 0xFF57,
    Qt.Key.Key_Left: 0xFF51,
    Qt.Key.Key_Up: 0xFF52,
    Qt.Key.Key_Right: 0xFF53,
    Qt.Key.Key_Down: 0xFF54,
    Qt.Key.Key_PageUp: 0xFF55,
    Qt.Key.Key_PageDown: 0xFF56,
    Qt.Key.Key_ScrollLock: 0xFF14,
    Qt.Key.Key_Menu: 0xFF67,
    Qt.Key.Key_MediaPlay: 0x1008FF14,
    Qt.Key.Key_MediaStop: 0x1008FF15,
    Qt.Key.Key_MediaPause: 0x1008FF31,
    Qt.Key.Key_MediaTogglePlayPause: 0x1008FF14,
}
"""X11's numbers of keys that write no letter."""


def symbol(key: Qt.Key) -> int | None:
    """X11's number of a key; None for one that it has none for that we know."""
    number = int(key)
    if Qt.Key.Key_F1 <= key < Qt.Key.Key_F1 + _LAST_F:
        return _F1 + number - Qt.Key.Key_F1
    if key in _NAMED:
        return _NAMED[key]
    if number >= _UNICODE:
        return None
    letter = chr(number).lower()
    code = ord(letter) if len(letter) == 1 else number
    return code if code < 0x100 else _UNICODE | code


def writes(key: Qt.Key) -> bool:
    """Whether people need the key, alone or with Shift, to write and to get about."""
    alone = {Qt.Key.Key_Pause, Qt.Key.Key_Print, Qt.Key.Key_ScrollLock, Qt.Key.Key_Menu}
    media = {key for key, number in _NAMED.items() if number > _UNICODE}
    is_f = Qt.Key.Key_F1 <= key < Qt.Key.Key_F1 + _LAST_F
    return not (is_f or key in alone | media)


@dataclass(frozen=True)
class Stroke:
    """A key and what is held with it. modifiers: as the server writes them."""

    code: int
    modifiers: int


class Keyboard:
    """The keyboard as the server has it now. Asking raises OSError, XRefused."""

    def __init__(self, server: Connection) -> None:
        first, last = server.setup.first_key, server.setup.last_key
        reply = server.ask(requests.get_keyboard_mapping(first, last - first + 1))
        self._keys = dict(enumerate(requests.rows(reply, "I"), first))
        self._modifiers = requests.rows(server.ask(requests.get_modifier_mapping()), "B")

    def strokes(self, key: Qt.Key, held: Qt.KeyboardModifier) -> list[Stroke]:
        """The keys that mean this; none where the keyboard lacks it."""
        wanted = symbol(key)
        mask = self._mask(held)
        if wanted is None:
            return []
        plain = [code for code, means in self._keys.items() if wanted in means[0:4:2]]
        if plain:
            return [Stroke(code, mask) for code in plain]
        shifted = (code for code, means in self._keys.items() if wanted in means[1:4:2])
        return [Stroke(code, mask | SHIFT) for code in shifted]

    def locks(self) -> Iterator[int]:
        """All that may be switched on beside a stroke without changing its meaning."""
        masks = [LOCK, *filter(None, (self._modifier((key,)) for key in _LOCK_KEYS))]
        for count in range(len(masks) + 1):
            for some in itertools.combinations(masks, count):
                yield sum(set(some))

    def _mask(self, held: Qt.KeyboardModifier) -> int:
        mask = 0
        for modifier, bit in (
            (Qt.KeyboardModifier.ShiftModifier, SHIFT),
            (Qt.KeyboardModifier.ControlModifier, CONTROL),
            (Qt.KeyboardModifier.AltModifier, self._modifier(_ALT_KEYS) or _USUAL_ALT),
            (Qt.KeyboardModifier.MetaModifier, self._modifier(_META_KEYS) or _USUAL_META),
        ):
            if held & modifier:
                mask |= bit
        return mask

    def _modifier(self, keys: tuple[int, ...]) -> int:
        """The bit of the modifier that one of these keys is; 0: none."""
        for bit, codes in enumerate(self._modifiers):
            for code in codes:
                if any(key in self._keys.get(code, ()) for key in keys):
                    return 1 << bit
        return 0
