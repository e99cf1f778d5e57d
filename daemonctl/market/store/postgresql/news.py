"""News between a market's processes, as PostgreSQL's NOTIFY carries it: short texts."""

from __future__ import annotations

from collections.abc import Iterator

from daemonctl.market.store.interface import News

CHANNEL = "cpushare"
_MOST = 400
"""Numbers in one text: PostgreSQL takes 8,000 bytes, a number has at most 17 digits."""


def texts(sender: str, news: News) -> Iterator[str]:
    """What to send. sender: the process's own name, which it knows its own news by."""
    flags = "".join(
        letter
        for letter, said in (("w", news.work), ("e", news.everybody), ("t", news.tokens))
        if said
    )
    if flags:
        yield f"{sender} {flags}"
    for letter, numbers in (("h", sorted(news.hosts)), ("c", sorted(news.computations))):
        for start in range(0, len(numbers), _MOST):
            some = ",".join(map(str, numbers[start : start + _MOST]))
            yield f"{sender} {letter}{some}"


def understood(text: str) -> tuple[str, News]:
    """Who sent it, and what. What a later version says and this one does not know is nothing."""
    sender, _, said = text.partition(" ")
    news = News()
    if said[:1] in ("h", "c"):
        numbers = {int(word) for word in said[1:].split(",") if word.isdecimal()}
        if said[0] == "h":
            news.hosts |= numbers
        else:
            news.computations |= numbers
    else:
        news.work, news.everybody, news.tokens = ("w" in said, "e" in said, "t" in said)
    return sender, news
