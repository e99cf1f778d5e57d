"""The messages between a market and its hosts and buyers: protocol /v1, JSON over HTTP.

What is not for anyone carries `Authorization: Bearer TOKEN`, a host's or an account's.
Unknown fields are ignored, so that a field can be added without a new version.

| request | by | body | answer |
| --- | --- | --- | --- |
| GET /v1/market | anyone | | MarketInfo |
| GET /v1/beneficiaries | anyone | | listing.Beneficiaries |
| POST /v1/accounts | anyone | NewAccount | AccountCreated |
| GET /v1/account | account | | AccountInfo |
| POST /v1/hosts | anyone | NewHost | HostCreated |
| POST /v1/sync | host | SyncRequest | SyncReply |
| PUT /v1/blobs/{digest} | host, account | bytes | 204 |
| GET, HEAD /v1/blobs/{digest} | anyone who knows the digest | | bytes |
| POST /v1/computations | account | NewComputation | ComputationCreated |
| GET /v1/computations/{id} | its buyer | | ComputationInfo |
| GET /v1/computations/{id}/results?after=N&limit=N&wait_s=S | its buyer | | ResultPage |
| POST /v1/computations/{id}/cancel | its buyer | | ComputationInfo |

An error is answered with `Refusal` and a 4xx or 5xx status; 503 carries Retry-After.
Amounts are micro-coins, work is reference core-milliseconds, a digest is the SHA-256 of the
bytes in lower-case hexadecimal, bytes in JSON are base64.
"""

from __future__ import annotations

import msgspec

# Verdicts and states are words of this protocol too: whoever speaks it finds them here.
from daemonctl.model import ComputationState as ComputationState
from daemonctl.model import Outcome as Outcome
from daemonctl.model import Verdict as Verdict

PROTOCOL = 1
INLINE_BYTES = 64 * 1024
"""Results up to this size travel inside the message; larger ones are PUT as blobs first."""
INLINE_INPUT_BYTES = 16 * 1024
"""Inputs up to this size come inside the lease; larger ones are fetched by digest."""
LOG_BYTES = 4 * 1024
"""A job's log is cut to this size before it is delivered."""
MAX_SYNC_LEASES = 64
"""Leases, results or heartbeats in one sync, at most, of each kind."""
MAX_WAIT_S = 30.0
"""A long poll lasts at most this long."""
MAX_BLOB_BYTES = 64 * 1024 * 1024
MAX_MODULE_BYTES = 8 * 1024 * 1024
MAX_JOBS = 1_000_000
MAX_QUORUM = 5


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """Base of all messages: immutable, defaults left out on the wire."""


class Refusal(Message, frozen=True):
    """Why the market said no: a title, the facts, what to do."""

    title: str
    detail: str = ""
    hint: str = ""


class MarketInfo(Message, frozen=True):
    """What a market says of itself before anybody signs in.

    version: of the software. protocol, oldest_protocol: spoken and least accepted.
    """

    name: str
    version: str
    protocol: int = PROTOCOL
    oldest_protocol: int = PROTOCOL


class NewAccount(Message, frozen=True):
    """name: shown publicly where the owner wishes; may be empty."""

    name: str = ""


class AccountCreated(Message, frozen=True):
    """token: the account's only secret, told once. balance: with the welcome grant, if any."""

    account: str
    token: str
    balance: int = 0


class AccountInfo(Message, frozen=True):
    """balance: free micro-coins. escrow: held for the account's computations."""

    account: str
    name: str
    balance: int
    escrow: int


class NewHost(Message, frozen=True):
    """A machine that wants to sell.

    architecture: as `uname -m` says. speed_ppm: its speed on the calibration module in
    millionths of the reference machine's. wasmtime: its version.
    """

    architecture: str
    cores: int
    speed_ppm: int
    wasmtime: str
    version: str = ""


class HostCreated(Message, frozen=True):
    """token: the host's only secret, told once."""

    host: str
    token: str


class Finished(Message, frozen=True):
    """A replica's end.

    digest: of the output; "" unless DONE. data: the output where it is at most INLINE_BYTES.
    cpu_ms: CPU milliseconds in the sandbox, not yet times the host's speed.
    log: tail of standard error, at most LOG_BYTES. detail: the trap or refusal in words.
    """

    lease: int
    outcome: Outcome
    digest: str = ""
    data: bytes | None = None
    cpu_ms: int = 0
    exit_code: int = 0
    detail: str = ""
    log: str = ""


