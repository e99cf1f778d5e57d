"""Qt's keys as the X server's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tray.x11.keys import symbol, writes


@pytest.mark.parametrize(
    ("key", "number"),
    [
        (Qt.Key.Key_P, 0x70),
        (Qt.Key.Key_5, 0x35),
        (Qt.Key.Key_Space, 0x20),
        (Qt.Key.Key_Odiaeresis, 0xF6),
        (Qt.Key.Key_F1, 0xFFBE),
        (Qt.Key.Key_F12, 0xFFC9),
        (Qt.Key.Key_Pause, 0xFF13),
        (Qt.Key.Key_MediaPlay, 0x1008FF14),
        (Qt.Key(0x0416), 0x01000436),  # a Cyrillic letter, small
        (Qt.Key.Key_Launch5, None),
        (Qt.Key.Key_Shift, None),
    ],
)
def test_every_key_of_a_keyboard_has_its_number(key: Qt.Key, number: int | None) -> None:
    assert symbol(key) == number


def test_keys_that_people_write_with_want_another_key_beside_them() -> None:
    free = {Qt.Key.Key_F5, Qt.Key.Key_Pause, Qt.Key.Key_MediaPlay, Qt.Key.Key_Print}
    taken = {Qt.Key.Key_P, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Space, Qt.Key.Key_Escape}
    assert {key for key in free | taken if writes(key)} == taken
