"""Planning and handing in a computation, without a sandbox and without a market."""

from __future__ import annotations

import dataclasses
import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.buyer import patience, record, submit
from daemonctl.buyer.inputs import Input
from daemonctl.buyer.submit import Plan, Terms
from daemonctl.errors import AccountError, MarketRefused, MarketUnreachable
from daemonctl.market import ledger
from daemonctl.market.wire import AccountInfo, ComputationCreated, NewComputation
from daemonctl.paths import Paths

MODULE = b"\0asm\1\0\0\0"


class Market:
    """Answers as a client does; fails as often as `failures` says."""

    url = "https://market.example.org"

    def __init__(self, balance: int = 10**9, failures: int = 0) -> None:
        self.balance = balance
        self.failures = failures
        self.blobs: dict[str, bytes] = {}
        self.orders: list[NewComputation] = []

    def account(self) -> AccountInfo:
        return AccountInfo("me", "", self.balance, 0)

    def upload(self, data: bytes, digest: str) -> bool:
        self._fail()
        assert hashlib.sha256(data).hexdigest() == digest
        assert digest not in self.blobs, "sent twice"
        self.blobs[digest] = data
        return True

    def create(self, order: NewComputation) -> ComputationCreated:
        self.orders.append(order)
        self._fail()
        assert {order.module, *order.inputs} <= set(self.blobs)
        return ComputationCreated("c1", 7, 70)

    def _fail(self) -> None:
        if self.failures:
            self.failures -= 1
            raise MarketUnreachable("away")


