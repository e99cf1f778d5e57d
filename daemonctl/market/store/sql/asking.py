"""Who asks for work: hosts with their sell orders, and what they have room for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from daemonctl.market.ahead import MAX_HELD, room
from daemonctl.market.assignment import Asker, Party, Round
from daemonctl.market.store.interface import HostSync
from daemonctl.market.store.sql import architectures
from daemonctl.market.store.sql.work import Work
from daemonctl.market.trust import may_hold
from daemonctl.market.wire import MAX_SYNC_LEASES

SEEN_S = 300.0
"""How exactly it is known when a host last asked with a sell order."""
FORGOTTEN_S = 86_400.0
"""A sell order that nobody asked with for so long is no order any more."""


class Place(NamedTuple):
    """Where an asker came from: the sync's index, its order, its host's speed."""

    sync: int
    order: str
    speed_ppm: int


class Asked(NamedTuple):
    """All that ask. places: of the askers, by their own index. unknown: accounts of each sync's
    wishes that nobody has."""

    round: Round
    places: list[Place]
    unknown: list[list[str]]


def ask(work: Work, batch: Sequence[HostSync]) -> Asked:
    """The round of all wishes; their sell orders are written into the book."""
    hosts = {
        row[0]: row[1:]
        for row in work.tx.rows(
            "SELECT h.id, h.held, h.held_ms, h.cores, h.speed_ppm, h.measured_ppm"
            " FROM NUMBERS(?) v JOIN host h ON h.id = v.value",
            {sync.host for sync in batch},
        )
    }
    names = {wish.account for sync in batch for wish in sync.wishes}
    accounts: dict[str, int] = dict(
        work.tx.rows(
            "SELECT a.key, a.id FROM NAMES(?) v JOIN account a ON a.key = v.value"
            " WHERE a.standing = 0",
            names,
        )
    )
    askers: list[Asker] = []
    places: list[Place] = []
    unknown: list[list[str]] = [[] for _ in batch]
    orders: dict[tuple[int, str], tuple[int, int]] = {}
    for index, sync in enumerate(batch):
        speed = hosts[sync.host][3]
        left = MAX_SYNC_LEASES
        for wish in sync.wishes:
            account = accounts.get(wish.account)
            if account is None:
                unknown[index].append(wish.account)
                continue
            count = min(wish.replicas, left)
            left -= count
            if count > 0:
                party = Party(sync.host, account)
                kind = architectures.kind(work, sync.host)
                askers.append(Asker(len(places), party, wish.ask, count, wish.memory, kind))
                places.append(Place(index, wish.order, speed))
                orders[sync.host, wish.order] = (account, wish.ask)
    _write(work, orders)
    more_ms = work.pending_ms()
    rooms = {
        host: room(
            held + work.pending(host),
            held_ms + more_ms.get(host, 0),
            cores,
            speed,
            measured,
            may_hold(work.standings.record(host), MAX_HELD),
        )
        for host, (held, held_ms, cores, speed, measured) in hosts.items()
    }
    # In no order that anybody could use: who asks right after a friend would get the same jobs.
    askers.sort(key=lambda _: work.memory.chance())
    return Asked(Round(askers, work.public, rooms), places, unknown)


def forget(work: Work) -> None:
    """Take sell orders out of the book that nobody asks with any more."""
    work.tx.run("DELETE FROM sell_order WHERE seen < ?", work.now - FORGOTTEN_S)


def _write(work: Work, orders: dict[tuple[int, str], tuple[int, int]]) -> None:
    """Only what is new or changed, or was written a while ago: most syncs write nothing."""
    known = work.memory.orders
    rows = []
    for key, said in orders.items():
        before = known.get(key)
        if before is None or before[0] != said or not 0 <= work.now - before[1] < SEEN_S:
            known[key] = (said, work.now)
            rows.append((*key, *said, work.now))
    work.tx.each(
        "INSERT INTO sell_order(host_id, name, account_id, ask, seen) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (host_id, name) DO UPDATE SET account_id = excluded.account_id,"
        " ask = excluded.ask, seen = excluded.seen",
        "itiif",
        rows,
    )
