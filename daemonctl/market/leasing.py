"""From the store's hand-outs to the leases that a host is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from daemonctl.market.numbering import index_of, job_of
from daemonctl.market.store.interface import Grant
from daemonctl.market.wire import Lease

_SLACK = 3
"""A job may take this many times its stated work before it is ended."""
_LEAST_CPU_S = 10


def cpu_limit_s(work_ms: int, speed_ppm: int) -> int:
    """CPU seconds on a host of this speed after which a job of `work_ms` is ended.

    Three times the stated work, and never less than ten seconds: compiling counts too.
    """
    return max(_LEAST_CPU_S, -(-_SLACK * work_ms * 1000 // speed_ppm))


def leases(
    grants: Sequence[Grant], expires_in_s: float, inputs: Mapping[str, bytes]
) -> tuple[Lease, ...]:
    """What the host is told of each. inputs: by their digests, those that go along."""
    return tuple(_lease(grant, expires_in_s, inputs) for grant in grants)


def _lease(grant: Grant, expires_in_s: float, inputs: Mapping[str, bytes]) -> Lease:
    terms = grant.terms
    job = job_of(grant.lease)
    digest = grant.input.hex()
    return Lease(
        lease=grant.lease,
        computation=terms.computation,
        job=index_of(job),
        order=grant.order,
        name=terms.name,
        module=terms.module,
        input=digest,
        price=grant.price,
        work_ms=terms.work_ms,
        expires_in_s=expires_in_s,
        cpu_limit_s=cpu_limit_s(terms.work_ms, grant.speed_ppm),
        memory_bytes=terms.memory_bytes,
        output_bytes=terms.output_bytes,
        args=terms.args,
        input_data=inputs.get(digest),
        buyer=terms.buyer,
        # The same for every replica of the job, and no other job's.
        seed=job,
    )
