"""What the page "Now" shows for what the daemon says."""

from __future__ import annotations

import dataclasses
import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.model import (
    Coins,
    CoreState,
    CoreStatus,
    Pause,
    Problem,
    Reason,
    StartOutcome,
    Status,
    Why,
)
from tray.present import Snapshot, Speech, present
from tray.sentences import sentence
from tray.shape import Shape
from tray.window.nowmodel import Now, next_look, now_page, page_of, seconds_left, spans, web_address
from tray.window.nowwords import NowWords

NOW = 1_700_000_000.0
MARKET = "https://market.example.org:8000/pool"


def page(status: Status | None, pause: Pause | None = None, **more: Any) -> Now:
    efficient = more.pop("efficient", ())
    snapshot = Snapshot(status, pause, NOW, 8, **more)
    view = dataclasses.replace(present(snapshot, Speech()), line="the line")
    return now_page(snapshot, view, NowWords(), sentence, efficient)


def running(**more: Any) -> CoreStatus:
    facts = {"since": NOW - 40, "expected_s": 100.0, "progress": 0.4, **more}
    return CoreStatus(3, CoreState.COMPUTING, Reason.RUNNING, "a.cpu", **facts)


def test_a_core_that_computes_says_what_for_whom_how_far_and_for_how_much(machine: Any) -> None:
    core = machine.core(
        3, market=MARKET, price_micro=4_239, since=NOW - 252, expected_s=600.0, progress=0.42
    )
    shown = page(machine.status(core))
    (row,) = shown.rows
    assert (row.title, row.mark, row.state) == ("cpu3", Shape.PLAY, "Computing")
    assert row.sentence == "cpu3 computes “displacement” for libcaca"
    assert (row.per_mille, row.done, row.rest) == (420, "42 %", "about 6 min left")
    assert row.price == "0.0042 CPUCoins"
    assert (row.host, row.url) == ("market.example.org:8000", MARKET)
    assert row.job == ""
    assert (shown.mark, shown.line, shown.empty) == (Shape.PLAY, "the line", "")


def test_a_core_that_waits_says_why_with_its_figures(machine: Any) -> None:
    why = Why(value=86, limit=78)
    core = machine.core(3, CoreState.WAITING, Reason.TOO_HOT, worker=None, why=why)
    (row,) = page(machine.status(core)).rows
    assert row.sentence == "cpu3 waits: the processor is at 86 °C; it goes on below 78 °C"
    assert (row.mark, row.running, row.rest, row.price) == (Shape.CLOCK, False, "", "")


def test_an_efficiency_core_is_marked(machine: Any) -> None:
    rows = page(machine.status(machine.core(0), machine.core(1)), efficient={1}).rows
    assert [row.kind for row in rows] == ["", "efficiency core"]


def test_cores_switched_off_are_one_line_and_no_rows(machine: Any) -> None:
    off = [machine.core(n, CoreState.OFF, Reason.ORDER_OFF, worker=None) for n in (4, 5, 7)]
    shown = page(machine.status(machine.core(0), *off))
    assert [row.core for row in shown.rows] == [0]
    assert shown.off == "Switched off: cpu4–cpu5, cpu7"
    assert page(machine.status(*off)).empty.startswith("Every core is switched off")


def test_a_pause_stands_in_the_rows_before_the_daemon_knows_of_it(machine: Any) -> None:
    (row,) = page(machine.status(machine.core(3)), Pause(NOW)).rows
    assert (row.mark, row.rest) == (Shape.BARS, "")
    assert row.sentence == "cpu3 is paused: you asked for it"
    assert row.job == "displacement, for libcaca"


def test_resuming_stands_in_the_rows_before_the_daemon_knows_of_it(machine: Any) -> None:
    core = machine.core(3, CoreState.PAUSED, Reason.USER_PAUSE)
    (row,) = page(machine.status(core)).rows
    assert row.mark is Shape.PLAY
    idle = machine.core(3, CoreState.PAUSED, Reason.USER_PAUSE, worker=None)
    (row,) = page(machine.status(idle)).rows
    assert row.mark is Shape.BARS


def test_coins_are_cut_and_those_that_wait_are_told(machine: Any) -> None:
    coins = Coins(today=1_999_999, pending=840_000)
    shown = page(machine.status(machine.core(0), coins=coins))
    assert shown.coins == "1.99 CPUCoins today · 0.84 await confirmation"


def test_without_a_daemon_there_is_one_sentence() -> None:
    shown = page(None)
    assert (shown.rows, shown.problems, shown.coins) == ((), (), "")
    assert shown.empty.startswith("CPUShare is stopped")


def test_without_a_sell_order_the_wizard_is_named(machine: Any) -> None:
    assert "wizard" in page(machine.status()).empty


def test_a_command_that_failed_comes_before_the_daemon_s_problems(machine: Any) -> None:
    mine, other = Problem("No space left"), Problem("An order is broken")
    shown = page(machine.status(problems=(other,)), trouble=mine)
    assert shown.problems == (mine, other)
    failed = page(None, trouble=StartOutcome.FAILED)
    assert [one.title for one in failed.problems] == ["Starting failed"]
    assert failed.mark is Shape.QUERY


