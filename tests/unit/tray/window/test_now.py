"""The page "Now" shows the daemon's snapshot and does what the user wants."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from daemonctl.control import lastresult as stored
from daemonctl.model import CoreState, Pause, Problem, Reason, Status
from daemonctl.paths import Paths
from tests.screenshots.window import FakeBridge, a_picture, desk, wait_for_hand
from tests.shots import settle
from tray.desk import Desk, Door
from tray.entries import Command
from tray.present import Snapshot
from tray.window import picture
from tray.window.corerow import CoreRow
from tray.window.link import Link
from tray.window.now import NowPage
from tray.window.pausebutton import PauseButton
from tray.window.picture import LastPicture
from tray.window.problembox import ProblemBox

MARKET = "https://market.example.org"


class Stage:
    """A page that is shown, with what it works with."""

    def __init__(self, paths: Paths, qtbot: QtBot) -> None:
        self.desk: Desk
        self.bridge: FakeBridge
        self.desk, self.bridge, self.opened = desk(paths, Snapshot(None, None, time.time(), 8))
        self.page = NowPage(self.desk)
        qtbot.addWidget(self.page)
        self.page.resize(800, 600)
        self.page.show()
        wait_for_hand(self.desk.hand)

    def tell(self, status: Status | None, pause: Pause | None = None, **more: Any) -> None:
        self.bridge.show(Snapshot(status, pause, time.time(), 8, **more))
        settle()

    @property
    def button(self) -> PauseButton:
        found = self.page.findChild(PauseButton)
        assert found is not None
        return found

    def rows(self) -> list[CoreRow]:
        return [row for row in self.page.findChildren(CoreRow) if row.isVisible()]

    def texts(self) -> list[str]:
        return [one.text() for one in self.page.findChildren(QLabel) if one.isVisible()]


@pytest.fixture
def stage(tmp_path: Path, qtbot: QtBot) -> Iterator[Stage]:
    made = Stage(Paths.below(tmp_path), qtbot)
    yield made
    made.desk.hand.close()


def test_without_a_daemon_it_offers_to_start_one_and_says_that_it_starts(stage: Stage) -> None:
    assert stage.rows() == []
    assert any(text.startswith("CPUShare is stopped") for text in stage.texts())
    stage.button.click()
    assert stage.bridge.asked == [Command.START]
    assert (stage.button.text(), stage.button.isEnabled()) == ("Starting…", False)
    stage.tell(None, trouble=Problem("It did not start"))
    assert stage.button.isEnabled()
    assert "It did not start" in stage.texts()


def test_the_button_pauses_for_the_chosen_time(stage: Stage, machine: Any) -> None:
    stage.tell(machine.status(machine.core(0)))
    menu = stage.button.menu()
    for action in menu.actions():
        action.trigger()
    assert stage.bridge.asked == [
        Command.PAUSE_15,
        Command.PAUSE_60,
        Command.PAUSE_MORNING,
        Command.PAUSE,
    ]


def test_the_button_resumes_and_counts_down(stage: Stage, machine: Any) -> None:
    stage.tell(machine.status(machine.core(0)), Pause(time.time(), time.time() + 14.5 * 60))
    assert stage.button.text() == "&Resume (15 min left)"
    assert stage.button.menu() is None
    stage.button.click()
    assert stage.bridge.asked == [Command.RESUME]


def test_rows_stay_the_same_widgets_while_their_job_goes_on(stage: Stage, machine: Any) -> None:
    stage.tell(machine.status(machine.core(0), machine.core(3)))
    before = stage.rows()
    stage.tell(machine.status(machine.core(0, progress=0.5), machine.core(3)))
    assert stage.rows() == before
    bar = before[0].findChild(QProgressBar)
    assert bar is not None
    assert (bar.value(), bar.accessibleDescription()) == (500, "50 %")
    stage.tell(machine.status(machine.core(3)))
    assert stage.rows() == before[:1]
    assert before[0].accessibleName() == "cpu3: Computing"


def test_nothing_is_drawn_anew_while_nobody_looks(stage: Stage, machine: Any) -> None:
    stage.tell(machine.status(machine.core(0)))
    stage.page.hide()
    stage.tell(machine.status(machine.core(0), machine.core(1)))
    assert len(stage.page.findChildren(CoreRow)) == 1
    stage.page.show()
    settle()
    assert len(stage.rows()) == 2


def test_no_timer_runs_while_nothing_can_change(stage: Stage, machine: Any) -> None:
    idle = machine.core(0, CoreState.WAITING, Reason.NO_WORK, worker=None)

    def running() -> list[QTimer]:
        return [timer for timer in stage.page.findChildren(QTimer) if timer.isActive()]

    stage.tell(machine.status(idle))
    assert running() == []
    stage.tell(machine.status(machine.core(0)))
    assert running()
    stage.tell(machine.status(idle))
    # One more look for the picture that the job may have left.
    assert len(running()) <= 1


def test_the_market_s_link_opens_the_browser_by_mouse_and_by_key(
    stage: Stage, machine: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    stage.tell(machine.status(machine.core(0, market=MARKET)))
    link = stage.rows()[0].findChild(Link)
    assert link is not None
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.keyClick(link, Qt.Key.Key_Return)
    qtbot.keyClick(link, Qt.Key.Key_Space)
    assert opened == [MARKET] * 3


def test_a_market_that_is_no_web_address_has_no_link(stage: Stage, machine: Any) -> None:
    stage.tell(machine.status(machine.core(0, market="javascript:alert(1)")))
    link = stage.rows()[0].findChild(Link)
    assert link is not None
    assert not link.isVisible()


def test_cores_switched_off_lead_to_the_settings(stage: Stage, machine: Any) -> None:
    off = machine.core(5, CoreState.OFF, Reason.ORDER_OFF, worker=None)
    stage.tell(machine.status(machine.core(0), off))
    assert "Switched off: cpu5" in stage.texts()
    (link,) = [one for one in stage.page.findChildren(Link) if "settings" in one.text()]
    link.click()
    assert stage.opened == [Door.SETTINGS]


def test_without_a_sell_order_the_wizard_is_offered(stage: Stage, machine: Any) -> None:
    stage.tell(machine.status())
    (wizard,) = [one for one in stage.page.findChildren(QPushButton) if "wizard" in one.text()]
    assert wizard.isVisible()
    wizard.click()
    assert stage.opened == [Door.WIZARD]


def test_a_problem_can_be_marked_and_copied_and_is_never_markup(stage: Stage, machine: Any) -> None:
    problem = Problem("<b>An order</b> is broken", "line 4", "Mend it")
    stage.tell(machine.status(problems=(problem,)))
    (box,) = stage.page.findChildren(ProblemBox)
    labels = box.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    selectable = Qt.TextInteractionFlag.TextSelectableByKeyboard
    assert all(label.textInteractionFlags() & selectable for label in labels)
    copy = box.findChild(QPushButton)
    assert copy is not None
    copy.click()
    assert QGuiApplication.clipboard().text() == "<b>An order</b> is broken\nline 4\nMend it"


def test_a_problem_that_stays_keeps_its_box(stage: Stage, machine: Any) -> None:
    one, two = Problem("one"), Problem("two")
    stage.tell(machine.status(problems=(one,)))
    (before,) = stage.page.findChildren(ProblemBox)
    stage.tell(machine.status(problems=(two, one)))
    boxes = stage.page.findChildren(ProblemBox)
    assert {box.problem.title for box in boxes} == {"one", "two"}
    assert before in boxes
    stage.tell(machine.status(machine.core(0)))
    assert stage.page.findChildren(ProblemBox) == []


def test_a_hundred_and_twenty_eight_cores_are_shown_at_once(stage: Stage, machine: Any) -> None:
    def cores(progress: float) -> Status:
        made: Status = machine.status(*(machine.core(n, progress=progress) for n in range(128)))
        return made

    began = time.perf_counter()
    stage.tell(cores(0.1))
    made = time.perf_counter()
    stage.tell(cores(0.2))
    # Generous: a loaded machine; in place it takes about 30 ms.
    assert made - began < 8
    assert time.perf_counter() - made < 2
    assert len(stage.rows()) == 128


def test_the_last_result_is_shown_with_whose_it_is(
    stage: Stage, machine: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "last_result", lambda _paths: a_picture())
    stage.page.hide()
    stage.tell(machine.status(machine.core(0, job="c/1")))
    stage.page.show()
    view = stage.page.findChild(LastPicture)
    assert view is not None
    for _ in range(100):
        wait_for_hand(stage.desk.hand)
        if view.isVisible():
            break
        time.sleep(0.1)
    said = [label.text() for label in view.findChildren(QLabel)]
    assert said[1].startswith("error diffusion displacement, computed for libcaca on cpu3 at ")
    assert "200 by 150 pixels" in view.described()


def test_a_large_picture_is_kept_small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wide = stored.Picture(3000, 20, 3, bytes(3000 * 20 * 3))
    result = stored.LastResult("c", "b", 0, 0.0, wide)
    monkeypatch.setattr(picture, "last_result", lambda _paths: result)
    seen = picture.load(Paths.below(tmp_path))
    assert seen is not None
    assert (seen[1].width(), seen[1].height()) == (600, 4)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (240, 100, (240, 100)),
        (60, 30, (240, 120)),
        (100, 100, (200, 200)),  # by a whole number
        (400, 400, (200, 200)),
        (250, 100, (240, 96)),  # half of it would be too small
        (10, 4000, (1, 444)),
        (4000, 10, (235, 1)),
    ],
)
def test_a_picture_keeps_its_proportions_and_its_dots(
    width: int, height: int, size: tuple[int, int]
) -> None:
    assert picture.fitting(width, height, 240) == size