class Told:
    """Notes what a submission tells."""

    def __init__(self) -> None:
        self.sampled: list[str] = []
        self.uploads: list[tuple[int, int]] = []
        self.silences = 0

    def measuring(self, chosen: Input) -> None:
        self.sampled.append(chosen.name)

    def uploading(self, done: int, total: int) -> None:
        self.uploads.append((done, total))

    def waiting(self, _error: MarketUnreachable) -> None:
        self.silences += 1


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying again begins soon."""
    monkeypatch.setattr(patience, "FIRST_S", 0.001)


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    """Three inputs, two of which are the same."""
    (tmp_path / "job.wasm").write_bytes(MODULE)
    for name, text in (("a", "same"), ("b", "same"), ("c", "other")):
        (tmp_path / f"{name}.in").write_text(text)
    return Terms(tmp_path / "job.wasm", (f"{tmp_path}/*.in",), ("-r", "1"), work_ms=7200)


def make(terms: Terms) -> Plan:
    return submit.plan(terms, Told())


def test_a_plan_says_what_it_costs_and_runs_nothing_where_the_work_is_given(terms: Terms) -> None:
    told = Told()
    plan = submit.plan(terms, told)
    assert told.sampled == []
    assert plan.sample is None
    assert (plan.order.name, plan.order.args, plan.order.quorum) == ("job", ("-r", "1"), 2)
    assert plan.order.module == hashlib.sha256(MODULE).hexdigest()
    assert [one.name for one in plan.inputs] == ["a.in", "b.in", "c.in"]
    # Two thousandths of a core-hour, three jobs, two replicas each.
    assert (plan.price, plan.escrow) == (2_000, 12_000)


@given(st.integers(0, 10**9), st.integers(1, 10**9), st.integers(1, 50), st.integers(1, 5))
def test_the_cost_is_what_the_market_will_reckon(
    bid: int, work_ms: int, jobs: int, quorum: int
) -> None:
    order = NewComputation("", "n", "m", ("i",) * jobs, bid, work_ms, quorum)
    one = Input(Path("i"), "i", "i", 0)
    plan = Plan(order, MODULE, (one,) * jobs, None)
    price = ledger.replica_price(bid, work_ms)
    assert plan.price == price
    assert plan.escrow == ledger.escrow_for(jobs, quorum, price)


def test_a_budget_is_held_and_never_less_than_the_cost(terms: Terms) -> None:
    plan = make(dataclasses.replace(terms, budget=20_000, expires_in_s=60.0, adaptive=True))
    assert (plan.cost, plan.escrow) == (12_000, 20_000)
    assert (plan.order.budget, plan.order.expires_in_s, plan.order.adaptive) == (20_000, 60.0, True)
    with pytest.raises(AccountError, match=r"needs 0\.012, the budget is 0\.011999"):
        make(dataclasses.replace(terms, budget=11_999))


@pytest.mark.parametrize(
    ("balance", "held"), [(100_000, 18_000), (18_000, 18_000), (15_000, 15_000), (12_000, 12_000)]
)
def test_without_a_budget_half_as_much_again_is_held_where_it_is_there(
    terms: Terms, tmp_path: Path, balance: int, held: int
) -> None:
    told, market = Told(), Market(balance)
    plan = submit.with_room(submit.plan(terms, told), balance)
    assert (plan.cost, plan.escrow) == (12_000, held)
    submit.submit(Paths.below(tmp_path), market, "me", plan, told)  # type: ignore[arg-type]
    assert market.orders[0].budget == held


def test_a_budget_that_the_buyer_set_is_left_alone(terms: Terms) -> None:
    plan = submit.plan(dataclasses.replace(terms, budget=13_000), Told())
    assert submit.with_room(plan, 10**9) is plan


def test_each_blob_is_uploaded_once_and_before_the_order(terms: Terms, tmp_path: Path) -> None:
    market, told, plan = Market(), Told(), make(terms)
    paths = Paths.below(tmp_path / "home")
    created = submit.submit(paths, market, "me", plan, told)  # type: ignore[arg-type]
    assert created == ComputationCreated("c1", 7, 70)
    assert sorted(market.blobs.values()) == sorted([MODULE, b"same", b"other"])
    assert told.uploads[-1] == (3, 3)
    kept = record.load(paths, "c1")
    assert kept is not None
    assert (kept.market, kept.names) == (market.url, ("a.in", "b.in", "c.in"))


def test_a_silent_market_gets_the_same_order_again(terms: Terms, tmp_path: Path) -> None:
    market, told = Market(failures=3), Told()
    submit.submit(Paths.below(tmp_path), market, "me", make(terms), told)  # type: ignore[arg-type]
    assert told.silences == 3
    assert len({order.key for order in market.orders}) == 1
    assert market.orders[0].key


def test_an_interrupted_submission_made_again_has_the_same_key_and_a_later_one_another(
    terms: Terms, tmp_path: Path
) -> None:
    paths = Paths.below(tmp_path)

    class Cut(Market):
        def create(self, order: NewComputation) -> ComputationCreated:
            self.orders.append(order)
            raise KeyboardInterrupt

    cut = Cut()
    with pytest.raises(KeyboardInterrupt):
        submit.submit(paths, cut, "me", make(terms), Told())  # type: ignore[arg-type]
    again, later = Market(), Market()
    submit.submit(paths, again, "me", make(terms), Told())  # type: ignore[arg-type]
    submit.submit(paths, later, "me", make(terms), Told())  # type: ignore[arg-type]
    assert again.orders[0].key == cut.orders[0].key
    assert later.orders[0].key != cut.orders[0].key


def test_a_refused_order_is_not_tried_again(terms: Terms, tmp_path: Path) -> None:
    class No(Market):
        def create(self, order: NewComputation) -> ComputationCreated:
            self.orders.append(order)
            raise MarketRefused("no", status=402)

    market = No()
    with pytest.raises(MarketRefused):
        submit.submit(Paths.below(tmp_path), market, "me", make(terms), Told())  # type: ignore[arg-type]
    assert len(market.orders) == 1


def test_too_few_coins_are_told_before_anything_is_uploaded(terms: Terms) -> None:
    plan = make(terms)
    assert submit.check_balance(Market(12_000), plan) == 12_000  # type: ignore[arg-type]
    with pytest.raises(AccountError, match=r"needs 0\.012 in escrow, you have 0\.011999"):
        submit.check_balance(Market(11_999), plan)  # type: ignore[arg-type]
