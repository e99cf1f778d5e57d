"""Budgets, ends and lists of computations over protocol /v1."""

from __future__ import annotations

import time

from daemonctl.market.wire import (
    ComputationInfo,
    Computations,
    Finished,
    NewBudget,
    Outcome,
)
from daemonctl.model import MICRO
from tests.integration.market.client import Buyer, Seller, refusal, sha256


def _teach(people, cpu_ms: int, owners: int = 4) -> None:
    for _ in range(owners):
        seller = people(Seller)
        (lease,) = seller.lease(1)
        done = Finished(lease.lease, Outcome.DONE, sha256(b"x"), b"x", cpu_ms=cpu_ms)
        seller.sync(results=(done,))


def test_a_price_that_outgrows_its_escrow_halts_and_a_budget_lets_it_go_on(people):
    buyer = people(Buyer)
    made = buyer.submit([b"%d" % n for n in range(6)], bid=7 * MICRO)
    _teach(people, 36_000)
    halted = buyer.info(made.computation)
    assert "Raise its budget to" in halted.halted
    path = f"computations/{made.computation}/budget"
    said = refusal(buyer.call("PUT", path, NewBudget(halted.escrow)), 409)
    assert said.title == "The budget does not suffice"
    waiting = people(Seller)
    assert waiting.lease(1) == ()
    info = buyer.ask("PUT", path, ComputationInfo, NewBudget(10 * halted.escrow))
    assert (info.halted, info.work_ms, info.price) == ("", 36_000, 10 * made.price)
    (lease,) = waiting.lease(1)
    assert (lease.price, lease.work_ms) == (info.price, 36_000)
    refusal(people(Buyer).call("PUT", path, NewBudget(10 * halted.escrow)), 404)
    refusal(buyer.call("PUT", path, NewBudget(2**53)), 400)
    refusal(buyer.call("PUT", path, NewBudget(2**53 - 1)), 402)
    buyer.call("POST", f"computations/{made.computation}/cancel")
    refusal(buyer.call("PUT", path, NewBudget(MICRO)), 409)


def test_a_budget_below_the_cost_is_refused_at_once(people):
    buyer = people(Buyer)
    for data in (b"module", b"a"):
        buyer.put(data)
    terms = {"key": "k", "name": "n", "module": sha256(b"module"), "inputs": [sha256(b"a")]}
    order = {**terms, "bid": MICRO, "work_ms": 3600, "budget": 1999}
    assert "$.budget" in refusal(buyer.call("POST", "computations", order), 400).detail


def test_computations_are_listed_with_their_ends(people):
    buyer = people(Buyer)
    first = buyer.submit([b"a"], key="1", adaptive=True, description="words", public=True)
    began = time.time()
    second = buyer.submit([b"a"], key="2", expires_in_s=3600.0, budget=9_000)
    found = buyer.ask("GET", "computations", Computations).computations
    assert [one.computation for one in found] == [second.computation, first.computation]
    assert (found[0].escrow, second.escrow) == (9_000, 9_000)
    assert 0 <= found[0].expires - began - 3600 < 60
    assert (found[1].adaptive, found[1].expires) == (True, 0.0)
    for one in found:
        buyer.call("POST", f"computations/{one.computation}/cancel")
