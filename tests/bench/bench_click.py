"""From the tray's hearing of a click to workers that stand still: our own part of it.

What comes before is the panel's: it draws the menu, and tells the program what was chosen.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

from tests.bench.harness import Figure
from tests.bench.proc import state
from tests.bench.twocores import two_cores

FIGURES = ("click_pause_p95_ms",)

_TRIES = 50


def measure(only: set[str]) -> Iterator[Figure]:
    """p95 over 50 tries, from the bridge's command until every worker of a real daemon stands
    still; the bridge runs in this process, without a screen."""
    from PySide6.QtWidgets import QApplication

    from daemonctl import control
    from tray.bridge import Bridge
    from tray.entries import Command

    assert only
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication.instance() or QApplication(["bench"])
    with two_cores() as (seller, pids):
        bridge = Bridge(seller.paths, control)
        times = []
        for _ in range(_TRIES):
            times.append(_took(bridge.command, Command.PAUSE, pids, "T"))
            application.processEvents()
            _took(bridge.command, Command.RESUME, pids, "RS")
            application.processEvents()
            time.sleep(0.1)
        bridge.close()
    yield Figure("click_pause_p95_ms", sorted(times)[int(len(times) * 0.95)] * 1000, "ms")


def _took(command: object, what: object, pids: list[int], states: str) -> float:
    """Seconds until every worker is in one of the states."""
    start = time.perf_counter()
    command(what)  # type: ignore[operator]
    while not all(state(pid) in states for pid in pids):
        assert time.perf_counter() - start < 10, "it did nothing"
        time.sleep(0.0002)
    return time.perf_counter() - start
