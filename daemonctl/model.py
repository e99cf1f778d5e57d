"""The values that the daemon, the market, the command line and the tray share.

All are frozen; a change is a new value. Amounts are integer micro-coins (1 CPUCoin = 1,000,000),
instants are seconds since the epoch, states are enums: words are made where a person reads them.
"""

from __future__ import annotations

import enum

import msgspec

MICRO = 1_000_000
"""Micro-coins in one CPUCoin."""

REFERENCE_CORE_HOUR_S = 3600
"""Reference core-seconds that one CPUCoin buys at par."""


class Outcome(enum.StrEnum):
    """How a job ended in the sandbox. Only DONE carries a result."""

    DONE = "done"
    """Ended by itself with exit code 0."""
    EXIT = "exit"
    """Ended by itself with another exit code."""
    TRAP = "trap"
    """WebAssembly trapped: out of bounds, unreachable, division by zero, stack overflow."""
    CPU_LIMIT = "cpu-limit"
    """Used all the CPU time that it may."""
    MEMORY_LIMIT = "memory-limit"
    """Died for want of memory that it may not have."""
    OUTPUT_LIMIT = "output-limit"
    """Wrote more than it may to standard output or standard error."""
    FORBIDDEN = "forbidden"
    """Killed by seccomp: it asked the kernel for what no job may ask."""
    REFUSED = "refused"
    """Not a module we run: malformed, or wants imports that we do not offer."""
    CRASHED = "crashed"
    """The worker died of a signal that no limit explains."""
    STOPPED = "stopped"
    """This host ended it (shut-down, a returned lease); says nothing about the job."""


class Verdict(enum.StrEnum):
    """What became of a delivered replica."""

    PAID = "paid"
    """It agreed with the quorum."""
    DISAGREED = "disagreed"
    """The quorum said otherwise; unpaid."""
    FAILED = "failed"
    """The quorum agrees that the job itself fails; unpaid."""
    LATE = "late"
    """The job had been settled without it, or its computation was cancelled; unpaid."""


class ComputationState(enum.StrEnum):
    """Where a computation stands."""

    OPEN = "open"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Process(msgspec.Struct, frozen=True):
    """A process: a pid is reused, (pid, create time) is not.

    create_time: seconds since the epoch, as psutil gives it.
    """

    pid: int
    create_time: float


class Pause(msgspec.Struct, frozen=True):
    """The user's pause, as pause.json keeps it.

    since: when it began. until: when it ends by itself; None: when the user resumes.
    """

    since: float
    until: float | None = None

    def holds(self, now: float) -> bool:
        """Whether the pause still holds at `now`."""
        return self.until is None or now < self.until


class CoreState(enum.StrEnum):
    """What a core does for CPUShare."""

    COMPUTING = "computing"
    PAUSED = "paused"
    WAITING = "waiting"
    OFF = "off"
    ATTENTION = "attention"


class Reason(enum.StrEnum):
    """Why a core is in its state."""

    RUNNING = "running"
    PREPARING = "preparing"
    """Fetching inputs or compiling a module."""
    NO_WORK = "no-work"
    USER_PAUSE = "user-pause"
    MARKET_UNREACHABLE = "market-unreachable"
    MARKET_REFUSES = "market-refuses"
    MARKET_STOPPED = "market-stopped"
    """Its operator has stopped the work; `Why.name` has their words."""
    UPDATE_NEEDED = "update-needed"
    """It serves a later CPUShare only; `Why.name` has its operator's words."""
    MARKET_OUTDATED = "market-outdated"
    """The market is too old for this CPUShare."""
    ORDER_OFF = "order-off"
    ORDER_BROKEN = "order-broken"
    KERNEL_UNFIT = "kernel-unfit"
    SANDBOX_BROKEN = "sandbox-broken"
    STOPPING = "stopping"
    # What a rule says; `Why` has the figures.
    USER_ACTIVE = "user-active"
    ON_BATTERY = "on-battery"
    TOO_HOT = "too-hot"
    OTHER_LOAD = "other-load"
    FULL_SCREEN = "full-screen"
    PROGRAM = "program"
    """A program that the user listed runs."""
    SCHEDULE = "schedule"
    DISK_LOW = "disk-low"
    MEMORY_LOW = "memory-low"


