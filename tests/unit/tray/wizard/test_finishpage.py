"""Finish: step by step, every failure named, nothing undone, and the first coin waited for."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QCoreApplication

from daemonctl.errors import OrderError, SettingsError
from daemonctl.model import CoreState, Pause, Reason, StartOutcome
from daemonctl.settings import Rules
from tests.screenshots.wizard import core, status
from tests.unit.tray.wizard.conftest import Guide, Open
from tests.wizardstage import ORDER, Stage
from tray.desk import Door
from tray.mark import Shape
from tray.wizard.finishing import Step
from tray.wizard.helping import Way

FULL = OSError(28, "No space left on device", "orders/libcaca-cpu4.cpu")


def shapes(guide: Guide) -> list[Shape]:
    return [mark.shape for mark, _label in guide.wizard.end._lines.values()]


@pytest.mark.parametrize(
    ("fails", "error", "words", "number"),
    [
        ("sell", FULL, "No space left on device: orders/libcaca-cpu4.cpu", 0),
        ("sell", OrderError("There is no such core", detail="cpu9"), "no such core\ncpu9", 0),
        ("rules", SettingsError("The settings cannot be changed"), "cannot be changed", 1),
        ("rules", FULL, "No space left", 1),
        ("login", OSError(13, "Permission denied", "autostart"), "Permission denied", 2),
        ("start", OSError(2, "No such file", "python"), "No such file", 3),
    ],
)
def test_a_step_that_fails_is_named_and_can_be_tried_again(
    opened: Open, fails: str, error: Exception, words: str, number: int
) -> None:
    stage = Stage(fails={fails: error})
    guide = opened(stage)
    guide.finish()
    end = guide.wizard.end
    guide.until(lambda: end.failed)
    assert words in end.trouble.text()
    assert shapes(guide) == (
        [Shape.TICK] * number + [Shape.CROSS] + [Shape.TODO] * (len(Step) - number - 1)
    )
    assert not guide.wizard.next.isEnabled()
    stage.fails.clear()
    end.retry.click()
    guide.until(lambda: end.done)
    assert shapes(guide) == [Shape.TICK] * len(Step)
    assert not end.trouble.isVisible()
    # What was done before was not done twice.
    assert len(guide.calls("sell")) == 1


@pytest.mark.parametrize("outcome", [StartOutcome.FAILED, StartOutcome.TIMED_OUT])
def test_a_daemon_that_does_not_start_shows_its_last_words(
    opened: Open, outcome: StartOutcome
) -> None:
    guide = opened(Stage(started=outcome))
    guide.finish()
    guide.until(lambda: guide.wizard.end.failed)
    assert guide.wizard.end.trouble.text() == ("The daemon did not start\nNo space left on device")


def test_after_a_failure_one_may_go_back_and_choose_otherwise(opened: Open) -> None:
    stage = Stage(fails={"sell": FULL})
    guide = opened(stage)
    guide.finish()
    guide.until(lambda: guide.wizard.end.failed)
    guide.wizard.back.click()
    assert guide.wizard.page is guide.wizard.when
    stage.fails.clear()
    guide.enter(guide.wizard.end)
    guide.until(lambda: guide.wizard.end.done)


def test_the_line_follows_the_daemon_until_the_first_coin(opened: Open) -> None:
    stage = Stage()
    guide = opened(stage)
    guide.finish()
    end = guide.wizard.end
    guide.until(lambda: end.done)
    assert end.line.text() == "Starting…"
    for now, words, shape in (
        (
            status(core(CoreState.WAITING, Reason.PREPARING)),
            "cpu0 gets its first job from market.example.org.",
            Shape.NOW,
        ),
        (
            status(core(CoreState.COMPUTING, Reason.RUNNING, computation="art", progress=0.5)),
            "cpu0 computes its first job: art (50 %)",
            Shape.NOW,
        ),
        (
            status(core(CoreState.COMPUTING, Reason.RUNNING), total=20_000),
            "Your first result is confirmed: 0.02 CPUCoins. Thank you!",
            Shape.TICK,
        ),
    ):
        stage.status = now
        end.desk.bridge.refresh()
        assert (end.line.text(), end.mark.shape) == (words, shape)
    assert not end.progress.isVisible()


def test_a_pause_that_holds_can_be_ended_here(opened: Open) -> None:
    stage = Stage(status=status(), pause=Pause(time.time()))
    guide = opened(stage)
    guide.finish()
    end = guide.wizard.end
    guide.until(lambda: end.done)
    assert end.line.text() == "Paused until you resume"
    end.resume.click()
    guide.until(lambda: not end.resume.isVisible())


def test_not_looking_on_puts_the_rule_in_force_at_once(opened: Open) -> None:
    guide = opened(Stage())
    guide.finish()
    end = guide.wizard.end
    guide.until(lambda: end.done)
    end.show_now.click()
    guide.until(lambda: guide.calls("rules")[-1] == ("rules", Rules()))
    end.show_now.click()
    guide.until(lambda: guide.calls("rules")[-1] == ("rules", Rules(pause_when_active=False)))


def test_where_the_rule_was_not_chosen_there_is_nothing_to_look_on_for(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_when()
    guide.until(guide.wizard.when.ready)
    guide.wizard.when.active.click()
    guide.enter(guide.wizard.end)
    guide.until(lambda: guide.wizard.end.done)
    assert not guide.wizard.end.show_now.isVisible()
    guide.wizard.close()
    guide.qtbot.wait(20)
    assert guide.calls("rules") == [("rules", Rules(pause_when_active=False))]


def test_the_tray_s_end_puts_the_rule_in_force_as_well(opened: Open) -> None:
    guide = opened(Stage())
    guide.finish()
    guide.until(lambda: guide.wizard.end.done)
    application = QCoreApplication.instance()
    assert application is not None
    application.aboutToQuit.emit()
    guide.until(lambda: guide.calls("rules")[-1] == ("rules", Rules()))


def test_it_opens_the_main_window(opened: Open) -> None:
    guide = opened(Stage())
    guide.finish()
    guide.until(lambda: guide.wizard.end.done)
    guide.wizard.end.window_button.click()
    assert guide.opened == [Door.NOW]


def test_going_on_as_now_changes_the_cores_alone(opened: Open) -> None:
    guide = opened(Stage(sold={2: ORDER, 3: ORDER}))
    guide.to_cores()
    guide.until(guide.wizard.cores.ready)
    assert guide.wizard.cores.picture is not None
    guide.wizard.cores.picture.choose([3, 4])
    guide.enter(guide.wizard.when)
    guide.enter(guide.wizard.end)
    guide.until(lambda: guide.wizard.end.done)
    assert guide.calls("sell") == []
    assert guide.calls("assign") == [("assign", 4, ORDER)]
    assert guide.calls("switch") == [("switch", 2, False)]


def test_another_order_switches_off_the_cores_that_were_not_chosen(opened: Open) -> None:
    guide = opened(Stage(sold={0: ORDER, 7: ORDER}))
    guide.to_help()
    guide.until(guide.wizard.help.ready)
    guide.until(lambda: guide.wizard.help.market.market)
    guide.wizard.help.choose(Way.DONATE)
    guide.enter(guide.wizard.cores)
    guide.until(guide.wizard.cores.ready)
    guide.wizard.cores.half.click()
    guide.enter(guide.wizard.when)
    guide.enter(guide.wizard.end)
    guide.until(lambda: guide.wizard.end.done)
    assert sorted(guide.stage.sold) == [4, 5, 6, 7]
    assert guide.calls("switch") == [("switch", 0, False)]
