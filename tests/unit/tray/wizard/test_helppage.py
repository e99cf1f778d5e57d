"""Page 2: whoever comes without a market, an order or an account is told what to do next."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from daemonctl.control.selling import SellOrder
from daemonctl.errors import InputError, MarketRefused, MarketUnreachable
from tests.unit.tray.wizard.conftest import Guide, Open
from tests.wizardstage import MARKET, ORDER, POOL, Stage
from tray.wizard import marketfield
from tray.wizard.helping import Way


def typed(guide: Guide, address: str) -> None:
    """An address, typed into the field, and Enter."""
    line = guide.wizard.help.market.address.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, address)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_the_first_who_is_listed_is_chosen_beforehand(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_help()
    page = guide.wizard.help
    guide.until(page.ready)
    assert page.way is Way.DONATE
    assert page.order() == SellOrder(MARKET, "", "k3v7q2", "libcaca", 0)
    page.donate.list.setCurrentRow(1)
    order = page.order()
    assert order is not None
    assert order.beneficiary == "Protein folding at the Example Institute"


def test_names_are_shown_as_plain_text(opened: Open) -> None:
    evil = replace(POOL.beneficiaries[0], name="<b>x</b>\u202e", description="<img src=x>")
    guide = opened(Stage(markets={MARKET: replace(POOL, beneficiaries=(evil,))}))
    guide.to_help()
    guide.until(guide.wizard.help.ready)
    shown = guide.wizard.help.donate.list.item(0).text()
    assert "<" not in shown
    assert "\u202e" not in shown


def test_without_a_market_one_can_be_typed_and_enter_looks(opened: Open) -> None:
    guide = opened(Stage(offered=()))
    guide.to_help()
    page = guide.wizard.help
    guide.until(lambda: "No market is known" in page.market.said.text())
    assert not guide.wizard.next.isEnabled()
    typed(guide, MARKET)
    assert guide.wizard.page is page
    guide.until(page.ready)
    assert page.way is Way.DONATE


def test_without_a_market_a_file_does(opened: Open) -> None:
    guide = opened(Stage(offered=()))
    guide.to_help()
    guide.wizard.help.choose(Way.FILE)
    assert not guide.wizard.help.market.isVisible()
    assert guide.wizard.hint.text() == "Give a sell order first."


@pytest.mark.parametrize(
    "error",
    [
        InputError("Not the address of a market", detail="'x'", hint="Write it like https://…"),
        MarketUnreachable("The market does not answer", detail="timed out"),
        MarketRefused("The market refuses this", status=403, detail="closed"),
    ],
)
def test_what_is_wrong_with_a_market_is_said_and_another_may_be_tried(
    opened: Open, error: Exception
) -> None:
    guide = opened(Stage(markets={MARKET: error, "https://b.example.org": POOL}))
    guide.to_help()
    page = guide.wizard.help
    guide.until(lambda: str(error.args[0]) in page.market.said.text())
    assert not guide.wizard.next.isEnabled()
    typed(guide, "https://b.example.org")
    guide.until(page.ready)


def test_of_several_known_markets_the_first_that_answers_is_taken(opened: Open) -> None:
    guide = opened(Stage(offered=("https://gone.invalid", MARKET)))
    guide.to_help()
    guide.until(guide.wizard.help.ready)
    assert guide.wizard.help.market.address.currentText() == MARKET


def test_a_market_that_says_nothing_is_given_up(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marketfield, "PATIENCE_S", 0.05)
    guide = opened(Stage())
    guide.stage.silence = True
    guide.to_help()
    page = guide.wizard.help
    guide.until(lambda: "does not answer" in page.market.said.text())
    assert page.market.look.isEnabled()
    guide.stage.silence = False


def test_typing_another_address_forgets_whom_the_last_one_listed(opened: Open) -> None:
    guide = opened(Stage())
    guide.to_help()
    page = guide.wizard.help
    guide.until(page.ready)
    line = page.market.address.lineEdit()
    assert line is not None
    QTest.keyClicks(line, "x")
    assert not guide.wizard.next.isEnabled()
    assert page.order() is None


def test_where_nobody_is_listed_earning_is_chosen_unless_the_user_chose(opened: Open) -> None:
    guide = opened(Stage(markets={MARKET: replace(POOL, beneficiaries=())}))
    guide.to_help()
    page = guide.wizard.help
    guide.until(lambda: page.market.market)
    assert page.way is Way.EARN
    page.choose(Way.DONATE)
    assert not guide.wizard.next.isEnabled()
    assert guide.wizard.hint.text() == "Choose another way, or another market."


def test_run_again_it_begins_with_what_holds(opened: Open) -> None:
    guide = opened(Stage(sold={2: ORDER, 3: ORDER}))
    guide.to_help()
    page = guide.wizard.help
    guide.until(page.ready)
    assert page.way is Way.KEEP
    assert page.radios[Way.KEEP].text() == "&Go on as now, for libcaca"
    assert page.kept.text().startswith("For: libcaca")
    guide.enter(guide.wizard.cores)
    guide.until(guide.wizard.cores.chosen)
    assert guide.wizard.cores.chosen() == (2, 3)


def test_what_cannot_be_read_is_said(opened: Open) -> None:
    guide = opened(Stage(fails={"book": OSError(13, "Permission denied", "orders")}))
    guide.to_help()
    guide.until(lambda: "Permission denied" in guide.wizard.help.market.said.text())
