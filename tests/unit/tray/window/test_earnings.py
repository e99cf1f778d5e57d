"""The page "Earnings" reads the history that is there, and writes it into a file."""

from __future__ import annotations

import csv
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from tests.screenshots.window import past
from tests.shots import settle
from tray.window import earnings as page_module
from tray.window.earnings import EarningsPage
from tray.window.plot import PlotView


def export_button(stage: Any) -> QPushButton:
    (found,) = [one for one in stage.page.findChildren(QPushButton) if "CSV" in one.text()]
    assert isinstance(found, QPushButton)
    return found


def test_without_coins_it_says_when_the_first_come(stage: Any) -> None:
    stage.show(EarningsPage)
    first = "No CPUCoins yet: the first ones come some minutes after the first job."
    assert first in stage.texts()
    assert not export_button(stage).isEnabled()


def test_sums_plot_and_legend_come_from_the_history(stage: Any) -> None:
    past(stage.paths, time.time(), 300)
    stage.show(EarningsPage)
    texts = stage.texts()
    assert {"today", "in 7 days", "in 30 days", "in all"} <= set(texts)
    assert any("await confirmation" in text for text in texts)
    assert any(text.startswith("others: ") for text in texts)
    plot = stage.page.findChild(PlotView)
    assert plot.isVisible()


def test_it_reads_again_when_coins_came_and_not_otherwise(
    stage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.show(EarningsPage)
    read: list[float] = []
    real = page_module.earnings
    monkeypatch.setattr(
        page_module, "earnings", lambda paths, now: read.append(now) or real(paths, now)
    )
    stage.tell(0)
    assert read == []
    past(stage.paths, time.time(), 50)
    stage.tell(5)
    assert len(read) == 1
    assert "in all" in stage.texts()
    stage.page.hide()
    stage.tell(6)
    assert len(read) == 1


def test_a_history_that_cannot_be_read_is_told(stage: Any) -> None:
    stage.paths.state.mkdir(parents=True)
    stage.paths.history.write_bytes(b"no database at all, whatever its name says" * 50)
    stage.show(EarningsPage)
    assert "The history cannot be read" in stage.texts()


def test_the_export_says_what_it_wrote(stage: Any, tmp_path: Path) -> None:
    past(stage.paths, time.time(), 100)
    stage.show(EarningsPage)
    target = tmp_path / "coins.csv"
    stage.page.export(str(target))
    assert "Writing…" in stage.texts()
    stage.wait()
    rows = list(csv.reader(target.read_text().splitlines()))
    assert rows[0] == ["day", "beneficiary", "CPUCoins"]
    assert f"{len(rows) - 1} lines written to coins.csv" in stage.texts()


def test_an_export_that_fails_says_why(stage: Any, tmp_path: Path) -> None:
    past(stage.paths, time.time(), 20)
    stage.show(EarningsPage)
    (tmp_path / "file").touch()
    stage.page.export(str(tmp_path / "file" / "coins.csv"))
    stage.wait()
    assert "The file cannot be written" in stage.texts()
    assert export_button(stage).isEnabled()
    stage.page.export(str(tmp_path / "coins.csv"))
    stage.wait()
    assert "The file cannot be written" not in stage.texts()


def test_the_button_asks_for_a_file_without_stopping_the_window(stage: Any) -> None:
    past(stage.paths, time.time(), 20)
    stage.show(EarningsPage)
    export_button(stage).click()
    settle()
    dialog = stage.page.findChild(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.defaultSuffix() == "csv"
    dialog.reject()
    settle()
