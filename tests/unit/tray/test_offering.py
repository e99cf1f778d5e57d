"""A sell order's file that somebody opened: asked about, sold, or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from daemonctl.paths import Paths
from tests.shots import settle
from tray.bridge import Bridge
from tray.desk import Desk, Door
from tray.hand import Hand
from tray.offering import Offering
from tray.settings.coresdialog import CoresDialog

IN_TIME = 20_000

ORDER = """\
format = 1
market = "https://market.example.org"
order = "0123456789abcdef"
account = "k3v7q2"
beneficiary = "libcaca"
ask = "0.8"
core = 0
"""


class Offered:
    """What is offered, and what came of it."""

    def __init__(self, qtbot: QtBot, paths: Paths, control: Any) -> None:
        self._qtbot = qtbot
        self.paths = paths
        self.control = control
        self.opened: list[Door] = []
        self.bridge = Bridge(paths, control)
        self.hand = Hand()
        self.offering = Offering(Desk(paths, self.bridge, self.hand, self.opened.append))

    def window(self, path: Path) -> QWidget:
        self.offering.offer(path)
        before = len(self.offering.windows)
        self._qtbot.waitUntil(lambda: len(self.offering.windows) > before, timeout=IN_TIME)
        return self.offering.windows[-1]

    def names(self) -> list[str]:
        return sorted(path.name for path in self.paths.orders.glob("*"))


@pytest.fixture
def offered(qtbot: QtBot, tmp_path: Path, control: Any) -> Iterator[Offered]:
    made = Offered(qtbot, Paths.below(tmp_path), control)
    yield made
    made.offering.close()
    made.hand.close()
    made.bridge.close()
    made.bridge.deleteLater()  # and its watches: a user may have 128
    settle()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "libcaca.cpu"
    path.write_text(ORDER)
    return path


def test_the_question_says_for_whom_at_which_market_for_how_much(
    offered: Offered, file: Path
) -> None:
    dialog = offered.window(file)
    assert isinstance(dialog, CoresDialog)
    assert dialog.windowTitle() == "Sell cores for libcaca?"
    said = " ".join(
        label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text")
    )
    for fact in ("k3v7q2", "market.example.org", "at least 0.8 CPUCoins", "goes to libcaca"):
        assert fact in said
    assert dialog.picture.chosen() == (0,)
    assert dialog.sell.text().startswith("&Sell 1 core")
    assert not dialog.replaced.isVisible()


def test_a_yes_sells_starts_the_daemon_and_shows_what_happens(
    offered: Offered, file: Path, qtbot: QtBot
) -> None:
    dialog = offered.window(file)
    assert isinstance(dialog, CoresDialog)
    dialog.sell.click()
    qtbot.waitUntil(lambda: offered.opened == [Door.NOW], timeout=IN_TIME)
    assert offered.names() == ["libcaca-cpu0.cpu"]
    qtbot.waitUntil(lambda: "start" in [what for what, _ in offered.control.asked])
    # Sold again, it says what that would switch off.
    again = offered.window(file)
    assert isinstance(again, CoresDialog)
    assert again.replaced.text() == "What sells cpu0 now is switched off."


def test_a_no_sells_nothing_and_leaves_no_window(
    offered: Offered, file: Path, qtbot: QtBot
) -> None:
    dialog = offered.window(file)
    assert isinstance(dialog, CoresDialog)
    dialog.reject()
    qtbot.waitUntil(lambda: offered.offering.windows == [], timeout=IN_TIME)
    assert offered.names() == []
    assert offered.opened == []


@pytest.mark.parametrize(
    ("text", "title", "more"),
    [
        (ORDER.replace('"0.8"', '"a lot"'), "libcaca.cpu cannot be used", "line 6: ask"),
        (ORDER.replace("market.", "market. "), "libcaca.cpu cannot be used", "market"),
        ('\x7fELF "something else"', "libcaca.cpu is no sell order", "another program's"),
        ("", "libcaca.cpu is no sell order", "another program's"),
        ("market = ", "libcaca.cpu is not TOML", "line 1"),
        ("x" * 70_000, "libcaca.cpu is no sell order", "longer than 64 KiB"),
    ],
)
def test_what_is_none_is_refused_with_its_reason(
    offered: Offered, file: Path, text: str, title: str, more: str
) -> None:
    file.write_text(text)
    box = offered.window(file)
    assert isinstance(box, QMessageBox)
    assert box.text() == title
    assert more in box.informativeText()


def test_a_file_that_is_gone_is_told(offered: Offered, tmp_path: Path) -> None:
    box = offered.window(tmp_path / "gone.cpu")
    assert isinstance(box, QMessageBox)
    assert box.text() == "gone.cpu cannot be read"


def test_a_disk_that_is_full_is_told(
    offered: Offered, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_words: object) -> None:
        raise OSError(28, "No space left on device")

    dialog = offered.window(file)
    assert isinstance(dialog, CoresDialog)
    monkeypatch.setattr("tray.offering.selling.sell", full)
    dialog.sell.click()
    qtbot.waitUntil(
        lambda: any(isinstance(one, QMessageBox) for one in offered.offering.windows),
        timeout=IN_TIME,
    )
    (box,) = [one for one in offered.offering.windows if isinstance(one, QMessageBox)]
    assert "No space left on device" in box.text()
    assert offered.opened == []
