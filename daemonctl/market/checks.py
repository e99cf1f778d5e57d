"""What a message's types cannot say: lengths, ranges, digests. A breach is a 400 that names
the field by its path, as msgspec does for wrong types."""

from __future__ import annotations

import hashlib
import math
import re

import msgspec

from daemonctl.errors import MarketRefused
from daemonctl.market import ledger
from daemonctl.market.store.interface import Delivery, HostSync, Wish
from daemonctl.market.wire import (
    INLINE_BYTES,
    LOG_BYTES,
    MAX_BLOB_BYTES,
    MAX_JOBS,
    MAX_QUORUM,
    MAX_SYNC_LEASES,
    Finished,
    NewAccount,
    NewBudget,
    NewComputation,
    NewHost,
    SyncRequest,
)
from daemonctl.model import Outcome

_DIGEST = re.compile(r"[0-9a-f]{64}")
_LAST = 2**53 - 1
_LAST_LEASE = 2**63 - 1
_WORDS = 200
_DETAIL = 1024
_DESCRIPTION = 2000
_ARGS_BYTES = 64 * 1024
_LEAST_S = 60.0
_MOST_S = 10 * 366 * 86400.0
_MAX_ORDERS = 4096
_MAX_HOLDS = 4096
_MAX_MEMORY = 4 * 1024**3


def is_digest(text: str) -> bool:
    """Whether this is a SHA-256 in lower-case hexadecimal."""
    return _DIGEST.fullmatch(text) is not None


def wrong(path: str, why: str) -> MarketRefused:
    """The refusal of one field. path: as `$.inputs[3]`."""
    return MarketRefused(
        "The request cannot be used",
        status=400,
        detail=f"{why} - at `{path}`",
        hint="Is the client of a version that this market speaks?",
    )


def check_account(said: NewAccount) -> None:
    """Raises MarketRefused (400) for an account that cannot be."""
    for field in ("name", "challenge", "nonce"):
        _text(getattr(said, field), f"$.{field}")


def check_host(said: NewHost) -> None:
    """Raises MarketRefused (400) for a host that cannot be."""
    for field in ("architecture", "wasmtime", "version"):
        _text(getattr(said, field), f"$.{field}")
    _range(said.cores, 1, 4096, "$.cores")
    _range(said.speed_ppm, 1000, 1_000_000_000, "$.speed_ppm")


def check_computation(said: NewComputation) -> None:
    """Raises MarketRefused (400) for a buy order that cannot be."""
    _text(said.key, "$.key", least=1)
    _text(said.name, "$.name")
    _digest(said.module, "$.module")
    _range(len(said.inputs), 1, MAX_JOBS, "$.inputs", "jobs")
    for place, digest in enumerate(said.inputs):
        if not is_digest(digest):
            _digest(digest, f"$.inputs[{place}]")
    _range(said.bid, 1, 10**15, "$.bid")
    _range(said.work_ms, 1, 10**10, "$.work_ms")
    _range(said.quorum, 1, MAX_QUORUM, "$.quorum")
    _range(said.memory_bytes, 64 * 1024, _MAX_MEMORY, "$.memory_bytes")
    _range(said.output_bytes, 1, MAX_BLOB_BYTES, "$.output_bytes")
    _range(said.budget, 0, _LAST, "$.budget", "micro-coins")
    price = ledger.replica_price(said.bid, said.work_ms)
    cost = ledger.escrow_for(len(said.inputs), said.quorum, price)
    if 0 < said.budget < cost:
        raise wrong("$.budget", f"Expected 0, or {cost} micro-coins, which all jobs cost, or more")
    if said.expires_in_s and not _LEAST_S <= said.expires_in_s <= _MOST_S:
        raise wrong("$.expires_in_s", f"Expected 0, or {_LEAST_S:.0f} to {_MOST_S:.0f} seconds")
    _text(said.description, "$.description", most=_DESCRIPTION)
    # As in argv, each ends with a zero byte: empty ones are not for nothing.
    size = sum(len(arg.encode()) + 1 for arg in said.args)
    _range(size, 0, _ARGS_BYTES, "$.args", "bytes")
    for place, arg in enumerate(said.args):
        _no_zero(arg, f"$.args[{place}]")