class Heartbeat(Message, frozen=True):
    """A lease that is still held; it is renewed. progress: 0 to 1, None if not told."""

    lease: int
    progress: float | None = None


class Want(Message, frozen=True):
    """`count` replicas for one sell order, whose earnings go to `account` and which asks
    at least `ask` micro-coins per reference core-hour. order: its id, `core`: its core.
    memory: most bytes that a job's memory may take; 0 = any."""

    order: str
    account: str
    count: int
    ask: int = 0
    core: int = 0
    memory: int = 0


class SyncRequest(Message, frozen=True):
    """Everything a host has to say, in one request; delivering twice changes nothing.

    returned: leases given back undone. wait_s: how long the market may wait for work, at most
    MAX_WAIT_S. settled_after: the last `settled_upto` that this host has stored.
    holds: all leases that this host knows of; the market takes back what else it gave to it
    (the answer was lost). leaving: the host ends; its open long polls get nothing any more.
    """

    results: tuple[Finished, ...] = ()
    returned: tuple[int, ...] = ()
    held: tuple[Heartbeat, ...] = ()
    want: tuple[Want, ...] = ()
    wait_s: float = 0.0
    settled_after: int = 0
    holds: tuple[int, ...] | None = None
    leaving: bool = False


class Lease(Message, frozen=True):
    """One replica, to be computed before `expires_in_s` has passed or renewed by heartbeats.

    order: the sell order that it was given to. name, buyer: of the computation, for people.
    module, input: digests. input_data: the input itself where small. cpu_limit_s: CPU seconds
    on this host after which the job is ended. price: micro-coins when confirmed.
    seed: what the job's random numbers are made of.
    """

    lease: int
    computation: str
    job: int
    order: str
    name: str
    module: str
    input: str
    price: int
    work_ms: int
    expires_in_s: float
    cpu_limit_s: int
    memory_bytes: int
    output_bytes: int
    args: tuple[str, ...] = ()
    input_data: bytes | None = None
    buyer: str = ""
    seed: int = 0


class Settled(Message, frozen=True):
    """A replica's verdict; `paid` in micro-coins."""

    lease: int
    verdict: Verdict
    paid: int = 0


class SyncReply(Message, frozen=True):
    """accepted: leases whose results are stored or need not be sent again; the host may forget
    them. dropped: leases that this host no longer holds (expired, cancelled, unknown): stop
    computing them. settled: verdicts since `settled_after`; `settled_upto`: to be stored.
    retry_after_s: do not ask again before. unknown_accounts: named in `want` and not known to
    this market; their orders get nothing."""

    leases: tuple[Lease, ...] = ()
    accepted: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    settled: tuple[Settled, ...] = ()
    settled_upto: int = 0
    retry_after_s: float = 0.0
    unknown_accounts: tuple[str, ...] = ()


class NewComputation(Message, frozen=True):
    """A buy order.

    key: chosen by the buyer; the same key by the same account gives the same computation, so
    that a submission may be repeated. inputs: one digest a job, in order. bid: micro-coins per
    reference core-hour. work_ms: estimated work of one job. module and inputs are PUT before.
    """

    key: str
    name: str
    module: str
    inputs: tuple[str, ...]
    bid: int
    work_ms: int
    quorum: int = 2
    args: tuple[str, ...] = ()
    memory_bytes: int = 512 * 1024 * 1024
    output_bytes: int = MAX_BLOB_BYTES


class ComputationCreated(Message, frozen=True):
    """price: micro-coins for one replica; escrow: held for all of them."""

    computation: str
    price: int
    escrow: int


class ComputationInfo(Message, frozen=True):
    """jobs = confirmed + failed + open. spent, escrow: micro-coins. hosts: that hold or held a
    replica. running: leases out at the moment."""

    computation: str
    name: str
    state: ComputationState
    jobs: int
    confirmed: int
    failed: int
    running: int
    hosts: int
    quorum: int
    price: int
    spent: int
    escrow: int
    created: float


class JobResult(Message, frozen=True):
    """One settled job. seq: order of settlement. digest: of the output where confirmed."""

    seq: int
    job: int
    outcome: Outcome
    digest: str = ""
    data: bytes | None = None
    exit_code: int = 0
    detail: str = ""
    log: str = ""
    paid: int = 0


class ResultPage(Message, frozen=True):
    """Results settled after `after`, oldest first; `next` is the `after` of the next page.
    finished: nothing will ever follow."""

    results: tuple[JobResult, ...]
    next: int
    finished: bool
