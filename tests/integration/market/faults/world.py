"""A market's people, what befalls them, and what all of them must find in the end."""

from __future__ import annotations

import contextlib
import os
import random
import secrets
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import pytest

from daemonctl.market.wire import Settled, Verdict
from daemonctl.model import MICRO, Outcome
from tests.integration.market.client import Buyer, market_command, sha256
from tests.integration.market.faults.buyers import Bought, Customer
from tests.integration.market.faults.disasters import Disasters, Server
from tests.integration.market.faults.proxy import Proxy, Trouble
from tests.integration.market.faults.sellers import TRAP, Host
from tests.postgres import Postgres

FAULTS = int(os.environ.get("CPUSHARE_FAULTS", "200"))
ROUNDS = 3
"""Times that each kind of disaster happens at least."""
WELCOME = 100 * MICRO
_FAULTS_S = 180.0 + FAULTS
_PEACE_S = 90.0
_HONEST = 5
_BUYERS = 2


class World:
    """A market's people, what befalls them, and what they must find in the end."""

    def __init__(
        self,
        servers: Sequence[Server],
        database: Postgres | None,
        capsys: pytest.CaptureFixture[str],
        later: Callable[[], None],
    ) -> None:
        """later: lets those minutes pass for which results of trusted hosts wait."""
        self._later = later
        seed = os.environ.get("CPUSHARE_FAULT_SEED") or secrets.token_hex(4)
        self.counts: Counter[str] = Counter()
        self._capsys = capsys
        self._say(f"\n{'PostgreSQL' if database else 'SQLite'}: CPUSHARE_FAULT_SEED={seed}")
        dice = (random.Random(f"{seed} {number}") for number in range(100))
        self._direct = servers[0].process.url
        ports = [one.port for one in servers]
        self.proxy = Proxy(ports, next(dice), self.counts, 0)
        self.disasters = Disasters(servers, database, next(dice), self.counts)
        # Two hosts of one owner, whose replicas must never meet in a job.
        owners = [Buyer(self._direct) for _ in range(_HONEST)]
        liar = Buyer(self._direct)
        self.hosts = [
            *(Host(owner, next(dice), self.counts) for owner in (*owners, owners[0])),
            Host(liar, next(dice), self.counts, wrong=True),
        ]
        self.owners = [*owners, liar]
        self.customers = [
            Customer(Buyer(self._direct), next(dice), self.counts) for _ in range(_BUYERS)
        ]

    def live(self) -> None:
        """Faults, until there were enough; then none, until all work is done."""
        everybody = [*self.customers, *self.hosts]
        for one in everybody:
            one.begin(self.proxy.url)
        try:
            self.proxy.trouble = 120
            began = time.monotonic()
            rounds = 0
            while self._hard() < FAULTS or rounds < ROUNDS:
                assert time.monotonic() - began < _FAULTS_S, self.counts
                self.disasters.some()
                self._look()
                rounds += 1
            self.proxy.trouble = 0
            for host in self.hosts:
                host.careless = False
            for customer in self.customers:
                customer.enough.set()
            ends = time.monotonic() + _PEACE_S
            while any(customer.is_alive() for customer in self.customers):
                assert time.monotonic() < ends, [
                    customer.info(one) for customer in self.customers for one in customer.open()
                ]
                self._look()
                self._later()
                time.sleep(0.5)
        finally:
            with contextlib.ExitStack() as stack:  # each is ended, whatever another one found
                stack.callback(self.proxy.close)
                for one in everybody:
                    stack.callback(one.end)

    def settle(self, where: Sequence[str]) -> None:
        """Hold what everybody was told against each other, and prove the ledger."""
        bought = [one for customer in self.customers for one in customer.bought]
        verdicts = {host: host.verdicts(self._direct) for host in self.hosts}
        paid = self._paid_jobs(verdicts)
        spent = {one.made.computation: _check(one, paid) for one in bought}
        self._say(
            f"{self._hard()} faults of network, processes and database, and what people do: "
            + ", ".join(f"{count} {kind}" for kind, count in sorted(self.counts.items()))
        )
        settled = sum(len(one.results) for one in bought)
        confirmed = sum(r.outcome is Outcome.DONE for one in bought for r in one.results.values())
        self._say(
            f"{len(bought)} computations, {settled} jobs settled, {confirmed} of them confirmed,"
            f" {sum(map(len, paid.values()))} replicas paid {sum(spent.values())} micro-coins,"
            f" {sum(self._alone(one, paid) for one in bought)} jobs computed alone"
        )
        results = [(one.made.computation, r) for one in bought for r in one.results.values()]
        assert set(paid) == {(computation, r.job) for computation, r in results if r.paid}
        for customer in self.customers:
            customer.buyer.url = self._direct
            account = customer.buyer.account()
            own = sum(spent[one.made.computation] for one in customer.bought)
            assert (account.balance, account.escrow) == (WELCOME - own, 0)
        for owner in self.owners:
            owner.url = self._direct
            earned = sum(
                one.paid
                for host, told in verdicts.items()
                if host.seller.owner is owner
                for one in told.values()
            )
            assert owner.account().balance == WELCOME + earned
        assert Verdict.DISAGREED in {one.verdict for one in verdicts[self.hosts[-1]].values()}
        audit = market_command("audit", *where)
        self._say(audit.stdout.strip())
        assert audit.returncode == 0, audit.stdout
        accounts = len(self.customers) + len(self.owners)
        assert f"{accounts * WELCOME // MICRO} CPUCoins in circulation" in audit.stdout

    def close(self) -> None:
        """Close what holds connections."""
        for host in self.hosts:
            host.seller.close()
        for customer in self.customers:
            customer.buyer.close()

    def _alone(self, one: Bought, paid: dict[tuple[str, int], list[tuple[Buyer, Settled]]]) -> int:
        jobs = [r.job for r in one.results.values() if r.paid]
        key = one.made.computation
        return sum(len(paid[key, job]) < one.order.quorum for job in jobs)

    def _look(self) -> None:
        """A host that found something wrong waits for nobody."""
        for host in self.hosts:
            if not host.is_alive():
                host.end()

    def _hard(self) -> int:
        """Faults so far of the network, the processes and the database."""
        kinds = (*Trouble, *self.disasters.kinds)
        return sum(self.counts[kind] for kind in kinds)

    def _paid_jobs(
        self, verdicts: dict[Host, dict[int, Settled]]
    ) -> dict[tuple[str, int], list[tuple[Buyer, Settled]]]:
        """Who was paid for each job of each computation."""
        paid: dict[tuple[str, int], list[tuple[Buyer, Settled]]] = defaultdict(list)
        for host, told in verdicts.items():
            for one in told.values():
                assert (one.paid > 0) == (one.verdict is Verdict.PAID)
                if one.paid:
                    lease = host.leased[one.lease]
                    paid[lease.computation, lease.job].append((host.seller.owner, one))
        return paid

    def _say(self, text: str) -> None:
        with self._capsys.disabled():
            print(text)  # noqa: T201 - the figures are what is asked for


def _check(one: Bought, paid: dict[tuple[str, int], list[tuple[Buyer, Settled]]]) -> int:
    """Every job of a computation has one end, and its replicas their pay; what was spent."""
    jobs = len(one.order.inputs)
    assert sorted(one.results) == list(range(1, len(one.results) + 1))
    ended = [result.job for result in one.results.values()]
    assert len(set(ended)) == len(ended) <= jobs
    assert one.cancelled or len(ended) == jobs
    for result in one.results.values():
        payees = paid.get((one.made.computation, result.job), [])
        assert sum(told.paid for _, told in payees) == result.paid
        if result.outcome is not Outcome.DONE:
            assert payees == []
            continue
        assert len({owner.id for owner, _ in payees}) == len(payees)
        assert len({told.paid for _, told in payees}) == 1
        # A trusted host may have computed it alone.
        least = 1 if one.order.adaptive else one.order.quorum
        assert least <= len(payees) <= one.order.quorum
        given = one.order.inputs[result.job]
        if one.order.quorum > 1:  # alone, nobody contradicts a liar
            assert given != sha256(TRAP)
            assert result.data == b"output of " + given.encode()
    return sum(result.paid for result in one.results.values())
