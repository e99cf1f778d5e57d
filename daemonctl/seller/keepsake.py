"""Keeps the last result that is a picture, and spares the disk while doing so."""

from __future__ import annotations

import logging
import time

from daemonctl import lastresult, picture
from daemonctl.model import Outcome
from daemonctl.paths import Paths
from daemonctl.sandbox.interface import Result
from daemonctl.seller.slots import Task

log = logging.getLogger(__name__)

EVERY_S = 1.0
"""A picture is kept at most this often ..."""
BYTES_S = 64 * 1024
"""... and large ones more rarely: bytes a second, on average."""


class Keepsake:
    """The one that a daemon keeps. Nothing that goes wrong with it matters to the work."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._next = 0.0

    def keep(self, task: Task, core: int, result: Result) -> None:
        """Keep the output if it is a picture and the last one is old enough."""
        now = time.monotonic()
        if now < self._next or result.outcome is not Outcome.DONE:
            return
        if not picture.promising(result.output):
            return
        self._next = now + max(EVERY_S, len(result.output) / BYTES_S)
        try:
            lastresult.keep(
                self._paths,
                computation=task.lease.name,
                beneficiary=task.order.beneficiary,
                core=core,
                ended=time.time(),
                data=result.output,
            )
        except OSError as error:
            log.info("the last picture cannot be kept: %s", error)
