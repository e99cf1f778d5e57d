"""Prices and entries: exact, and never out of balance."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.market import ledger
from daemonctl.model import MICRO

_BIDS = st.integers(1, 10**15)
_WORK = st.integers(1, 10**10)


@given(_BIDS, _WORK)
def test_a_price_is_the_bid_times_the_work_to_the_nearest_micro_coin(bid, work_ms):
    exact = Fraction(bid * work_ms, 3_600_000)
    price = ledger.replica_price(bid, work_ms)
    assert price >= 1
    assert abs(price - exact) <= Fraction(1, 2) or (price == 1 and exact < Fraction(1, 2))


@pytest.mark.parametrize(
    ("bid", "work_ms", "price"),
    [
        (MICRO, 3_600_000, MICRO),  # one reference core-hour at par is one CPUCoin
        (MICRO, 1, 1),  # never nothing
        (1, 1_800_000, 1),  # a half goes up
        (1, 5_400_000, 2),
        (3, 3_600_000, 3),
    ],
)
def test_prices_that_a_person_can_work_out(bid, work_ms, price):
    assert ledger.replica_price(bid, work_ms) == price


@given(st.integers(1, 1000), st.integers(1, 10**12), st.lists(st.integers(1, 20), min_size=1))
def test_a_payment_balances_and_pays_each_replica_once(computation, price, accounts):
    entries = ledger.payment(computation, [(account, price) for account in accounts])
    assert ledger.balanced(entries)
    assert entries[ledger.escrow_book(computation)] == -price * len(accounts)
    for account in accounts:
        assert entries[ledger.account_book(account)] == price * accounts.count(account)


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_no_book_belongs_to_two(account, computation):
    assert ledger.account_book(account) != ledger.escrow_book(computation)
    assert ledger.ISSUANCE not in (ledger.account_book(account), ledger.escrow_book(computation))


@given(st.integers(1, 10**6), st.integers(1, 5), st.integers(1, 10**9))
def test_an_escrow_pays_every_replica_and_nothing_is_left(jobs, quorum, price):
    assert ledger.escrow_for(jobs, quorum, price) - jobs * quorum * price == 0
    assert ledger.balanced(ledger.transfer(1, 2, ledger.escrow_for(jobs, quorum, price)))
