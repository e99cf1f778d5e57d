"""Page 3: half of the cores at first, and never none."""

from __future__ import annotations

from tests.unit.tray.wizard.conftest import Open
from tests.wizardstage import ORDER, Stage, pairs


def test_half_of_the_cores_are_chosen_at_first(opened: Open) -> None:
    guide = opened(Stage(cores=pairs(8)))
    guide.to_cores()
    page = guide.wizard.cores
    guide.until(page.ready)
    assert page.chosen() == (4, 5, 6, 7)
    assert page.count.text() == "4 of 8 cores will compute; your programs always go first."


def test_all_half_and_none_do_what_they_say(opened: Open) -> None:
    guide = opened(Stage(cores=pairs(4)))
    guide.to_cores()
    page = guide.wizard.cores
    guide.until(page.ready)
    page.all.click()
    assert page.chosen() == (0, 1, 2, 3)
    page.none.click()
    assert not guide.wizard.next.isEnabled()
    assert guide.wizard.hint.text() == "Choose at least one core."
    page.half.click()
    assert page.chosen() == (2, 3)
    assert guide.wizard.next.isEnabled()


def test_a_machine_of_one_core_sells_that(opened: Open) -> None:
    guide = opened(Stage(cores=pairs(1)))
    guide.to_cores()
    guide.until(guide.wizard.cores.ready)
    assert guide.wizard.cores.chosen() == (0,)


def test_orders_that_cannot_be_read_are_told(opened: Open) -> None:
    stage = Stage()
    guide = opened(stage)
    guide.to_help()
    guide.until(guide.wizard.help.ready)
    stage.fails["book"] = OSError(5, "Input/output error", "orders")
    guide.enter(guide.wizard.cores)
    guide.until(lambda: "Input/output error" in guide.wizard.cores.count.text())
    assert not guide.wizard.next.isEnabled()
    # Back and on again tries once more.
    stage.fails.clear()
    guide.wizard.back.click()
    guide.enter(guide.wizard.cores)
    guide.until(guide.wizard.cores.ready)


def test_run_again_the_cores_are_those_that_compute(opened: Open) -> None:
    guide = opened(Stage(sold={1: ORDER}))
    guide.to_cores()
    guide.until(guide.wizard.cores.ready)
    assert guide.wizard.cores.chosen() == (1,)
