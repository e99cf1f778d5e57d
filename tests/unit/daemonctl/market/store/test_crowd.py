"""A crowd computes an adaptive computation; some turn against it once they are trusted."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import NamedTuple

import pytest

from daemonctl.market.numbering import job_of
from daemonctl.market.spotcheck import TRUSTED
from daemonctl.market.store.interface import Delivery, Grant, HostSync, Wish
from daemonctl.model import Outcome
from tests.unit.daemonctl.market.conftest import Member

HOSTS, LIARS, JOBS, BATCH = 50, 3, 4_000, 4
RIGHT = b"r" * 32


@dataclass
class Worker:
    """One of the crowd. share: of its results that are lies from the day it is trusted on.
    word: what it says when it lies."""

    member: Member
    share: float = 0.0
    word: bytes = b""
    turned: bool = False
    held: tuple[Grant, ...] = ()


class Outcomes(NamedTuple):
    """What became of it. wrong: results that the buyer was given and that are lies."""

    jobs: int
    wrong: int
    replicas: int
    barred: list[bool]
    paid_for_lies: int


def compute(pool, buyer, workers, seed):
    """Let all of them work until all is done."""
    chance = random.Random(seed)
    pool.store._memory.chance = chance.random
    computation = pool.submit(buyer, JOBS, adaptive=True)
    leased: set[int] = set()
    lies: set[int] = set()
    while pool.store.computation(buyer, computation)[1].state == "open":
        pool.now += 5
        syncs = [_said(worker, pool, chance, lies) for worker in workers]
        for worker, answer in zip(workers, pool.sync(*syncs), strict=True):
            worker.held = answer.grants
            leased.update(grant.lease for grant in answer.grants)
        assert pool.now < 1_100_000, "it ends"
    results = pool.store.results(buyer, computation, 0, JOBS, 1 << 30).results
    liars = [worker for worker in workers if worker.share]
    verdicts = {
        one.lease: one.paid
        for worker in liars
        for one in pool.sync(HostSync(worker.member.host))[0].settled
    }
    return Outcomes(
        len({job_of(lease) for lease in leased}),
        sum(bytes.fromhex(one.digest) != RIGHT for one in results),
        len(leased),
        [bool(pool.store.host(worker.member.host).barred) for worker in workers],
        sum(verdicts.get(lease, 0) for lease in lies),
    )


def _said(worker, pool, chance, lies):
    """What a worker delivers of what it holds, and that it wants more."""
    if worker.share and not worker.turned:
        worker.turned = pool.store.host(worker.member.host).streak >= TRUSTED
    deliveries = []
    for grant in worker.held:
        lie = worker.turned and chance.random() < worker.share
        if lie:
            lies.add(grant.lease)
        digest = worker.word if lie else RIGHT
        deliveries.append(Delivery(grant.lease, Outcome.DONE.value, digest))
    wishes = (Wish("order", worker.member.account, BATCH),)
    return HostSync(worker.member.host, tuple(deliveries), wishes=wishes)


def crowd(pool, share):
    """Workers, of whom some turn liars, each with a lie of its own."""
    return [
        Worker(pool.member(), share if place < LIARS else 0.0, bytes([place]) * 32)
        for place in range(HOSTS)
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_liars_who_turn_when_they_are_trusted_get_no_wrong_result_through(
    pool, seed, record_property
):
    buyer = pool.account(100)[1]
    found = compute(pool, buyer, crowd(pool, 1.0), seed)
    record_property("replicas a job", found.replicas / JOBS)
    assert (found.jobs, found.wrong, found.paid_for_lies) == (JOBS, 0, 0)
    assert found.barred == [True] * LIARS + [False] * (HOSTS - LIARS)
    assert 1.05 < found.replicas / JOBS < 1.35, found.replicas / JOBS


def test_liars_who_lie_in_every_second_result_get_few_through_before_they_are_barred(
    pool, record_property
):
    # Between two checks that pass stand on average as many results as a check is rare.
    buyer = pool.account(100)[1]
    found = compute(pool, buyer, crowd(pool, 0.5), 1)
    record_property("wrong results", found.wrong)
    assert found.wrong < JOBS / 50, found.wrong
    assert found.barred == [True] * LIARS + [False] * (HOSTS - LIARS)
