"""The history's cells say what became of each replica, and a second look finds what is new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from daemonctl.control.earnings import Replica
from daemonctl.model import Outcome, Verdict
from tray.shape import Shape
from tray.window.historymodel import Column, HistoryWords, key, mark, merge

NOW = 1_700_000_000.0


def replica(number: int = 0, **more: object) -> Replica:
    facts = {
        "ended": NOW + number,
        "core": 3,
        "computation": "displacement",
        "job": f"c/{number}",
        "beneficiary": "libcaca",
        "market": "https://market.example.org",
        "outcome": Outcome.DONE,
        "verdict": Verdict.PAID,
        "paid": 36_000,
        "price": 36_000,
        "cpu_ms": 123_456,
        **more,
    }
    return Replica(**facts)  # type: ignore[arg-type]


def cells(one: Replica) -> list[str]:
    return [HistoryWords().cell(one, column, 0.0) for column in Column]


def test_a_paid_replica_has_all_of_its_cells() -> None:
    assert cells(replica())[1:] == [
        "displacement",
        "libcaca",
        "cpu3",
        "confirmed and paid",
        "2 min 3 s",
        "0.036000",
    ]
    assert mark(replica()) is Shape.TICK


@pytest.mark.parametrize(
    ("outcome", "verdict", "words", "shape"),
    [
        (Outcome.DONE, None, "awaits confirmation", Shape.CLOCK),
        (Outcome.DONE, Verdict.DISAGREED, "other machines disagreed", Shape.CROSS),
        (Outcome.TRAP, Verdict.FAILED, "the job itself fails: it crashed", Shape.CROSS),
        (Outcome.DONE, Verdict.LATE, "too late, settled without it", Shape.DASH),
        (Outcome.CPU_LIMIT, None, "it took too long", Shape.CROSS),
        (Outcome.STOPPED, None, "stopped here", Shape.DASH),
        (None, None, "given back undone", Shape.DASH),
    ],
)
def test_the_outcome_is_told_in_words_and_by_a_shape(
    outcome: Outcome | None, verdict: Verdict | None, words: str, shape: Shape
) -> None:
    one = replica(outcome=outcome, verdict=verdict)
    assert cells(one)[Column.OUTCOME] == words
    assert mark(one) is shape


@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("verdict", [None, *Verdict])
def test_every_ending_has_words(outcome: Outcome, verdict: Verdict | None) -> None:
    assert cells(replica(outcome=outcome, verdict=verdict))[Column.OUTCOME]


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, "0.0 s"),
        (449, "0.4 s"),
        (9_999, "9.9 s"),
        (41_999, "41 s"),
        (3_599_999, "59 min 59 s"),
        (7_500_000, "2 h 5 min"),
    ],
)
def test_cpu_time_is_cut_never_rounded_up(milliseconds: int, words: str) -> None:
    assert HistoryWords().duration(milliseconds) == words


def test_coins_that_wait_stand_in_brackets_and_none_are_none() -> None:
    words = HistoryWords()
    assert words.coins(replica(verdict=None, paid=0)) == "(0.036000)"
    assert words.coins(replica(verdict=Verdict.LATE, paid=0)) == "0"


def test_new_replicas_come_on_top_and_verdicts_into_their_rows() -> None:
    rows = [replica(n) for n in (3, 2, 1)]
    settled = replace(rows[1], paid=1)
    found = merge(rows, [replica(5), replica(4), rows[0], settled])
    assert [key(one) for one in found.new] == [key(replica(5)), key(replica(4))]
    assert found.changed == ((1, settled),)


def test_what_has_nothing_in_common_is_begun_anew() -> None:
    assert merge([replica(1)], [replica(9), replica(8)]).changed is None
    assert merge([replica(1)], []).changed is None


def test_one_that_appears_in_the_middle_is_another_list() -> None:
    assert merge([replica(3), replica(1)], [replica(3), replica(2), replica(1)]).changed is None


def test_nothing_new_changes_nothing() -> None:
    rows = [replica(n) for n in (3, 2, 1)]
    found = merge(rows, rows)
    assert (found.new, found.changed) == ((), ())


def test_a_word_of_the_user_s_language_means_the_ends_in_whose_words_it_stands() -> None:
    german = {"confirmed and paid": "bestätigt und bezahlt", "awaits confirmation": "wartet noch"}
    words = HistoryWords(lambda _context, text, _comment, _n: german.get(text, text))
    assert words.meant("BESTÄTIGT") == ("paid",)
    assert words.meant("wartet") == ("done",)
    assert words.meant("disagreed") == ("disagreed",)
    assert words.meant("tides") == ()
