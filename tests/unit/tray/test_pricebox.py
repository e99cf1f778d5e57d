"""A price is shown with a point in every language, and a comma is taken for one."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from tray.pricebox import PriceBox


def test_a_comma_is_a_point_and_a_point_is_shown(qtbot: QtBot) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("de"))
    try:
        box = PriceBox()
        qtbot.addWidget(box)
        for typed in ("0,25", "0.25"):
            box.selectAll()
            qtbot.keyClicks(box, typed)
            assert (box.text(), box.value()) == ("0.25", 0.25)
    finally:
        QLocale.setDefault(before)
