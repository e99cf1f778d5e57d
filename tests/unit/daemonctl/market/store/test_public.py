"""The accounts that an operator has made public."""

from __future__ import annotations

import pytest

from daemonctl.errors import MarketRefused


def test_public_accounts_are_listed_in_the_order_they_were_made(pool):
    ids = [pool.account()[0] for _ in range(4)]
    for account in (ids[2], ids[0], ids[3]):
        pool.store.set_public(account, True, f"about {account}")
    pool.store.set_public(ids[3], False)
    pool.store.set_public(ids[2], True)  # and says nothing new
    listed = pool.store.beneficiaries(10)
    assert [(one.account, one.description) for one in listed] == [
        (ids[0], f"about {ids[0]}"),
        (ids[2], f"about {ids[2]}"),
    ]
    assert pool.store.beneficiaries(1) == listed[:1]


def test_there_is_no_making_an_unknown_account_public(pool):
    with pytest.raises(MarketRefused, match="no such account"):
        pool.store.set_public("nobody", True, "words")
