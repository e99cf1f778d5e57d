"""Earning for oneself: made, kept, found again; a keyring that is locked or silent stops nobody."""

from __future__ import annotations

import threading
from pathlib import Path

from daemonctl.control.markets import Account, Place
from daemonctl.errors import AccountError, InputError, KeyringError, MarketUnreachable
from tests.unit.tray.wizard.conftest import Guide, Open
from tests.wizardstage import ACCOUNT, MARKET, Stage
from tray.wizard.earn import Earn
from tray.wizard.helping import Way

LOCKED = KeyringError("Your keyring is locked", detail="Prompt dismissed.", hint="--no-keyring")


def earning(opened: Open, stage: Stage) -> tuple[Guide, Earn]:
    """At the way of earning, the keyring asked."""
    guide = opened(stage)
    guide.to_help()
    guide.until(lambda: guide.wizard.help.market.market)
    guide.wizard.help.choose(Way.EARN)
    return guide, guide.wizard.help.earn


def test_the_button_makes_an_account_and_says_where_its_key_is(opened: Open) -> None:
    guide, earn = earning(opened, Stage())
    guide.until(lambda: earn.looked)
    assert guide.calls("create") == []
    earn.buttons.make.click()
    guide.until(lambda: earn.account)
    assert earn.said.text() == "Your account: acc-51f3\nIts key is in your keyring."
    order = earn.order()
    assert order is not None
    assert (order.account, order.ask) == ("acc-51f3", 500_000)
    earn.ask.setValue(1.25)
    order = earn.order()
    assert order is not None
    assert order.ask == 1_250_000


def test_next_makes_the_account_and_goes_on(opened: Open) -> None:
    guide, earn = earning(opened, Stage())
    guide.until(lambda: earn.looked)
    assert guide.wizard.hint.text() == "Next makes your account."
    guide.enter(guide.wizard.cores)
    assert earn.account == ACCOUNT
    assert len(guide.calls("create")) == 1


def test_an_account_that_is_there_is_shown_and_used(opened: Open) -> None:
    guide, earn = earning(opened, Stage(account=ACCOUNT))
    guide.until(lambda: earn.account)
    assert not earn.buttons.make.isVisible()
    assert earn.buttons.save.isVisible()
    guide.enter(guide.wizard.cores)
    assert guide.calls("create") == []


