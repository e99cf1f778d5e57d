"""The seller daemon's loop: it waits for descriptors and instants, and decides; others wait."""

from __future__ import annotations

import logging
import selectors
import signal
import sqlite3
import time

import msgspec

from daemonctl import files, pausing
from daemonctl.errors import CPUShareError, SandboxError, StateError
from daemonctl.history import History
from daemonctl.hosttokens import HostTokens
from daemonctl.model import STATUS_SCHEMA, Coins, Problem, Status
from daemonctl.notify import Notify
from daemonctl.paths import Paths
from daemonctl.policy import Decision
from daemonctl.process import clock, myself
from daemonctl.replaced import EVERY_S, Replacement
from daemonctl.sandbox.interface import Started
from daemonctl.sandbox.speed import SpeedFile
from daemonctl.seller.book import Book
from daemonctl.seller.caller import Inbox
from daemonctl.seller.ears import Ears
from daemonctl.seller.engine import Engine
from daemonctl.seller.markets import Markets
from daemonctl.seller.report import StatusFile, core_status, refusals, today
from daemonctl.seller.ruling import Ruling
from daemonctl.seller.speed import Speed
from daemonctl.seller.work import Work
from daemonctl.sensing.sensors import Sensors
from daemonctl.settings import Settings

log = logging.getLogger(__name__)

GOODBYE_S = 1.0
"""How long the markets may take to hear the last words."""
REMEMBER_S = 90 * 86400.0
"""How long the history keeps a lease that is over."""
_UNDECIDED = Decision(run=True)
CLOSE_S = 0.5
"""How long the workers may take to die after SIGKILL before the daemon goes without them."""


