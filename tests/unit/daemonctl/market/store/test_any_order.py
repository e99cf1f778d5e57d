"""Whatever buyers and hosts do in whichever order: the books balance after every step."""

from __future__ import annotations

import contextlib
import random

import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market.store.interface import HostSync, Wish
from daemonctl.model import MICRO, Outcome

_STEPS = 200


class Crowd:
    """Buyers and hosts that do this and that. Half of all computations need more or less work
    than was stated."""

    def __init__(self, pool, seed: int) -> None:
        self.pool = pool
        self.dice = random.Random(seed)
        self.buyers = [pool.account(1)[1] for _ in range(2)]
        self.members = [pool.member() for _ in range(6)]
        self.held = {member: [] for member in self.members}
        self.made: list[tuple[int, str]] = []
        self.work_ms: dict[str, int] = {}
        self.submit()

    def step(self) -> None:
        acts = (
            *(self.compute,) * 12,
            *(self.submit, self.give_back, self.budget, self.budget),
            *(self.wait, self.cancel),
        )
        with contextlib.suppress(MarketRefused):
            self.dice.choice(acts)()

    def submit(self) -> None:
        dice, buyer = self.dice, self.dice.choice(self.buyers)
        made = self.pool.submit(
            buyer,
            dice.randint(1, 12),
            quorum=dice.randint(1, 3),
            bid=dice.randint(1, 3) * MICRO,
            adaptive=dice.random() < 0.3,
            budget=dice.choice((0, 0, 150_000)),
            expires_in_s=dice.choice((0.0, 0.0, 0.0, 2_000.0)),
        )
        self.made.append((buyer, made))
        self.work_ms[made] = dice.choice((3_600, 3_600, 1_000, 9_000))

    def compute(self) -> None:
        """Some hosts deliver what they hold and ask for more, in one transaction."""
        dice, syncs = self.dice, []
        chosen = dice.sample(self.members, dice.randint(1, 4))
        for member in chosen:
            grants, self.held[member] = self.held[member], []
            wishes = (Wish("order", member.account, dice.randint(0, 4), dice.choice((0, MICRO))),)
            done = HostSync(member.host, wishes=wishes)
            for grant in grants:
                bad = dice.random()
                said = self.pool.delivery(
                    member,
                    [grant],
                    b"wrong" if bad < 0.03 else b"right",
                    Outcome.TRAP if bad > 0.97 else Outcome.DONE,
                    cpu_ms=self.work_ms[grant.terms.computation] + dice.randint(-300, 300),
                )
                done = done._replace(deliveries=done.deliveries + said.deliveries)
            syncs.append(done)
        for member, answer in zip(chosen, self.pool.sync(*syncs), strict=True):
            self.held[member] += answer.grants

    def give_back(self) -> None:
        member = self.dice.choice(self.members)
        leases = tuple(grant.lease for grant in self.held[member])
        self.held[member] = []
        self.pool.sync(HostSync(member.host, returned=leases))

    def wait(self) -> None:
        """Long enough for samples to be taken anew, or for leases to run out."""
        self.pool.now += self.dice.choice((61.0, 61.0, 700.0))
        self.pool.store.expire()

    def budget(self) -> None:
        buyer, made = self.dice.choice(self.made)
        self.pool.store.set_budget(buyer, made, self.dice.randint(1, 300_000))

    def cancel(self) -> None:
        self.pool.store.cancel(*self.dice.choice(self.made))


@pytest.mark.parametrize("seed", range(3))
def test_the_books_balance_after_every_step(pool, seed):
    crowd = Crowd(pool, seed)
    for _ in range(_STEPS):
        crowd.step()
        assert pool.store.audit().breaches == ()
    coins = sum(pool.store.account(n).balance + pool.store.account(n).escrow for n in crowd.buyers)
    earned = sum(pool.balance(member.owner) for member in crowd.members)
    assert coins + earned == 2 * MICRO
    assert earned > 0
