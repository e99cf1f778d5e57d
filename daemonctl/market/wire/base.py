"""What all messages share: their base, a refusal, and the protocol's bounds."""

from __future__ import annotations

import msgspec

PROTOCOL = 1
"""The protocol that is spoken; the paths of its addresses begin with it."""
OLDEST_PROTOCOL = 1
"""The first that is still understood."""
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
