"""How computations, jobs and leases are numbered, so that one number tells where it belongs.

A job's number is its computation's number followed by its index; a lease's number is its job's
number followed by how many leases of the job came before it. Hence the leases of a job, and the
jobs of a computation in the order in which they are handed out, lie side by side in the store and
need no index of their own. All stay below 2^53, so any JSON reader keeps them exact.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

_JOB_BITS = 20
_LEASE_BITS = 6
LEASES_PER_JOB = 1 << _LEASE_BITS
"""Leases that one job ever gets. A job that so many hosts did not bring to an end never ends."""
JOBS_PER_COMPUTATION = 1 << _JOB_BITS


def job_number(computation: int, index: int) -> int:
    """The number of the job with this index (from 0) in its computation."""
    return computation << _JOB_BITS | index


def lease_number(job: int, ordinal: int) -> int:
    """The number of a job's lease; `ordinal` counts its leases from 0."""
    return job << _LEASE_BITS | ordinal


def job_of(lease: int) -> int:
    """The job that a lease belongs to."""
    return lease >> _LEASE_BITS


def computation_of(job: int) -> int:
    """The computation that a job belongs to."""
    return job >> _JOB_BITS


def index_of(job: int) -> int:
    """The job's index in its computation."""
    return job & (JOBS_PER_COMPUTATION - 1)


def new_id(letter: str) -> str:
    """A public name: `letter` says of what, then 80 random bits in base32."""
    return letter + base64.b32encode(secrets.token_bytes(10)).decode().lower()


def new_token() -> str:
    """A secret of 256 random bits; only `token_hash` of it is ever stored."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> bytes:
    """SHA-256 of a token. It is random, so no salt and no slow hash are needed."""
    return hashlib.sha256(token.encode()).digest()
