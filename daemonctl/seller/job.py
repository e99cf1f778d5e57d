"""From the market's words to the sandbox's, and back."""

from __future__ import annotations

import hashlib
import os

from daemonctl.market.wire import LOG_BYTES, Finished, Lease
from daemonctl.model import Outcome
from daemonctl.sandbox.interface import Job, Limits, Result
from daemonctl.seller.blobs import BlobCache


def job(lease: Lease, code: int, stdin: int, core: int) -> Job:
    """The sandbox's job for a lease; both descriptors stay the caller's."""
    return Job(
        code=code,
        stdin=stdin,
        args=lease.args,
        seed=lease.seed,
        core=core,
        limits=Limits(
            cpu_seconds=lease.cpu_limit_s,
            memory_bytes=lease.memory_bytes,
            output_bytes=lease.output_bytes,
        ),
    )


def open_input(lease: Lease, blobs: BlobCache) -> int | None:
    """A descriptor of the lease's input, the caller's to close; None if it is not here."""
    if lease.input_data is None:
        return blobs.open(lease.input)
    fd = os.memfd_create("input", os.MFD_CLOEXEC)
    os.write(fd, lease.input_data)
    os.lseek(fd, 0, os.SEEK_SET)
    return fd


def finished(lease: Lease, result: Result) -> Finished:
    """What the market is told; `data` holds the whole output, however large."""
    done = result.outcome is Outcome.DONE
    return Finished(
        lease=lease.lease,
        outcome=result.outcome,
        digest=hashlib.sha256(result.output).hexdigest() if done else "",
        data=result.output if done else None,
        cpu_ms=round(result.cpu_seconds * 1000),
        exit_code=result.exit_code,
        detail=result.detail,
        log=result.log[-LOG_BYTES:].decode("utf-8", "replace"),
    )
