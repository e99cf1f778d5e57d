"""News as texts between processes."""

from __future__ import annotations

import pytest

from daemonctl.market.store.interface import News
from daemonctl.market.store.postgresql.news import texts, understood


@pytest.mark.parametrize(
    "news",
    [
        News(),
        News(work=True),
        News(everybody=True, tokens=True),
        News(work=True, hosts={1, 2**40}, computations={7}),
        News(hosts=set(range(10**9, 10**9 + 5000))),
    ],
)
def test_what_is_sent_is_what_is_heard_and_fits(news):
    heard = News()
    for text in texts("me", news):
        assert len(text) < 8000  # or PostgreSQL refuses it, and the transaction with it
        sender, part = understood(text)
        assert sender == "me"
        heard = News(
            heard.work or part.work,
            heard.hosts | part.hosts,
            heard.computations | part.computations,
            heard.everybody or part.everybody,
            heard.tokens or part.tokens,
        )
    assert heard == news


@pytest.mark.parametrize("text", ["", "other", "other z9", "other h", "other h1,x,²"])
def test_what_another_version_says_harms_nobody(text):
    assert understood(text)[1].everybody is False
