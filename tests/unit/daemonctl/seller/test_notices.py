"""What a market says of this machine reaches its owner, in the market's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl import installed
from daemonctl.errors import MarketUnreachable, ProtocolGap
from daemonctl.history import History, Registration
from daemonctl.market.wire import (
    HOSTS,
    WASMTIME,
    Lease,
    Notice,
    NoticeKind,
    SyncReply,
    SyncRequest,
)
from daemonctl.model import Outdated, Reason, Stopped, Update, Why
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths
from daemonctl.seller.caller import Inbox
from daemonctl.seller.markets import Markets
from daemonctl.seller.notices import REMEMBER_S, Notices, Silence

URL = "http://127.0.0.1:8470"
BARRED = Notice(NoticeKind.BARRED, "3 of its results differed.")
THROTTLED = Notice(NoticeKind.THROTTLED, "It may hold one job at a time.")
STOPPED = Notice(NoticeKind.STOPPED, "Not today.", "c1")
OLD = Notice(NoticeKind.OUTDATED, "0.1.0 has a hole.", of=HOSTS, least="0.2.0")
OLD_WASMTIME = Notice(NoticeKind.OUTDATED, "It miscompiles.", of=WASMTIME, least="99.0.0")
ALL = Notice(NoticeKind.STOPPED, "Maintenance until noon.")
LEASE = Lease(9, "c1", 1, "o", "n", "0" * 64, "0" * 64, 1, 1, 600, 9, 1, 1)


def heard(*notices: Notice) -> Notices:
    told = Notices()
    told.hear(SyncReply(notices=notices), 100.0)
    return told


def test_the_market_s_words_are_the_problem_s_detail() -> None:
    (problem,) = heard(BARRED).problems(URL)
    assert problem.title == "A market gives this machine no jobs any more"
    assert problem.detail == f"{URL}: 3 of its results differed."
    assert "ask whoever runs that market" in problem.hint
    (problem,) = heard(THROTTLED, STOPPED).problems(URL)
    assert problem.detail == f"{URL}: It may hold one job at a time."
    assert list(heard(ALL, STOPPED).problems(URL)) == [], "there is nothing that they can do"


def test_only_who_is_barred_gets_nothing() -> None:
    assert heard(THROTTLED, ALL, BARRED).silence(100.0) == Silence(Reason.MARKET_REFUSES)
    assert heard(THROTTLED).silence(100.0) is None


def test_why_a_computation_was_stopped_is_told_until_it_goes_on_or_is_old() -> None:
    told = heard(STOPPED)
    told.hear(SyncReply(), 101.0)
    assert told.silence(102.0) == Silence(Reason.MARKET_STOPPED, Why(name="Not today."))
    assert told.stopped(100.0 + REMEMBER_S) == ()
    told.hear(SyncReply(leases=(LEASE,)), 103.0)
    assert told.stopped(104.0) == ()


def test_a_stop_of_everything_holds_for_as_long_as_the_market_says_so() -> None:
    told = heard(STOPPED, ALL)
    assert told.stopped(1e9) == (Stopped("Maintenance until noon."),)
    assert told.silence(101.0) == Silence(Reason.MARKET_STOPPED, Why(name=ALL.text))
    told.hear(SyncReply(), 101.0)
    assert told.stopped(1e9) == ()


def test_when_everything_is_stopped_is_told_apart_once() -> None:
    told = Notices()
    assert told.hear(SyncReply(notices=(ALL,)), 1.0)
    assert not told.hear(SyncReply(notices=(ALL,)), 2.0)
    assert not told.hear(SyncReply(notices=(STOPPED,)), 3.0)
    assert told.hear(SyncReply(notices=(ALL,)), 4.0)


def test_of_many_stopped_computations_the_last_are_remembered() -> None:
    told = Notices()
    for number in range(100):
        told.hear(SyncReply(notices=(Notice(NoticeKind.STOPPED, "x", f"c{number}"),)), 1.0)
    assert [one.computation for one in told.stopped(1.0)] == [f"c{n}" for n in range(84, 100)]


def test_who_is_too_old_is_told_what_is_served_why_and_how_to_update(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("daemonctl.__version__", "0.1.0")
    told = heard(OLD, OLD_WASMTIME)
    assert told.silence(100.0) == Silence(Reason.UPDATE_NEEDED, Why(name="0.1.0 has a hole."))
    assert told.outdated() == (
        Outdated(Update.CPUSHARE, "0.2.0", "0.1.0 has a hole."),
        Outdated(Update.WASMTIME, "99.0.0", "It miscompiles."),
    )
    ours, part = told.problems(URL)
    assert ours.title == "A market wants a newer CPUShare"
    assert ours.detail == f"{URL} serves CPUShare 0.2.0 and later, this is 0.1.0: 0.1.0 has a hole."
    assert part.title == "A market wants a newer wasmtime"
    assert part.detail.startswith(f"{URL} serves wasmtime 99.0.0 and later, this is ")
    assert ours.hint == part.hint == installed.remedy()


def test_an_operator_who_bars_this_machine_is_told_of_first() -> None:
    assert heard(OLD, BARRED).silence(100.0) == Silence(Reason.MARKET_REFUSES)


def test_what_a_later_market_may_say_beside_is_passed_over() -> None:
    assert NoticeKind("a kind of tomorrow") is NoticeKind.UNKNOWN
    told = heard(Notice(NoticeKind.UNKNOWN, "Something new."))
    assert list(told.problems(URL)) == []
    assert told.silence(100.0) is None
    assert told.outdated() == ()


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
        silence = markets.silence(order)
        return silence and silence.reason

    assert hear(THROTTLED) is None
    assert len(markets.problems()) == 1
    assert hear(BARRED) is Reason.MARKET_REFUSES
    assert not markets.knows_not(order), "it is the machine, not the account"
    assert hear() is None
    assert markets.problems() == ()


def test_protocols_that_do_not_meet_are_told_by_the_side_that_is_to_be_updated(
    markets: Markets,
) -> None:
    (link,) = markets.links()
    known = link._known = Registration("h", "token", 0)
    order = SellOrder(URL, "o", "a", "", 0)

    def reason() -> Reason | None:
        silence = markets.silence(order)
        return silence and silence.reason

    link._failed(known, ProtocolGap("Too old", outdated="", detail="d", hint="Update."))
    assert reason() is Reason.UPDATE_NEEDED
    (status,) = markets.status()
    assert not status.reachable
    assert status.outdated == (Outdated(Update.CPUSHARE),)
    (problem,) = markets.problems()
    assert (problem.title, problem.hint) == ("Too old", "Update.")
    link._failed(known, ProtocolGap("The market", outdated=URL))
    assert reason() is Reason.MARKET_OUTDATED
    link._failed(known, MarketUnreachable("Nobody there"))
    assert reason() is Reason.MARKET_UNREACHABLE
    assert markets.problems() == ()
    link._failed(known, ProtocolGap("Too old", outdated=""))
    link._answered(known, SyncRequest(), SyncReply())
    assert reason() is None
    assert markets.status()[0].outdated == ()