def check_budget(said: NewBudget) -> None:
    """Raises MarketRefused (400) for a budget that cannot be."""
    _range(said.budget, 1, _LAST, "$.budget", "micro-coins")


def terms_hash(said: NewComputation) -> bytes:
    """SHA-256 of all that a buyer said, to know the same submission again."""
    return hashlib.sha256(msgspec.json.encode(said)).digest()


def host_sync(host: int, said: SyncRequest) -> HostSync:
    """A sync as the store takes it. Raises MarketRefused (400).

    The digest of an output that came inside the message is worked out anew: what a host claims
    is no proof.
    """
    _range(len(said.holds or ()), 0, _MAX_HOLDS, "$.holds", "leases")
    for field in ("results", "returned", "held"):
        count = len(getattr(said, field))
        _range(count, 0, MAX_SYNC_LEASES, f"$.{field}", "of this kind in one sync")
    _leases(said)
    _range(len(said.want), 0, _MAX_ORDERS, "$.want", "orders")
    _range(said.settled_after, 0, _LAST, "$.settled_after")
    _text(said.version, "$.version")
    _text(said.wasmtime, "$.wasmtime")
    for place, want in enumerate(said.want):
        _range(want.count, 0, _LAST, f"$.want[{place}].count")
        _range(want.ask, 0, _LAST, f"$.want[{place}].ask")
        _range(want.memory, 0, _LAST, f"$.want[{place}].memory")
        _text(want.order, f"$.want[{place}].order")
        _text(want.account, f"$.want[{place}].account")
    return HostSync(
        host,
        tuple(_delivery(result, place) for place, result in enumerate(said.results)),
        said.returned,
        tuple(beat.lease for beat in said.held),
        tuple(Wish(w.order, w.account, w.count, w.ask, w.memory) for w in said.want if w.count),
        said.settled_after,
        said.holds,
        said.version,
        said.wasmtime,
    )


def seconds(value: float, most: float) -> float:
    """A waiting time between 0 and `most`, whatever was asked for."""
    return min(max(value, 0.0), most) if math.isfinite(value) else 0.0


def _delivery(said: Finished, place: int) -> Delivery:
    data, digest = None, b""
    if said.outcome is Outcome.DONE:
        data = said.data
        if data is not None:
            _range(len(data), 0, INLINE_BYTES, f"$.results[{place}].data", "bytes")
            digest = hashlib.sha256(data).digest()
        else:
            _digest(said.digest, f"$.results[{place}].digest")
            digest = bytes.fromhex(said.digest)
    return Delivery(
        said.lease,
        said.outcome.value,
        digest,
        data,
        min(max(said.cpu_ms, 0), _LAST),
        min(max(said.exit_code, -(2**31)), 2**32),
        # What a program writes, none of it makes its replica void.
        said.detail[:_DETAIL].replace("\0", "\ufffd"),
        said.log[-LOG_BYTES:].replace("\0", "\ufffd"),
    )


def _leases(said: SyncRequest) -> None:
    """Numbers that no store can look up are nobody's lease."""
    for path, numbers in (
        ("$.results[...].lease", [result.lease for result in said.results]),
        ("$.returned[...]", said.returned),
        ("$.held[...].lease", [beat.lease for beat in said.held]),
        ("$.holds[...]", said.holds or ()),
    ):
        if numbers:
            _range(min(numbers), 0, _LAST_LEASE, path)
            _range(max(numbers), 0, _LAST_LEASE, path)


def _digest(text: str, path: str) -> None:
    if not is_digest(text):
        raise wrong(path, "Expected a SHA-256 in lower-case hexadecimal")


def _range(value: int, least: int, most: int, path: str, unit: str = "") -> None:
    if not least <= value <= most:
        raise wrong(path, f"Expected {least} to {most} {unit}".rstrip() + f", not {value}")


def _text(text: str, path: str, *, least: int = 0, most: int = _WORDS) -> None:
    if not least <= len(text) <= most:
        raise wrong(path, f"Expected {least} to {most} characters")
    _no_zero(text, path)


def _no_zero(text: str, path: str) -> None:
    if "\0" in text:
        raise wrong(path, "Expected text without zero characters")