class Daemon:
    """One seller daemon. `run` returns when it was told to stop (SIGTERM, SIGINT), or when a
    newer one was installed in its place.

    sensors: what the rules look at; None = this machine's.
    """

    def __init__(self, paths: Paths, settings: Settings, sensors: Sensors | None = None) -> None:
        self._paths = paths
        self._clock = clock()
        self._me = myself()  # `serve` has announced it
        self._started = time.time()
        self._inbox = Inbox()
        # Others read a shared daemon's history, but not what it knows itself by.
        tokens = HostTokens(paths.secrets) if paths.shared else None
        self._history = History(paths.history, tokens)
        self._engine = Engine()
        self._book = Book(paths.orders)
        self._markets = Markets(paths, self._history, self._inbox)
        self._work = Work(paths, settings, self._history, self._inbox, self._engine, self._markets)
        self._speed = Speed(SpeedFile(paths.speed), self._inbox)
        self._status_file = StatusFile(paths)
        self._notify = Notify()
        self._ready = False
        self._ruling = Ruling(paths, settings, sensors or Sensors(paths.state))
        self._settings = settings
        self._selector = selectors.DefaultSelector()
        self._watched = -1
        self._told = False
        self._replacement = Replacement("daemonctl.cli.daemon")
        self._replaced = False
        self._tend_at = 0.0
        self._summed = (0.0, -1)
        self._sums = (Coins(), 0, 0)

    def run(self) -> bool:
        """Serve until told to stop; True where it shall go on as the newer one in its place."""
        # Before the engine starts, which takes a while: a pause shall not wait for it.
        self._ears = Ears(
            self._selector, self._look_now, self._paths.bell if self._paths.shared else None
        )
        self._selector.register(self._inbox, selectors.EVENT_READ, self._inbox.run)
        self._start_engine()
        try:
            while not (self._ears.stop or self._replaced):
                self._step()
                for key, _ in self._selector.select(self._timeout()):
                    key.data()
        finally:
            self._end()
        if self._replaced:
            self._ears.hand_over()
        return self._replaced and not self._ears.stop

    def _step(self) -> None:
        now = time.monotonic()
        self._ears.listen(now)
        if now >= self._engine.due():
            self._start_engine()
        if now >= self._status_file.due():
            # Both at once, or the loop would wake up twice as often.
            self._book.look_now()
        if self._book.changed(now):
            self._work.conform(self._book.sold)
            self._markets.conform(self._book.urls())
        self._conform(now)
        if not self._ruling.some:
            self._speed.hold()
        elif self._engine.sandbox is not None:
            self._speed.learn(now)
        if self._speed.ppm is not None:
            self._work.learn_speed(self._speed.ppm)
        self._work.go_on()
        self._markets.tick(self._work.wants(), self._work.progress, self._speed.host())
        if now >= self._tend_at:
            self._tend_at = now + EVERY_S
            self._replaced = self._replacement.look()
            self._history.forget(time.time() - REMEMBER_S)
        if now >= self._status_file.due():
            self._tell(now)

    def _conform(self, now: float) -> None:
        """Do what the rules and pause.json say, whoever wrote it."""
        told, self._told = self._told, False
        cores = tuple(slot.core for slot in self._work.slots())
        self._ruling.decide(cores, now, told=told)
        if self._ruling.settings is not self._settings:
            self._settings = self._ruling.settings
            self._work.follow(self._settings)
        # Who tells us has stopped or continued the workers too. Where two did the contrary at
        # once, or a pause was over before we saw it, what holds is done again.
        self._work.rule(self._ruling.decisions, some=self._ruling.some, again=told)

    def _tell(self, now: float) -> None:
        """Write who we are and what we do. Where that cannot be written, as when the user signed
        out and the runtime folder went too, computing goes on, and it is tried again."""
        try:
            self._announce()
            self._status_file.write(self._status(), now)
            if not self._ready:
                self._ready = True
                self._notify.ready("running")
        except OSError as error:
            if not self._status_file.put_off(now):
                log.warning("the status cannot be written: %s", error)

    def _announce(self) -> None:
        """Say who we are, anew when the clock was set, with which create times move, or when
        the runtime folder was emptied, as it is when its user signs out."""
        if (now := clock()) != self._clock or not self._paths.pid.exists():
            self._clock, self._me = now, myself()
            files.replace(self._paths.pid, msgspec.json.encode(self._me), durable=False)

    def _start_engine(self) -> None:
        if self._engine.start() and self._engine.sandbox is not None:
            self._watch(self._engine.sandbox.fileno())

    def _watch(self, fd: int) -> None:
        if self._watched >= 0:
            self._selector.unregister(self._watched)
        self._watched = fd
        if fd >= 0:
            self._selector.register(fd, selectors.EVENT_READ, self._hear_sandbox)

    def _hear_sandbox(self) -> None:
        sandbox = self._engine.sandbox
        if sandbox is None:
            return
        try:
            events = sandbox.events()
        except SandboxError as error:
            self._watch(-1)
            self._engine.died(error)
            self._work.sandbox_died()
            return
        for event in events:
            if isinstance(event, Started):
                self._work.started(event)
            else:
                self._work.ended(event)

    def _timeout(self) -> float:
        """Seconds until something is due, at most until sell orders are looked at again."""
        now = time.monotonic()
        instants = [
            self._book.due(),
            self._engine.due(),
            self._markets.due(self._work.wants(), self._speed.host()),
            self._work.due(),
            self._ears.due(),
        ]
        if self._work.busy:
            instants.append(self._status_file.due())
        return max(0.0, min(instants) - now)

    def _status(self) -> Status:
        cores = [
            core_status(
                slot,
                self._ruling.decisions.get(slot.core, _UNDECIDED),
                broken=self._engine.broken,
                market=self._markets.silence(slot.order),
                progress=self._work.slot_progress(slot),
                expected_s=self._work.expected_s(slot),
            )
            for slot in self._work.slots()
        ]
        day = today()
        if (day, self._history.changes) != self._summed:
            self._sums = (self._history.coins(day), *self._history.counts())
            self._summed = (day, self._history.changes)
        coins, confirmed, failed = self._sums
        sandbox = self._engine.sandbox
        return Status(
            schema=STATUS_SCHEMA,
            daemon=self._me,
            started=self._started,
            cores=(*cores, *self._book.off),
            markets=self._markets.status(),
            coins=coins,
            zygote=sandbox.process if sandbox else None,
            pause=pausing.read(self._paths),
            confirmed=confirmed,
            failed=failed,
            spooled=sum(link.spooled for link in self._markets.links()),
            problems=(*self._problems(), *self._book.problems),
        )

    def _problems(self) -> list[Problem]:
        found = [self._engine.problem, self._ruling.problem]
        problems = [problem for problem in found if problem is not None]
        if (error := self._speed.error) is not None:
            problems.append(Problem(error.title, error.detail, error.hint))
        slots = self._work.slots()
        refused = (slot.sold for slot in slots if self._markets.knows_not(slot.order))
        return [*problems, *self._markets.problems(), *refusals(refused)]

    def _look_now(self) -> None:
        """Somebody says that files changed; a signal's handler may."""
        self._told = True
        self._book.look_now()
        self._engine.go_on()

    def _end(self) -> None:
        """Every lease returned or recorded, every worker gone, within two seconds."""
        if not self._replaced:
            self._notify.stopping()
        self._replacement.close()
        self._ears.close()
        held = self._work.stop()
        farewells = self._markets.farewell(held, GOODBYE_S)
        self._watch(-1)
        self._engine.close(CLOSE_S)
        self._markets.finish_farewell(farewells, GOODBYE_S)
        self._status_file.remove()
        self._ruling.close()
        self._history.close()


def serve(paths: Paths, settings: Settings, sensors: Sensors | None = None) -> bool:
    """Run the daemon of `paths` in this process until it is told to stop; True where it ended for
    the newer one that was installed in its place.

    sensors: what the rules look at; None = this machine's.
    Raises StateError where one runs already, and CPUShareError where files cannot be used.
    """
    lock = files.Lock(paths.lock)
    try:
        if not lock.acquire():
            raise StateError(
                "A CPUShare daemon runs already",
                detail=f"{paths.lock} is held by it",
                hint="See: cpushare status. End it by: cpushare stop",
            )
        # As soon as we can be found we may be told to look at what we are about to read anyway.
        for number in (signal.SIGUSR1, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        for folder in paths.controls:
            # The folder that it lies in hands its group down to it.
            folder.mkdir(parents=True, exist_ok=True, mode=0o770)
        files.replace(paths.pid, msgspec.json.encode(myself()), durable=False)
        return Daemon(paths, settings, sensors).run()
    except (OSError, sqlite3.Error) as error:
        raise CPUShareError("The daemon cannot work with its files", detail=str(error)) from error
    finally:
        lock.release()
