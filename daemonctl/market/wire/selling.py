"""Messages between a market and its hosts."""

from __future__ import annotations

import enum

from daemonctl.market.wire.base import Message
from daemonctl.model import Outcome, Verdict


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


class HostStanding(Message, frozen=True):
    """What a market thinks of a host. streak: replicas with which another owner's host agreed,
    since the last with which none did. failed: leases that ran out, or failed where others did not.
    allowance: leases that it may hold at a time at most. barred: why it gets no work at all;
    throttled: why it gets less; both "" where it is not."""

    host: str
    streak: int = 0
    confirmed: int = 0
    disagreed: int = 0
    failed: int = 0
    allowance: int = 0
    barred: str = ""
    throttled: str = ""


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
    version, wasmtime: of the host, as when it registered, told when it begins: it may have been
    updated since; "" = as last told.
    """

    results: tuple[Finished, ...] = ()
    returned: tuple[int, ...] = ()
    held: tuple[Heartbeat, ...] = ()
    want: tuple[Want, ...] = ()
    wait_s: float = 0.0
    settled_after: int = 0
    holds: tuple[int, ...] | None = None
    leaving: bool = False
    version: str = ""
    wasmtime: str = ""


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


class NoticeKind(enum.StrEnum):
    """What a market has to tell a host's owner."""

    STOPPED = "stopped"
    """The operator has stopped a computation; with no computation named: all of them."""
    BARRED = "barred"
    """This host gets no work any more."""
    THROTTLED = "throttled"
    """This host gets less work for a while."""
    OUTDATED = "outdated"
    """This host gets nothing new before it is updated; what it holds it may still deliver."""
    UNKNOWN = "unknown"
    """Of a later market; never sent."""

    @classmethod
    def _missing_(cls, _value: object) -> NoticeKind:
        return cls.UNKNOWN


class Notice(Message, frozen=True):
    """Words for the owner of a host. computation: its id, where it is about one. of, least: what
    is OUTDATED, HOSTS or WASMTIME, and the first version of it that is served."""

    kind: NoticeKind
    text: str
    computation: str = ""
    of: str = ""
    least: str = ""


class SyncReply(Message, frozen=True):
    """accepted: leases whose results are stored or need not be sent again; the host may forget
    them. dropped: leases that this host no longer holds (expired, cancelled, unknown): stop
    computing them. settled: verdicts since `settled_after`; `settled_upto`: to be stored.
    retry_after_s: do not ask again before. unknown_accounts: named in `want` and not known to
    this market; their orders get nothing. notices: what holds now for this host's owner to see,
    the whole list each time; those about a computation only beside its `dropped` leases."""

    leases: tuple[Lease, ...] = ()
    accepted: tuple[int, ...] = ()
    dropped: tuple[int, ...] = ()
    settled: tuple[Settled, ...] = ()
    settled_upto: int = 0
    retry_after_s: float = 0.0
    unknown_accounts: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