class Why(msgspec.Struct, frozen=True, omit_defaults=True):
    """The figures behind a reason, for one honest sentence.

    value: what was measured. limit: what it has to reach before the core goes on. Both are °C
    (TOO_HOT), per cent of the machine (OTHER_LOAD), MiB (DISK_LOW, MEMORY_LOW), seconds without
    input (USER_ACTIVE). until: when it goes on by itself if nothing else happens, seconds since
    the epoch; None: nobody knows. name: of the program (PROGRAM); the market's words
    (MARKET_STOPPED, UPDATE_NEEDED).

    What a rule has paused stays paused for a minute. Where the reason is over and the minute is
    not, `until` says when it is, and `value` and `limit` are None.
    """

    value: float | None = None
    limit: float | None = None
    until: float | None = None
    name: str = ""


class CoreStatus(msgspec.Struct, frozen=True, omit_defaults=True):
    """One core with a sell order.

    core: logical CPU number. order: file name of its sell order. beneficiary: who earns.
    computation: its name. job: "<computation id>/<index>". progress: 0 to 1, None if not told.
    worker: the process that computes. price_micro: micro-coins for the job. since: state's start.
    market: the order's market. buyer: who had the computation made, where they say it.
    expected_s: seconds that the running job takes on this core from its start, as its work was
    stated; 0 = not known. why: the figures of `reason`, where it has any.
    """

    core: int
    state: CoreState
    reason: Reason
    order: str
    beneficiary: str = ""
    computation: str = ""
    job: str = ""
    progress: float | None = None
    worker: Process | None = None
    price_micro: int = 0
    since: float = 0.0
    market: str = ""
    buyer: str = ""
    expected_s: float = 0.0
    why: Why | None = None


class Stopped(msgspec.Struct, frozen=True, omit_defaults=True):
    """Work that a market's operator has stopped, with their words. computation: its id; "" where
    they stopped everything."""

    text: str
    computation: str = ""


class Update(enum.StrEnum):
    """What is to be brought up to date before a market and this machine go on together."""

    CPUSHARE = "cpushare"
    """CPUShare on this machine."""
    WASMTIME = "wasmtime"
    """wasmtime on this machine, which comes with CPUShare."""
    MARKET = "market"


class Outdated(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that is too old. least: the first version that will do; "" where it is the
    protocol that does. text: the operator's words."""

    update: Update
    least: str = ""
    text: str = ""


class MarketStatus(msgspec.Struct, frozen=True, omit_defaults=True):
    """One market as this daemon sees it.

    reachable: the last request was answered. message: why not, in the market's or our words.
    last_contact: when it last answered; 0 = never. stopped: what its operator stopped.
    outdated: what is to be updated before it gives this machine work again.
    """

    url: str
    reachable: bool
    message: str = ""
    last_contact: float = 0.0
    stopped: tuple[Stopped, ...] = ()
    outdated: tuple[Outdated, ...] = ()


class Coins(msgspec.Struct, frozen=True):
    """Micro-coins earned by this machine's orders, whoever is credited.

    today: confirmed since local midnight. total: confirmed ever.
    pending: delivered or computed, not yet confirmed.
    """

    today: int = 0
    total: int = 0
    pending: int = 0


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something that needs the user; the fields are those of `CPUShareError`."""

    title: str
    detail: str = ""
    hint: str = ""


STATUS_SCHEMA = 1


class Status(msgspec.Struct, frozen=True, omit_defaults=True):
    """status.json: what the daemon does, replaced at most twice a second and only if it changed.

    schema: version of this layout. daemon: the process that wrote it; a reader checks that it
    lives. zygote: parent of the workers. started: when the daemon started. confirmed, failed:
    replicas ever confirmed, ever ended without pay. spooled: results that wait for delivery.
    """

    schema: int
    daemon: Process
    started: float
    cores: tuple[CoreStatus, ...] = ()
    markets: tuple[MarketStatus, ...] = ()
    coins: Coins = Coins()
    zygote: Process | None = None
    pause: Pause | None = None
    confirmed: int = 0
    failed: int = 0
    spooled: int = 0
    problems: tuple[Problem, ...] = ()


class StartOutcome(enum.StrEnum):
    """What `control.start` did."""

    STARTED = "started"
    ALREADY_RUNNING = "already-running"
    FAILED = "failed"
    """It ended before it was ready; its log says why."""
    TIMED_OUT = "timed-out"


class StopOutcome(enum.StrEnum):
    """What `control.stop` did."""

    STOPPED = "stopped"
    NOT_RUNNING = "not-running"
    KILLED = "killed"
    """It did not end in time and was killed; its workers are gone too."""
    STILL_RUNNING = "still-running"


class PauseOutcome(enum.StrEnum):
    """What `control.pause` and `control.resume` did."""

    PAUSED = "paused"
    RESUMED = "resumed"
    NOT_PAUSED = "not-paused"
