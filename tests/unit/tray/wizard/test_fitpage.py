"""Page 1 asks the kernel, says what it found, and lets only a fit computer go on."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from daemonctl.control.machine import Feature, State
from daemonctl.errors import StateError
from tests.unit.tray.wizard.conftest import Open
from tests.walk import pseudo_translation
from tests.wizardstage import Stage, report
from tray.mark import Shape


def test_a_fit_computer_shows_the_live_proof_and_may_go_on(opened: Open) -> None:
    guide = opened(Stage())
    page = guide.wizard.fit
    assert not guide.wizard.next.isEnabled()
    guide.until(guide.wizard.next.isEnabled)
    assert page.proof.text() == (
        "We locked a process down and asked it for a file: the kernel killed it."
    )
    assert [row.finding.name for row in page.rows] == list(Feature)
    assert page.mark.shape is Shape.TICK
    assert not page.progress.isVisible()


def test_a_kernel_that_is_not_fit_explains_and_next_stays_off(opened: Open) -> None:
    guide = opened(Stage(report=report(SECCOMP_FILTER=State.ABSENT, PROOF=State.ABSENT)))
    page = guide.wizard.fit
    guide.until(lambda: page.report)
    assert not guide.wizard.next.isEnabled()
    assert guide.wizard.cancel.isEnabled()
    assert page.proof.text() == "This computer cannot lock strangers' programs in."
    assert guide.wizard.hint.text() == "Without the needed locks nothing is computed here."


def test_a_remedy_can_be_copied(opened: Open) -> None:
    guide = opened(Stage(report=report(LANDLOCK=State.ABSENT)))
    page = guide.wizard.fit
    guide.until(lambda: page.report)
    (row,) = [row for row in page.rows if row.finding.remedy]
    assert row.copy is not None
    row.copy.click()
    assert QGuiApplication.clipboard().text() == row.finding.remedy
    assert row.copy.text() == "Copied"


def test_what_is_only_useful_keeps_nobody_back(opened: Open) -> None:
    guide = opened(Stage(report=report(LANDLOCK=State.ABSENT, CGROUP2=State.UNKNOWN)))
    guide.until(guide.wizard.next.isEnabled)


def test_the_evidence_is_shown_on_demand(opened: Open) -> None:
    guide = opened(Stage())
    guide.until(lambda: guide.wizard.fit.report)
    row = guide.wizard.fit.rows[0]
    assert row.evidence is None
    row.details.click()
    assert row.evidence.isVisible()
    row.details.click()
    assert not row.evidence.isVisible()


def test_it_can_be_checked_again_once_the_kernel_is_another(opened: Open) -> None:
    stage = Stage(report=report(PROOF=State.ABSENT))
    guide = opened(stage)
    guide.until(lambda: guide.wizard.fit.report)
    stage.report = report()
    guide.wizard.fit.again.click()
    assert not guide.wizard.next.isEnabled()
    guide.until(guide.wizard.next.isEnabled)


def test_a_check_that_fails_says_so_and_can_be_repeated(opened: Open) -> None:
    stage = Stage(report=StateError("The probe ended", hint="Try again."))
    guide = opened(stage)
    page = guide.wizard.fit
    guide.until(lambda: page.explained.text() == "The probe ended\nTry again.")
    assert page.mark.shape is Shape.QUERY
    assert not guide.wizard.next.isEnabled()
    stage.report = report()
    page.again.click()
    guide.until(guide.wizard.next.isEnabled)


def test_closing_while_the_kernel_is_asked_harms_nobody(opened: Open) -> None:
    guide = opened(Stage())
    guide.wizard.close()
    guide.qtbot.wait(50)


def test_what_comes_later_makes_the_window_wide_enough_for_it(opened: Open) -> None:
    with pseudo_translation():
        guide = opened(Stage())
        guide.wizard.resize(1, 1)
        guide.until(lambda: guide.wizard.fit.report)
        area = guide.wizard.fit.parentWidget().parentWidget()
        guide.until(lambda: guide.wizard.fit.width() <= area.viewport().width())
