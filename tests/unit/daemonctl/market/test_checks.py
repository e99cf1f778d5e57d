"""Messages of the right types that still cannot be: refused with the field's path."""

from __future__ import annotations

import hashlib

import msgspec
import pytest

from daemonctl.errors import MarketRefused
from daemonctl.market import checks
from daemonctl.market.wire import (
    INLINE_BYTES,
    LOG_BYTES,
    Finished,
    Heartbeat,
    NewAccount,
    NewBudget,
    NewComputation,
    NewHost,
    SyncRequest,
    Want,
)
from daemonctl.model import Outcome

_DIGEST = "0" * 64
_ORDER = NewComputation("key", "name", _DIGEST, (_DIGEST,), 1, 1)
_HOST = NewHost("x86_64", 1, 1_000_000, "50")


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"key": ""}, "$.key"),
        ({"name": "x" * 201}, "$.name"),
        ({"module": "0" * 63 + "G"}, "$.module"),
        ({"inputs": ()}, "$.inputs"),
        ({"inputs": (_DIGEST, "a")}, "$.inputs[1]"),
        ({"bid": 0}, "$.bid"),
        ({"bid": 10**40}, "$.bid"),
        ({"work_ms": -1}, "$.work_ms"),
        ({"quorum": 0}, "$.quorum"),
        ({"quorum": 6}, "$.quorum"),
        ({"memory_bytes": 1}, "$.memory_bytes"),
        ({"output_bytes": 0}, "$.output_bytes"),
        ({"budget": -1}, "$.budget"),
        ({"budget": 2**53}, "$.budget"),
        ({"budget": 1, "quorum": 2, "work_ms": 3_600_000}, "$.budget"),
        ({"expires_in_s": -1.0}, "$.expires_in_s"),
        ({"expires_in_s": 59.9}, "$.expires_in_s"),
        ({"expires_in_s": 1e10}, "$.expires_in_s"),
        ({"expires_in_s": float("nan")}, "$.expires_in_s"),
        ({"description": "x" * 2001}, "$.description"),
        ({"description": "a\0b"}, "$.description"),
        ({"args": ("x" * 70_000,)}, "$.args"),
        ({"args": ("",) * 70_000}, "$.args"),
        ({"args": ("\N{EURO SIGN}" * 30_000,)}, "$.args"),
        ({"args": ("-v", "a\0b")}, "$.args[1]"),
        ({"name": "a\0b"}, "$.name"),
    ],
)
def test_a_buy_order_that_cannot_be_is_refused_by_its_field(change, path):
    checks.check_computation(_ORDER)
    with pytest.raises(MarketRefused) as refused:
        checks.check_computation(msgspec.structs.replace(_ORDER, **change))
    assert refused.value.status == 400
    assert f"`{path}`" in refused.value.detail


def test_a_budget_is_an_amount():
    checks.check_budget(NewBudget(1))
    for budget in (0, -1, 2**53):
        with pytest.raises(MarketRefused, match="cannot be used"):
            checks.check_budget(NewBudget(budget))


@pytest.mark.parametrize(
    ("change", "path"),
    [({"cores": 0}, "$.cores"), ({"speed_ppm": 0}, "$.speed_ppm"), ({"version": "x" * 201}, "$.v")],
)
def test_a_host_that_cannot_be_is_refused_by_its_field(change, path):
    checks.check_host(_HOST)
    with pytest.raises(MarketRefused, match="cannot be used") as refused:
        checks.check_host(msgspec.structs.replace(_HOST, **change))
    assert path in refused.value.detail


def test_an_account_has_a_name_of_bounded_length():
    with pytest.raises(MarketRefused):
        checks.check_account(NewAccount("x" * 201))


@pytest.mark.parametrize(
    ("said", "path"),
    [
        (SyncRequest(returned=(1,) * 65), "$.returned"),
        (SyncRequest(held=(Heartbeat(1),) * 65), "$.held"),
        (SyncRequest(returned=(2**63,)), "$.returned[...]"),
        (SyncRequest(held=(Heartbeat(-1),)), "$.held[...].lease"),
        (SyncRequest(holds=(0, 10**40)), "$.holds[...]"),
        (SyncRequest(results=(Finished(2**63, Outcome.TRAP),)), "$.results[...].lease"),
        (SyncRequest(want=(Want("a\0b", "a", 1),)), "$.want[0].order"),
        (SyncRequest(settled_after=-1), "$.settled_after"),
        (SyncRequest(settled_after=2**64), "$.settled_after"),
        (SyncRequest(want=(Want("o", "a", -1),)), "$.want[0].count"),
        (SyncRequest(want=(Want("o", "a", 1, ask=-1),)), "$.want[0].ask"),
        (SyncRequest(results=(Finished(1, Outcome.DONE),)), "$.results[0].digest"),
        (
            SyncRequest(results=(Finished(1, Outcome.DONE, data=b"x" * (INLINE_BYTES + 1)),)),
            "$.results[0].data",
        ),
    ],
)
def test_a_sync_that_cannot_be_is_refused_by_its_field(said, path):
    with pytest.raises(MarketRefused) as refused:
        checks.host_sync(1, said)
    assert f"`{path}`" in refused.value.detail


def test_the_digest_of_an_output_is_worked_out_and_not_believed():
    said = SyncRequest(results=(Finished(1, Outcome.DONE, "f" * 64, b"output"),))
    (delivery,) = checks.host_sync(1, said).deliveries
    assert delivery.digest == hashlib.sha256(b"output").digest()


def test_only_a_job_that_is_done_has_an_output():
    said = SyncRequest(results=(Finished(1, Outcome.TRAP, "f" * 64, b"output"),))
    (delivery,) = checks.host_sync(1, said).deliveries
    assert (delivery.digest, delivery.data) == (b"", None)


def test_a_log_is_cut_to_its_tail_and_numbers_to_what_a_store_holds():
    log = "x" * LOG_BYTES + "the end"
    said = SyncRequest(
        results=(Finished(1, Outcome.TRAP, cpu_ms=2**80, exit_code=-(2**80), log=log),)
    )
    (delivery,) = checks.host_sync(1, said).deliveries
    assert len(delivery.log) == LOG_BYTES
    assert delivery.log.endswith("the end")
    assert delivery.cpu_ms < 2**63
    assert abs(delivery.exit_code) < 2**63


def test_a_job_that_wrote_zeros_is_delivered_all_the_same():
    said = SyncRequest(results=(Finished(1, Outcome.TRAP, detail="\0d", log="l\0"),))
    (delivery,) = checks.host_sync(1, said).deliveries
    assert (delivery.detail, delivery.log) == ("\ufffdd", "l\ufffd")


def test_waiting_times_are_bounded_whatever_is_asked():
    asked = (-1.0, 5.0, 99.0, float("inf"), float("nan"))
    assert [checks.seconds(value, 30.0) for value in asked] == [0.0, 5.0, 30.0, 0.0, 0.0]
