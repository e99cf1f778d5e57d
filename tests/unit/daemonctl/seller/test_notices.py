"""What a market says of this machine reaches its owner, in the market's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.history import History, Registration
from daemonctl.market.wire import Notice, NoticeKind, SyncReply, SyncRequest
from daemonctl.model import Reason
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths
from daemonctl.seller.caller import Inbox
from daemonctl.seller.markets import Markets
from daemonctl.seller.notices import bars, problems

URL = "http://127.0.0.1:8470"
BARRED = Notice(NoticeKind.BARRED, "3 of its results differed.")
THROTTLED = Notice(NoticeKind.THROTTLED, "It may hold one job at a time.")
STOPPED = Notice(NoticeKind.STOPPED, "Not today.", "c1")


def test_the_market_s_words_are_the_problem_s_detail() -> None:
    (problem,) = problems(URL, [BARRED])
    assert problem.title == "A market gives this machine no jobs any more"
    assert problem.detail == f"{URL}: 3 of its results differed."
    assert "ask whoever runs that market" in problem.hint
    (problem,) = problems(URL, [THROTTLED, STOPPED])
    assert problem.detail == f"{URL}: It may hold one job at a time."


def test_only_who_is_barred_gets_nothing() -> None:
    assert bars([THROTTLED, BARRED])
    assert not bars([THROTTLED, STOPPED])


@pytest.fixture
def markets(tmp_path: Path):
    history, inbox = History(tmp_path / "history.sqlite"), Inbox()
    markets = Markets(Paths.below(tmp_path), history, inbox)
    markets.listen(lambda _url, _lease: None, lambda _url, _lease: None)
    markets.conform([URL])
    yield markets
    history.close()
    inbox.close()


def test_a_core_whose_market_bars_this_machine_needs_attention_until_it_is_let_in(
    markets: Markets,
) -> None:
    (link,) = markets.links()
    known = link._known = Registration("h", "token", 0)
    order = SellOrder(URL, "o", "a", "", 0)

    def hear(*notices: Notice) -> Reason | None:
        link._answered(known, SyncRequest(), SyncReply(notices=notices))
        return markets.silence(order)

    assert hear(THROTTLED) is None
    assert len(markets.problems()) == 1
    assert hear(BARRED) is Reason.MARKET_REFUSES
    assert not markets.knows_not(order), "it is the machine, not the account"
    assert hear() is None
    assert markets.problems() == ()
