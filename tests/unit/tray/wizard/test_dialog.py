"""The wizard by its keys: Enter leads on, Finish does what was chosen, closing forgets the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from daemonctl.control.selling import SellOrder
from daemonctl.settings import Rules
from tests.shots import settle
from tests.unit.tray.wizard.conftest import Open
from tests.walk import clipped, pseudo_translation, unnamed, unreachable, untranslated
from tests.wizardstage import MARKET, POOL, Stage, report
from tray.wizard.helping import Way

DATA = {
    *("libcaca", MARKET, "The Example Pool", "Protein folding at the Example Institute"),
    *("Weather over the North Sea", "Colour ASCII art library: halftoning research."),
    *("Ensembles of coastal forecasts.", "k3v7q2", "cpu", "acc-51f3"),
    *("prctl(PR_SET_SECCOMP): answered; /proc/config.gz: CONFIG_SECCOMP_FILTER=y",),
}


def test_enter_alone_sets_everything_up(opened: Open) -> None:
    guide = opened(Stage())
    guide.finish()
    guide.until(lambda: guide.wizard.end.done)
    order = SellOrder(MARKET, "", "k3v7q2", "libcaca", 0)
    assert guide.calls("sell") == [("sell", order, (4, 5, 6, 7))]
    # While the user looks on it computes, though they are there.
    assert guide.calls("rules") == [("rules", Rules(pause_when_active=False))]
    assert guide.calls("login") == [("login", True)]
    assert guide.calls("start") == [("start",)]


def test_closing_puts_the_rule_in_force_that_was_chosen(opened: Open) -> None:
    guide = opened(Stage())
    guide.finish()
    guide.until(lambda: guide.wizard.end.done)
    results: list[int] = []
    guide.wizard.finished.connect(results.append)
    guide.key(Qt.Key.Key_Return)
    guide.until(lambda: len(guide.calls("rules")) == 2)
    assert guide.calls("rules")[1] == ("rules", Rules())
    assert results == [QDialog.DialogCode.Accepted.value]


def test_it_is_gone_when_closed(opened: Open) -> None:
    guide = opened(Stage())
    gone: list[bool] = []
    guide.wizard.destroyed.connect(lambda: gone.append(True))
    results: list[int] = []
    guide.wizard.finished.connect(results.append)
    guide.key(Qt.Key.Key_Escape)
    settle()
    assert gone
    assert results == [QDialog.DialogCode.Rejected.value]
    assert guide.calls("rules") == []


def test_back_leads_back_and_what_was_chosen_stays(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_cores()
    guide.until(guide.wizard.cores.chosen)
    guide.wizard.cores.all.click()
    guide.key(Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    guide.until(lambda: guide.wizard.page is guide.wizard.help)
    guide.enter(guide.wizard.cores)
    assert len(guide.wizard.cores.chosen()) == 8


def test_the_title_tells_where_one_is(opened: Open) -> None:
    guide = opened(Stage())
    assert guide.wizard.windowTitle() == "Is this computer fit? (1 of 4)"
    guide.to_help()
    assert guide.wizard.windowTitle() == "Whom do you help? (2 of 4)"


def test_enter_on_a_button_presses_that_button(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_cores()
    guide.until(guide.wizard.cores.chosen)
    guide.wizard.cores.none.setFocus()
    guide.key(Qt.Key.Key_Return)
    assert guide.wizard.page is guide.wizard.cores
    assert guide.wizard.cores.chosen() == ()
    assert guide.wizard.hint.text() == "Choose at least one core."
    # And what is off is off for Enter, too.
    guide.wizard.cores.picture.boxes[0].setFocus()
    guide.key(Qt.Key.Key_Return)
    assert guide.wizard.page is guide.wizard.cores


def test_every_page_has_names_keys_and_room(opened: Open) -> None:
    guide = opened(Stage())
    wizard = guide.wizard
    for number in range(5):
        settle()
        if number == 1:
            for way in (Way.FILE, Way.EARN, Way.DONATE):
                wizard.help.choose(way)
                guide.until(lambda: not wizard.help.earn.waits)
                assert unnamed(wizard) == unreachable(wizard) == clipped(wizard) == []
        assert unnamed(wizard) == unreachable(wizard) == clipped(wizard) == [], number
        if number < 4:
            guide.until(wizard.next.isEnabled)
            wizard.next.click()


def test_every_text_is_translated(opened: Open, qapp: QApplication) -> None:
    assert qapp
    with pseudo_translation():
        stage = Stage(report=report())
        guide = opened(stage)
        wizard = guide.wizard
        for number in range(5):
            settle()
            guide.until(lambda: not wizard.help.earn.waits)
            data = {
                *DATA,
                "6.12.48",
                "Debian GNU/Linux 13",
                *(one.name for one in POOL.beneficiaries),
            }
            assert untranslated(wizard, data) == [], number
            assert clipped(wizard) == [], number
            if number < 4:
                guide.until(wizard.next.isEnabled)
                wizard.next.click()


def test_the_letters_of_a_page_are_each_for_one_thing(opened: Open) -> None:
    guide = opened(Stage())
    wizard = guide.wizard
    for _ in range(4):
        settle()
        letters: dict[str, list[str]] = {}
        for widget in wizard.findChildren(object):
            words = getattr(widget, "text", None)
            words = words() if callable(words) else None
            if not isinstance(words, str) or not widget.isVisibleTo(wizard):
                continue
            plain = words.replace("&&", "")
            if "&" in plain:
                letters.setdefault(plain[plain.index("&") + 1].lower(), []).append(words)
        assert {key: texts for key, texts in letters.items() if len(texts) > 1} == {}
        guide.until(wizard.next.isEnabled)
        wizard.next.click()