def test_names_that_strangers_chose_are_harmless(machine: Any) -> None:
    core = machine.core(3, CoreState.PAUSED, Reason.USER_PAUSE, computation="<b>x\n\x1b[31m")
    (row,) = page(machine.status(core), Pause(NOW)).rows
    assert row.job == "‹b›x [31m, for libcaca"


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("https://market.example.org", True),
        ("http://127.0.0.1:8000/", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://market.example.org@evil.invalid/", False),
        ("https://market.example.org/\n", False),
        ("http://[broken", False),
        ("https://evil.invalid\\.market.example.org/", False),
        ("https://market.example.org/<b>", False),
        ("", False),
    ],
)
def test_only_a_plain_web_address_leads_into_the_browser(address: str, good: bool) -> None:
    assert web_address(address) == (address if good else "")


@pytest.mark.parametrize(
    ("core", "left"),
    [
        (running(), 60.0),
        (running(since=NOW - 5), 60.0),  # went on after a pause
        (running(since=NOW - 100), 150.0),  # slower than was stated
        (running(since=NOW - 4_000), 6_000.0),  # others use the core
        (running(progress=None), 60.0),
        (running(progress=0.0, since=NOW - 101), None),
        (running(progress=None, since=NOW - 101), None),
        (running(expected_s=0.0), None),
        (running(expected_s=float("nan")), None),
        (running(progress=1.0), 0.0),
    ],
)
def test_the_forecast_counts_what_was_stated_and_what_was_seen(
    core: CoreStatus, left: float | None
) -> None:
    found = seconds_left(core, NOW)
    assert found == (None if left is None else pytest.approx(left))


@given(
    st.floats(1, 1e6),
    st.integers(0, 10**7),
    st.one_of(st.none(), st.floats(0, 1), st.floats(allow_nan=False, allow_infinity=False)),
)
def test_no_forecast_is_negative_or_beyond_what_was_stated_and_seen(
    stated: float, gone: int, progress: float | None
) -> None:
    found = seconds_left(running(expected_s=stated, since=NOW - gone, progress=progress), NOW)
    assert found is None or 0 <= found <= max(stated, 20 * gone) * 1.001


@given(st.floats(1, 1e5), st.floats(0.1, 2.9))
def test_a_job_of_steady_pace_has_a_forecast_that_falls(stated: float, slower: float) -> None:
    steps = [n / 20 for n in range(1, 21)]
    found = [
        seconds_left(
            running(expected_s=stated, progress=done, since=NOW - done * stated * slower), NOW
        )
        for done in steps
    ]
    told = [left for left in found if left is not None]
    assert len(told) == len(steps)
    # To the microsecond that an instant is kept to.
    assert all(later <= earlier + 1e-3 for earlier, later in itertools.pairwise(told))
    assert told[-1] == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        (59, "less than a minute left"),
        (61, "about 2 min left"),
        (89 * 60, "about 89 min left"),
        (91 * 60, "about 2 h left"),
    ],
)
def test_a_forecast_is_no_more_exact_than_it_is_true(
    machine: Any, stated: float, words: str
) -> None:
    core = machine.core(3, progress=None, since=NOW, expected_s=float(stated))
    assert page(machine.status(core)).rows[0].rest == words


def test_without_stated_work_it_says_that_there_is_no_forecast(machine: Any) -> None:
    assert page(machine.status(machine.core(3))).rows[0].rest == "no forecast"


def test_neighbours_are_named_together() -> None:
    assert spans([9, 0, 4, 5, 6]) == "cpu0, cpu4–cpu6, cpu9"


def test_the_page_is_looked_at_again_only_where_time_changes_what_it_says(machine: Any) -> None:
    def again(status: Status | None, pause: Pause | None = None) -> float | None:
        return next_look(Snapshot(status, pause, NOW, 8))

    idle = machine.core(0, CoreState.WAITING, Reason.NO_WORK, worker=None)
    assert again(None) is None
    assert again(machine.status(idle)) is None
    assert again(machine.status(machine.core(0))) == 5.0
    assert again(machine.status(machine.core(0)), Pause(NOW)) is None
    assert again(machine.status(idle), Pause(NOW, NOW + 130)) == pytest.approx(10.05)


def test_the_link_leads_to_the_page_of_what_is_computed() -> None:
    core = running(market="https://market.example.org/", job="cabcdefgh234567ab/17")
    assert page_of(core) == "https://market.example.org/c/cabcdefgh234567ab"


@pytest.mark.parametrize("job", ["", "c1/17", "../../x/1", "cABCDEFGH234567AB/1"])
def test_what_is_no_id_leads_to_the_market_alone(job: str) -> None:
    assert page_of(running(market=MARKET, job=job)) == MARKET
    assert page_of(running(market="ftp://market.example.org", job=job)) == ""
