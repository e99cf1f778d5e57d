"""What all processes of a market share, and what its operator has said for the whole of it."""

from __future__ import annotations

import msgspec

from daemonctl.market.store.callers import News
from daemonctl.market.store.people import House
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.wire import FLOORS, Least

HALTED = "halted"
DRAINING = "draining"
_LEAST = {of: f"least-{of}" for of in FLOORS}
_SAID = ", ".join(f"'{name}'" for name in (HALTED, DRAINING, *_LEAST.values()))


def read(tx: Tx) -> House:
    """As it stands in this transaction."""
    query = f"SELECT name, value FROM setting WHERE name IN ({_SAID})"
    said: dict[str, str] = dict(tx.rows(query))
    least = (said[name] for name in _LEAST.values() if name in said)
    return House(
        said.get(HALTED, ""),
        bool(said.get(DRAINING)),
        tuple(msgspec.json.decode(one, type=Least) for one in least),
    )


def serve_from(tx: Tx, least: Least) -> News:
    """Nothing older is served; with no version: all of it."""
    value = msgspec.json.encode(least).decode() if least.version else ""
    return say(tx, _LEAST[least.of], value)


def say(tx: Tx, name: str, value: str) -> News:
    """The operator's word; "" takes it back. Whoever waits shall look."""
    if value:
        share(tx, name, value, once=False)
    else:
        tx.run("DELETE FROM setting WHERE name = ?", name)
    news = News(work=True, everybody=True)
    tx.announce(news)
    return news


def setting(tx: Tx, name: str) -> str | None:
    """A shared value; None where there is none."""
    row = tx.row("SELECT value FROM setting WHERE name = ?", name)
    return row[0] if row else None


def share(tx: Tx, name: str, value: str, *, once: bool) -> str:
    """Share a value; what is shared now. once: one from before stays."""
    tx.run(
        "INSERT INTO setting(name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE"
        f" SET value = {'setting' if once else 'excluded'}.value",
        name,
        value,
    )
    found: str = tx.one("SELECT value FROM setting WHERE name = ?", name)[0]
    return found
