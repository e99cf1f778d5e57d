"""Whether a market was there all the time: leases do not run out while nobody could renew them."""

from __future__ import annotations

from daemonctl.market.store.sql.tx import Tx

BEAT_S = 5.0
"""How often a market's processes say together that one of them is there."""
_AWAY_S = 3 * BEAT_S
_LEAP = 2**32
"""Ticks, more than any market had between a backup and its use, and far fewer than there are."""


def beat(tx: Tx) -> None:
    """A process of the market is there now."""
    tx.run(
        "INSERT INTO counter(name, value) VALUES ('present', ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        " WHERE counter.value < excluded.value",
        int(tx.now),
    )


def renew_all(tx: Tx, lease_s: float, *, shared: bool) -> None:
    """Where nobody was there for a while, give every lease at least `lease_s` from now.

    shared: another process may be there; where none can be, nobody was.
    """
    last = tx.row("SELECT value FROM counter WHERE name = 'present'")
    if last is None or not shared or tx.now - last[0] > _AWAY_S:
        tx.run(
            "UPDATE replica SET deadline = ? WHERE state = 0 AND deadline < ?",
            tx.now + lease_s,
            tx.now + lease_s,
        )
    if shared:
        beat(tx)


def leap(tx: Tx) -> None:
    """Count on from where no host has heard yet.

    Hosts ask for verdicts from the last that they know. A store from a backup would number new
    ones below it, and nobody would ever ask for those.
    """
    tx.run("UPDATE counter SET value = value + ? WHERE name = 'tick'", _LEAP)
