"""A `.cpu` file: dropped, pasted, picked; a bad one says what is wrong, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

from tests.unit.tray.wizard.conftest import Guide, Open
from tests.wizardstage import ORDER_TEXT, Stage
from tray.mark import Shape
from tray.wizard.helping import Way


@pytest.fixture
def guide(opened: Open) -> Guide:
    """At the way of the file."""
    guide = opened(Stage(offered=()))
    guide.to_help()
    guide.wizard.help.choose(Way.FILE)
    return guide


def dropped(path: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    return data


def test_pasted_text_says_for_whom_where_and_at_what_price(guide: Guide) -> None:
    panel = guide.wizard.help.file
    QGuiApplication.clipboard().setText(ORDER_TEXT)
    panel.text.paste()
    assert panel.result.text() == (
        "For: libcaca\nAt the market: https://market.example.org\n"
        "Price: at least 0.8 CPUCoins per core-hour"
    )
    order = panel.order()
    assert order is not None
    assert order.ask == 800_000
    assert guide.wizard.next.isEnabled()


def test_a_dropped_file_is_read_and_shown(guide: Guide, tmp_path: Path) -> None:
    path = tmp_path / "given.cpu"
    path.write_text(ORDER_TEXT)
    panel = guide.wizard.help.file
    data = dropped(path)
    assert panel.text.canInsertFromMimeData(data)
    panel.text.insertFromMimeData(data)
    guide.until(panel.order)
    assert panel.text.toPlainText() == ORDER_TEXT


BAD: dict[str, tuple[Callable[[str], bytes], str]] = {
    "no TOML": (lambda _: b"hello there", "is not TOML"),
    "a bad price": (lambda text: text.replace('"0.8"', '"much"').encode(), "line 6: ask"),
    "an unknown field": (lambda text: f"{text}colour = 1\n".encode(), "line 7: colour"),
    "a secret": (lambda text: f'{text}token = "x"\n'.encode(), "carries no secret"),
    "http": (lambda text: text.replace("https", "http").encode(), "by https alone"),
    "no beneficiary": (
        lambda text: text.replace('beneficiary = "libcaca"\n', "").encode(),
        "beneficiary",
    ),
    "another format": (lambda text: text.replace("= 1", "= 9").encode(), "line 1: format"),
    "no text": (lambda _: b"\xff\xfe\x00", "is not UTF-8 text"),
    "too long": (lambda text: text.encode() + b"#" * 70_000, "is longer than 64 KiB"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_says_what_is_wrong_and_where(guide: Guide, tmp_path: Path, kind: str) -> None:
    make, words = BAD[kind]
    path = tmp_path / "bad.cpu"
    path.write_bytes(make(ORDER_TEXT))
    panel = guide.wizard.help.file
    panel.read(path)
    guide.until(lambda: words in panel.result.text())
    assert "bad.cpu" in panel.result.text()
    assert panel.mark.shape is Shape.CROSS
    assert panel.order() is None
    assert not guide.wizard.next.isEnabled()


def test_a_file_that_is_no_text_leaves_the_good_one_as_it_was(guide: Guide, tmp_path: Path) -> None:
    panel = guide.wizard.help.file
    panel.text.insertPlainText(ORDER_TEXT)
    path = tmp_path / "bad.cpu"
    path.write_bytes(b"\xff")
    panel.read(path)
    guide.until(lambda: panel.mark.shape is Shape.CROSS)
    assert panel.text.toPlainText() == ORDER_TEXT
    assert panel.order() is not None


def test_what_was_there_before_a_bad_file_comes_back_by_undo(guide: Guide, tmp_path: Path) -> None:
    panel = guide.wizard.help.file
    panel.text.insertPlainText(ORDER_TEXT)
    path = tmp_path / "bad.cpu"
    path.write_text("hello")
    panel.read(path)
    guide.until(lambda: panel.order() is None)
    panel.text.undo()
    assert panel.text.toPlainText() == ORDER_TEXT
    assert panel.order() is not None


def test_a_file_that_is_not_there_is_named(guide: Guide, tmp_path: Path) -> None:
    panel = guide.wizard.help.file
    panel.read(tmp_path / "gone.cpu")
    guide.until(lambda: "gone.cpu cannot be read\nNo such file" in panel.result.text())


def test_a_pipe_that_nobody_writes_into_holds_nobody_up(guide: Guide, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.cpu")
    panel = guide.wizard.help.file
    panel.read(tmp_path / "pipe.cpu")
    guide.until(lambda: "pipe.cpu is no file" in panel.result.text())


def test_a_bad_text_can_be_put_right_where_it_stands(guide: Guide) -> None:
    panel = guide.wizard.help.file
    panel.text.setPlainText(ORDER_TEXT.replace("0.8", "0,8"))
    assert panel.mark.shape is Shape.CROSS
    panel.text.setPlainText(ORDER_TEXT)
    assert panel.mark.shape is Shape.TICK
    assert guide.wizard.next.isEnabled()
    panel.text.clear()
    assert not panel.mark.isVisible()
    assert not guide.wizard.next.isEnabled()


def test_other_choices_stay_when_the_way_is_changed_and_changed_back(guide: Guide) -> None:
    panel = guide.wizard.help.file
    panel.text.setPlainText(ORDER_TEXT)
    guide.wizard.help.choose(Way.DONATE)
    assert not guide.wizard.next.isEnabled()
    guide.wizard.help.choose(Way.FILE)
    assert panel.order() is not None
    assert guide.wizard.next.isEnabled()
