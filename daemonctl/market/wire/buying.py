"""Messages between a market and its buyers."""

from __future__ import annotations

from daemonctl.market.wire.base import MAX_BLOB_BYTES, Message
from daemonctl.model import ComputationState, Outcome


class NewComputation(Message, frozen=True):
    """A buy order.

    key: chosen by the buyer; the same key by the same account gives the same computation, so
    that a submission may be repeated. inputs: one digest a job, in order. bid: micro-coins per
    reference core-hour. work_ms: estimated work of one job. module and inputs are PUT before.
    adaptive: hosts that have earned trust may compute a job alone, spot-checked at random.
    expires_in_s: after so long what is still open is cancelled; 0 = never. budget: micro-coins
    to hold at most, so that the price can follow the work that hosts confirm; 0 = just what
    the jobs cost at the stated work. description: a sentence or two for those who compute it.
    public: anyone may see its results.
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
    adaptive: bool = False
    expires_in_s: float = 0.0
    budget: int = 0
    description: str = ""
    public: bool = False


class ComputationCreated(Message, frozen=True):
    """price: micro-coins for one replica; escrow: held for all of them."""

    computation: str
    price: int
    escrow: int


class ComputationInfo(Message, frozen=True):
    """jobs = confirmed + failed + open. spent, escrow: micro-coins. hosts: that hold or held a
    replica. running: leases out at the moment. halted: why no job of it is handed out at
    present; "" while they are. expires: epoch seconds; 0 = never. work_ms: of one job, as the
    price is reckoned from now."""

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
    halted: str = ""
    expires: float = 0.0
    work_ms: int = 0
    adaptive: bool = False


class Computations(Message, frozen=True):
    """An account's computations, the newest first."""

    computations: tuple[ComputationInfo, ...]


class NewBudget(Message, frozen=True):
    """budget: micro-coins to hold for what is still open of a computation, at most; not less
    than what it needs at present. Where its price had outgrown its escrow, it goes on."""

    budget: int


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
