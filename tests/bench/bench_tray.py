"""The tray's memory, start and idle cost: icon alone, in a panel, while a daemon is busy.

The panel is tint2 in an X server without a screen. The daemon is a process tree that replaces
status.json twice a second, the most that a real one does. The tray runs as an installed one does:
from compiled bytecode (the first start, which compiles it, is not counted), and without the
developers' typing_extensions, which msgspec loads where it finds it (1 MB).
"""

from __future__ import annotations

import contextlib
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.harness import ROOT, Figure
from tests.bench.proc import cpu_s, pss_mb, wakeups

if TYPE_CHECKING:
    from tests.acceptance.tray.session import Session

FIGURES = (
    *("tray_pss_mb", "tray_start_s", "tray_idle_cpu_percent", "tray_wakeups_s"),
    "tray_pss_windows_mb",
)

INSTALLED = """
import sys
sys.modules["typing_extensions"] = None
from tray.app import main
sys.exit(main())
"""

STARTS = 7
SETTLE_S = 5.0
IDLE_S = 40.0
WAKEUPS_S = 60.0


def measure(only: set[str]) -> Iterator[Figure]:
    """Memory and idle cost of one tray, then several starts."""
    from tests.acceptance.tray.desktop import Desktop
    from tests.acceptance.tray.session import Session

    with tempfile.TemporaryDirectory() as home, Desktop(Path(home)) as desktop:
        desktop.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        desktop.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "cache" / "bytecode")
        desktop.boot()
        desktop.tint2()
        session = Session(desktop, tray=[sys.executable, "-c", INSTALLED])
        _until_docked(session)
        _end(session)
        if "tray_start_s" in only:
            yield Figure("tray_start_s", statistics.median(_starts(session)), "s")
        if not only - {"tray_start_s"}:
            return
        session.start_tray()
        _until_docked(session)
        time.sleep(SETTLE_S)
        if "tray_pss_mb" in only:
            _wait_until_alone(session.tray.pid)
            yield Figure("tray_pss_mb", pss_mb(session.tray.pid), "MB")
        if "tray_idle_cpu_percent" in only:
            before = cpu_s(session.tray.pid)
            time.sleep(IDLE_S)
            used = cpu_s(session.tray.pid) - before
            yield Figure("tray_idle_cpu_percent", used / IDLE_S * 100, "%")
        if "tray_wakeups_s" in only:
            woken = wakeups(session.tray.pid)
            time.sleep(WAKEUPS_S)
            yield Figure("tray_wakeups_s", (wakeups(session.tray.pid) - woken) / WAKEUPS_S, "1/s")
        if "tray_pss_windows_mb" in only:
            _open_all(session)
            _wait_until_alone(session.tray.pid)
            yield Figure("tray_pss_windows_mb", pss_mb(session.tray.pid), "MB")


def _open_all(session: Session) -> None:
    """The main window with each of its pages once looked at, the settings, the wizard."""
    from tests.acceptance.tray.desktop import TRAY
    from tests.pool import until

    desktop = session.desktop

    def windows() -> int:
        return len(desktop.xdotool("search", "--onlyvisible", "--class", "cpushare").split())

    for number, door in enumerate(((), ("--settings",), ("--wizard",)), windows() + 1):
        assert desktop.start("second", *TRAY, *door).wait(30) == 0
        until(lambda number=number: windows() >= number, "another window")  # type: ignore[misc]
        if not door:
            for key in ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+1"):
                time.sleep(1)
                desktop.xdotool("key", key)
    time.sleep(SETTLE_S)


def _starts(session: Session) -> Iterator[float]:
    """Seconds from the start of the process to its icon in the panel, several times."""
    for _ in range(STARTS):
        begun = time.perf_counter()
        session.start_tray()
        _until_docked(session)
        yield time.perf_counter() - begun
        _end(session)


def _wait_until_alone(pid: int) -> None:
    """Until nobody else has Qt loaded: what two share is counted half, and flatters both."""
    from tests.pool import until

    until(lambda: _users_of("libQt6Core") <= {pid}, "others end who use Qt", 300)


def _users_of(library: str) -> set[int]:
    found = set()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if library in (process / "maps").read_text():
                found.add(int(process.name))
    return found


def _until_docked(session: Session) -> None:
    from tests.pool import until

    until(session.docked, "the icon")


def _end(session: Session) -> None:
    session.tray.terminate()
    session.tray.wait(30)
