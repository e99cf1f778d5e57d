"""Where things stand, as the numbers that every store's tables hold."""

from __future__ import annotations

import enum


class ReplicaState(enum.IntEnum):
    """Where a replica stands."""

    HELD = 0
    """A host computes it."""
    DELIVERED = 1
    """Its result is stored and waits for the quorum."""
    SETTLED = 2
    """It has its verdict."""
    EXPIRED = 3
    """Its lease ran out; a late result is still welcome."""
    RETURNED = 4
    """Its host gave it back; a result that comes nevertheless is of no use."""
    VOID = 5
    """Not needed any more: its job was settled without it, or cancelled."""


class JobState(enum.IntEnum):
    """Where a job stands."""

    OPEN = 0
    CONFIRMED = 1
    FAILED = 2
    CANCELLED = 3


class Phase(enum.IntEnum):
    """Where a computation stands; as `wire.ComputationState`."""

    OPEN = 0
    FINISHED = 1
    CANCELLED = 2


class Halt(enum.IntEnum):
    """Why no job of an open computation is handed out."""

    NO = 0
    """They are."""
    PRICE = 1
    """Its jobs need more work than its escrow pays for."""
    FAILING = 2
    """Most of its jobs fail."""
    OPERATOR = 3
    """The operator has stopped it."""


class Standing(enum.IntEnum):
    """What a market thinks of an account or a host."""

    GOOD = 0
    PENDING = 1
    """Waits for the operator's approval; accounts only."""
    BARRED = 2
    """Gets nothing any more."""
