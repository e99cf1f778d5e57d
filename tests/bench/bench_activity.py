"""From the tray's word that its user is back to workers that stand still."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.harness import Figure
from tests.bench.proc import state
from tests.bench.twocores import two_cores

FIGURES = ("activity_pause_p95_ms",)

_TRIES = 30


def measure(only: set[str]) -> Iterator[Figure]:
    """p95 over 30 tries, from the call of `tell_activity` until every worker stands still: file,
    signal, the daemon's decision, the freeze. From input to that call it is the desktop's."""
    from daemonctl import process
    from daemonctl.control import rules
    from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Source
    from daemonctl.settings import Rules
    from tests.pool import until

    if not only & set(FIGURES):
        return

    def tell(*, active: bool) -> None:
        me = process.myself()
        rules.tell_activity(seller.paths, Activity(ACTIVITY_SCHEMA, me, Source.X11, active=active))

    with two_cores() as (seller, pids):
        times = []
        for _ in range(_TRIES):
            start = time.monotonic()
            tell(active=True)
            while not all(map(_stands, pids)):
                assert time.monotonic() - start < 10, "it did nothing"
                time.sleep(0.0002)
            times.append(time.monotonic() - start)
            # A rule's pause lasts a minute; what its user changes applies at once.
            rules.change(seller.paths, rules=Rules(pause_when_active=False))
            until(lambda: not any(map(_stands, pids)), "both go on")
            tell(active=False)
            rules.change(seller.paths, rules=Rules())
            time.sleep(0.1)
        times.sort()
        yield Figure("activity_pause_p95_ms", times[int(len(times) * 0.95)] * 1000, "ms")


def _stands(pid: int) -> bool:
    """Whether it is stopped, or would be if it ever got another turn on a busy machine."""
    if state(pid) == "T":
        return True
    status = Path(f"/proc/{pid}/status").read_text()
    pending = int(re.search(r"^ShdPnd:\s*(\w+)$", status, re.MULTILINE)[1], 16)  # type: ignore[index]
    return bool(pending & 1 << signal.SIGSTOP - 1)