def test_the_keyring_is_not_asked_before_the_user_chose_to_earn(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_help()
    guide.until(guide.wizard.help.ready)
    assert guide.calls("account") == []


def test_an_account_that_waits_for_approval_says_so(opened: Open) -> None:
    waits = Account(MARKET, "acc-51f3", Place.KEYRING, pending=True)
    guide, earn = earning(opened, Stage(made=waits))
    guide.until(lambda: earn.looked)
    earn.buttons.make.click()
    guide.until(lambda: earn.account)
    assert "has to approve of it before it earns" in earn.said.text()


def test_a_key_in_a_file_is_told_with_the_reason(opened: Open) -> None:
    kept = Account(MARKET, "acc-51f3", Place.FILE, "no keyring runs here")
    guide, earn = earning(opened, Stage(made=kept))
    guide.until(lambda: earn.looked)
    earn.buttons.make.click()
    guide.until(lambda: earn.account)
    assert "in a file that only you can read" in earn.said.text()
    assert "The reason: no keyring runs here." in earn.said.text()


def test_a_locked_keyring_offers_to_try_again(opened: Open) -> None:
    stage = Stage(account=LOCKED)
    guide, earn = earning(opened, stage)
    guide.until(lambda: "Your keyring is locked" in earn.said.text())
    assert "--no-keyring" not in earn.said.text()
    stage.account = None
    earn.buttons.retry.click()
    guide.until(lambda: earn.looked)
    assert guide.calls("create") == []


def test_a_locked_keyring_offers_a_file(opened: Open) -> None:
    guide, earn = earning(opened, Stage(account=LOCKED))
    guide.until(lambda: "Your keyring is locked" in earn.said.text())
    earn.buttons.in_file.click()
    guide.until(lambda: earn.account)
    assert guide.calls("create") == [("create", MARKET, "", True)]
    assert guide.wizard.next.isEnabled()


def test_a_prompt_holds_up_neither_the_window_nor_the_hand_and_can_be_left(opened: Open) -> None:
    prompt = threading.Event()
    guide, earn = earning(opened, Stage(prompt=prompt))
    guide.until(lambda: earn.waits)
    assert not guide.wizard.next.isEnabled()
    done: list[object] = []
    earn._desk.hand.do(lambda: "still here", done.append)
    guide.until(lambda: done)
    earn.buttons.cancel.click()
    assert not earn.waits
    assert "You stopped waiting" in earn.said.text()
    guide.wizard.help.choose(Way.FILE)
    prompt.set()


def test_an_account_that_comes_after_the_waiting_ended_is_used(opened: Open) -> None:
    prompt = threading.Event()
    guide, earn = earning(opened, Stage(account=ACCOUNT, prompt=prompt))
    guide.until(lambda: earn.waits)
    earn.buttons.cancel.click()
    prompt.set()
    guide.until(lambda: earn.account)


def test_closing_before_an_open_prompt_waits_for_nobody(opened: Open) -> None:
    prompt = threading.Event()
    guide, earn = earning(opened, Stage(prompt=prompt))
    guide.until(lambda: earn.waits)
    guide.wizard.close()
    guide.qtbot.wait(20)
    prompt.set()
    guide.qtbot.wait(50)


def test_a_market_that_fails_while_it_makes_the_account_is_told(opened: Open) -> None:
    guide, earn = earning(opened, Stage(made=MarketUnreachable("The market does not answer")))
    guide.until(lambda: earn.looked)
    guide.wizard.next.click()
    guide.until(lambda: earn.said.text() == "The market does not answer")
    assert guide.wizard.page is guide.wizard.help


def test_a_recovery_file_is_saved_and_gives_the_account_back(opened: Open, tmp_path: Path) -> None:
    guide, earn = earning(opened, Stage())
    guide.until(lambda: earn.looked)
    earn.restored(tmp_path / "mine.txt")
    guide.until(lambda: earn.account)
    earn.save(tmp_path / "copy.txt")
    guide.until(lambda: "Saved." in earn.save_said.text())
    assert guide.calls("restore") == [("restore", tmp_path / "mine.txt", False)]
    assert guide.calls("save") == [("save", MARKET, tmp_path / "copy.txt")]


def test_a_recovery_file_that_is_none_is_told(opened: Open, tmp_path: Path) -> None:
    error = InputError("This is no recovery file", detail="mine.txt, line 1")
    guide, earn = earning(opened, Stage(fails={"restore": error}))
    guide.until(lambda: earn.looked)
    earn.restored(tmp_path / "mine.txt")
    guide.until(lambda: "This is no recovery file\nmine.txt, line 1" in earn.said.text())
    assert earn.buttons.restore.isVisible()


def test_a_restore_that_fails_is_tried_again_as_a_restore(opened: Open, tmp_path: Path) -> None:
    stage = Stage(fails={"restore": AccountError("The market does not know it", hint="Another?")})
    guide, earn = earning(opened, stage)
    guide.until(lambda: earn.looked)
    earn.restored(tmp_path / "mine.txt")
    guide.until(lambda: earn.said.text() == "The market does not know it\nAnother?")
    assert not earn.buttons.in_file.isVisible()
    stage.fails.clear()
    earn.buttons.retry.click()
    guide.until(lambda: earn.account)
    assert guide.calls("restore") == [("restore", tmp_path / "mine.txt", False)]
    assert guide.calls("create") == []


def test_what_is_restored_goes_into_a_file_where_the_keyring_is_locked(
    opened: Open, tmp_path: Path
) -> None:
    stage = Stage(fails={"restore": LOCKED})
    guide, earn = earning(opened, stage)
    guide.until(lambda: earn.looked)
    earn.restored(tmp_path / "mine.txt")
    guide.until(earn.buttons.in_file.isVisible)
    stage.fails.clear()
    earn.buttons.in_file.click()
    guide.until(lambda: earn.account)
    assert guide.calls("restore")[-1] == ("restore", tmp_path / "mine.txt", True)


def test_who_goes_on_with_a_file_first_reads_that_it_is_one(opened: Open) -> None:
    guide, earn = earning(opened, Stage(made=LOCKED))
    guide.until(lambda: earn.looked)
    guide.wizard.next.click()
    guide.until(earn.buttons.in_file.isVisible)
    guide.stage.made = None
    earn.buttons.in_file.click()
    guide.until(lambda: earn.account)
    assert guide.wizard.page is guide.wizard.help
