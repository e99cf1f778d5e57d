"""The main window's pages with data, as a person meets them: `pages()` yields one after another."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from daemonctl.control.lastresult import LastResult, Picture
from daemonctl.history import History
from daemonctl.market.wire import Lease, Settled, Verdict
from daemonctl.model import (
    Coins,
    CoreState,
    CoreStatus,
    MarketStatus,
    Outcome,
    Pause,
    Problem,
    Process,
    Reason,
    Status,
    Why,
)
from daemonctl.paths import Paths
from tests.shots import settle
from tray.desk import Desk, Door
from tray.hand import Hand
from tray.present import Snapshot
from tray.window import MainWindow, picture

MARKET = "https://market.example.org"
DAY_S = 86_400
SIZE = (900, 640)
NAMES = (
    ("error diffusion displacement", "libcaca"),
    ("protein docking, set 4", "Institute of Structural Biology"),
    ("Mersenne candidates", "ann"),
    ("tide model, North Sea 1953", "Open Tides"),
    ("halftone kernels", "libcaca"),
    ("bird calls", "Ornithologists' Union"),
    ("prime gaps", "bob"),
)


STOPPED = "The module of this computation leaks its inputs; we look into it until tomorrow."
TROUBLE = Problem(
    "libcaca-cpu9.cpu is for a core that does not exist",
    "libcaca-cpu9.cpu: core says cpu9",
    "This machine has cpu0-cpu7.",
)


class FakeBridge(QObject):
    """A bridge that says what it is told to say. asked: the commands that were given."""

    changed = Signal(object)

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self.snapshot = snapshot
        self.asked: list[object] = []

    def show(self, snapshot: Snapshot) -> None:
        """Something changed."""
        self.snapshot = snapshot
        self.changed.emit(snapshot)

    def refresh(self) -> None:
        """There is nothing to read."""

    def command(self, command: object) -> None:
        """Remember it."""
        self.asked.append(command)


def desk(paths: Paths, snapshot: Snapshot) -> tuple[Desk, FakeBridge, list[Door]]:
    """A desk with a real hand; the doors that were opened are kept in the list."""
    bridge, opened = FakeBridge(snapshot), list[Door]()
    return Desk(paths, bridge, Hand(), opened.append), bridge, opened  # type: ignore[arg-type]


def wait_for_hand(hand: Hand) -> None:
    """Let the Qt loop run until the hand has done what it was asked for, and said so."""
    for _ in range(3):  # an answer may ask for more
        loop = QEventLoop()
        hand.do(lambda: None, partial(_leave, loop))
        QTimer.singleShot(20_000, loop, loop.quit)
        loop.exec()
        QApplication.processEvents()


def _leave(loop: QEventLoop, _outcome: object) -> None:
    loop.quit()


def busy(cores: int, now: float) -> Status:
    """A machine with one core of each kind, and for the rest ones that compute."""
    kinds = [
        (CoreState.COMPUTING, Reason.RUNNING, None),
        (CoreState.COMPUTING, Reason.RUNNING, None),
        (CoreState.WAITING, Reason.TOO_HOT, Why(value=86, limit=78)),
        (CoreState.WAITING, Reason.NO_WORK, None),
        (CoreState.ATTENTION, Reason.MARKET_REFUSES, None),
        (CoreState.WAITING, Reason.MARKET_STOPPED, Why(name=STOPPED)),
        (CoreState.OFF, Reason.ORDER_OFF, None),
    ]
    made = []
    for number in range(cores):
        state, reason, why = kinds[number] if number < len(kinds) else kinds[0]
        name, beneficiary = NAMES[number % len(NAMES)]
        works = state is CoreState.COMPUTING
        made.append(
            CoreStatus(
                number,
                state,
                reason,
                f"order-cpu{number}.cpu",
                beneficiary,
                name if works else "",
                f"c{number}/{number}" if works else "",
                (number * 0.137 + 0.42) % 1 if works and number != 1 else None,
                Process(5_000_000 + number, now) if works else None,
                1_234 * (number + 1) if works else 0,
                now - 60,
                MARKET,
                expected_s=0 if number == 1 else 400.0 + 90 * number,
                why=why,
            )
        )
    market = MarketStatus(MARKET, reachable=True, last_contact=now)
    coins = Coins(today=3_214_000, total=812_345_678, pending=840_000)
    return Status(1, Process(1, 1.0), now - 9000, tuple(made), (market,), coins, confirmed=812)


def past(paths: Paths, now: float, count: int = 700) -> None:
    """A history of thirty days, as a daemon would have written it."""
    history = History(paths.history)
    history.register(MARKET, "host", "token")
    endings = [Outcome.DONE] * 17 + [Outcome.TRAP, Outcome.CPU_LIMIT, Outcome.STOPPED]
    verdicts = [Verdict.PAID] * 14 + [Verdict.LATE, Verdict.DISAGREED, None]
    times = []
    for number in range(count):
        name, beneficiary = NAMES[(number * number + number // 90) % len(NAMES)]
        price = 9_000 + 7_919 * number % 60_000
        lease = _lease(number, name, price)
        history.take(MARKET, lease, account="a", beneficiary=beneficiary, core=number % 8)
        outcome = endings[number % len(endings)]
        history.finish(MARKET, number, outcome, 137 * number * number % 9_000_000)
        verdict = verdicts[number % len(verdicts)]
        if outcome is Outcome.DONE and verdict is not None:
            paid = price if verdict is Verdict.PAID else 0
            history.settle(MARKET, [Settled(number, verdict, paid)], number)
        # Some days are busier, and two had nothing.
        age = (count - number) / count * 30
        times.append((now - (age + (age // 11) * 0.7) * DAY_S, number))
    history.close()
    with contextlib.closing(sqlite3.connect(paths.history)) as db, db:
        db.executemany(
            "UPDATE lease SET ended = ?1 - 300, settled = CASE WHEN settled IS NULL THEN NULL"
            " ELSE min(?1, ?3) END WHERE lease = ?2",
            [(when, number, now) for when, number in times],
        )


def _lease(number: int, name: str, price: int) -> Lease:
    facts = {"lease": number, "computation": f"c{number % 7}", "job": number, "name": name}
    fields = {field: facts.get(field) for field in Lease.__struct_fields__}
    fields["price"] = price
    return Lease(**fields)  # type: ignore[arg-type]


def a_picture() -> LastResult:
    """A halftone of a ball."""
    side = 200
    pixels = bytearray()
    matrix = (0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5)
    for y in range(side * 3 // 4):
        for x in range(side):
            dx, dy = (x - 80) / 70, (y - 65) / 60
            light = max(0.0, 1 - (dx * dx + dy * dy)) ** 0.5 if dx * dx + dy * dy < 1 else 0.25
            pixels.append(255 * (light * 16 > matrix[y % 4 * 4 + x % 4] + 0.5))
    made = Picture(side, side * 3 // 4, 1, bytes(pixels))
    return LastResult("error diffusion displacement", "libcaca", 3, time.time() - 90, made)


def pages() -> Iterator[tuple[str, QWidget]]:
    """(name, window that is shown and has its data) for every page and state worth a look."""
    now = time.time()
    folder = Path(tempfile.mkdtemp(prefix="cpushare-shots-"))
    try:
        full, bare = Paths.below(folder / "full"), Paths.below(folder / "bare")
        past(full, now)
        calm = Snapshot(busy(7, now), None, now, 8)
        yield from _page("now", full, calm, Door.NOW, with_picture=True)
        paused = Snapshot(busy(4, now), Pause(now, now + 47 * 60), now, 8)
        yield from _page("now-paused", full, paused, Door.NOW)
        status = busy(1, now)
        yield from _page("now-1-core", full, Snapshot(status, None, now, 2), Door.NOW)
        yield from _page("now-32-cores", full, Snapshot(busy(32, now), None, now, 32), Door.NOW)
        wrong = Status(1, status.daemon, now, status.cores, problems=(TROUBLE,))
        yield from _page("now-problem", full, Snapshot(wrong, None, now, 8), Door.NOW)
        yield from _page("now-stopped", bare, Snapshot(None, None, now, 8), Door.NOW)
        nothing = Snapshot(Status(1, status.daemon, now), None, now, 8)
        yield from _page("now-no-order", bare, nothing, Door.NOW)
        for door in (Door.EARNINGS, Door.HISTORY):
            yield from _page(str(door), full, calm, door)
            yield from _page(f"{door}-empty", bare, nothing, door)
            broken = Paths.below(folder / f"broken-{door}")
            broken.state.mkdir(parents=True)
            broken.history.write_bytes(b"this is no database, and long enough to be read" * 40)
            yield from _page(f"{door}-problem", broken, nothing, door)
        yield from _page("about", full, calm, Door.ABOUT)
    finally:
        shutil.rmtree(folder)


def _page(
    name: str, paths: Paths, snapshot: Snapshot, door: Door, *, with_picture: bool = False
) -> Iterator[tuple[str, QWidget]]:
    kept = picture.last_result
    picture.last_result = lambda _paths: a_picture() if with_picture else None
    at, _bridge, _opened = desk(paths, snapshot)
    window = MainWindow(at)
    try:
        window.resize(*SIZE)
        window.show_door(door)
        window.show()
        settle()
        wait_for_hand(at.hand)
        settle()
        yield name, window
    finally:
        picture.last_result = kept
        window.close()
        settle()
        at.hand.close()
