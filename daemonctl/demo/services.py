"""The demo's processes. Each has a session of its own, so that Ctrl-C reaches the demo alone,
which then ends them in order."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from daemonctl import control, installed, process, program
from daemonctl.demo.stopping import Stopping
from daemonctl.errors import CPUShareError
from daemonctl.model import Process, StartOutcome
from daemonctl.paths import Paths

MARKET_READY_S = 30.0
MARKET_END_S = 10.0
LEASE_S = 60
TRAY_END_S = 5.0
GRANT_S = 60.0
DAEMON_READY_S = 30.0
_POLL_S = 0.05
_URL = re.compile(r"http://127\.0\.0\.1:\d+")


class Service:
    """A process that the demo started, whose words go to a log file."""

    def __init__(self, name: str, command: list[str], log: Path, env: Mapping[str, str]) -> None:
        self.name = name
        self.log = log
        self._log_began = log.stat().st_size if log.exists() else 0
        with log.open("ab") as file:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                env=dict(env),
                start_new_session=True,
            )
        self.process = process.identity(self._child.pid)

    def ended(self) -> bool:
        """Whether it is gone."""
        return self._child.poll() is not None

    def words(self) -> str:
        """What it has written so far."""
        with self.log.open("rb") as file:
            file.seek(self._log_began)
            return file.read().decode(errors="replace")

    def tail(self) -> str:
        """The last of its words."""
        return "\n".join(self.words().splitlines()[-5:])

    def end(self, deadline_s: float) -> None:
        """SIGTERM, and SIGKILL where that has not ended it within the deadline."""
        self._child.terminate()
        try:
            self._child.wait(deadline_s)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait(deadline_s)


def start_market(data: Path, log: Path, port: int, stop: Stopping) -> tuple[Service, str]:
    """A market on loopback and its address, at `port` where that is free.

    Raises CPUShareError where it does not come up.
    """
    words = program.command("daemonctl.cli.main", "market", "serve", "--data", str(data))
    words += ["--host", "127.0.0.1", "--port", str(port if _free(port) else 0)]
    # What the seller's account holds in the end is then what it earned.
    words += ["--name", "CPUShare demo", "--welcome-grant", "0"]
    # A lease whose grant was on its way when the last run ended comes back this soon.
    words += ["--lease-time", str(LEASE_S)]
    market = Service("market", words, log, os.environ)
    deadline = time.monotonic() + MARKET_READY_S
    try:
        while (url := _URL.search(market.words())) is None:
            if market.ended():
                raise _not_up("The market ended at once", market)
            if time.monotonic() > deadline:
                raise _not_up(f"The market was not ready within {MARKET_READY_S:g} s", market)
            stop.sleep(_POLL_S)
    except BaseException:
        market.end(MARKET_END_S)
        raise
    return market, url[0]


def grant(data: Path, account: str, amount: str) -> None:
    """As the market's operator, give an account CPUCoins. Raises CPUShareError."""
    words = program.command("daemonctl.cli.main", "market", "grant", account, amount)
    done = subprocess.run(
        [*words, "--data", str(data)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=GRANT_S,
        check=False,
    )
    if done.returncode:
        raise CPUShareError("The market's operator could not grant coins", detail=done.stderr)


def start_seller(paths: Paths) -> None:
    """Start the seller daemon; one that a former run left behind serves too.

    Raises CPUShareError where it does not come up.
    """
    outcome = control.start(paths, timeout_s=DAEMON_READY_S)
    if outcome not in (StartOutcome.STARTED, StartOutcome.ALREADY_RUNNING):
        control.stop(paths)
        raise CPUShareError(
            "The seller daemon did not come up",
            detail=control.log_tail(paths),
            hint=f"Its log: {paths.log}",
        )


def has_display(environ: Mapping[str, str]) -> bool:
    """Whether this session has a screen for a tray."""
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def start_tray(paths: Paths, log: Path) -> Service:
    """The tray icon. Raises CPUShareError where the program is not installed."""
    tray = program.beside("cpushare-tray")
    if not tray.exists():
        raise CPUShareError("The tray is not installed", hint=installed.addition("tray"))
    return Service("tray", [str(tray)], log, paths.environment())


def end_stranded(left: Process | None, deadline_s: float) -> None:
    """End a process that a run which was killed left behind; nobody else's."""
    if left is None or not process.lives(left):
        return
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(left.pid, number)
        deadline = time.monotonic() + deadline_s
        while time.monotonic() < deadline:
            if not process.lives(left):
                return
            time.sleep(_POLL_S)


def _free(port: int) -> bool:
    if not port:
        return False
    with socket.socket() as probe:
        # As a server does: connections of the last run that linger do not count.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _not_up(title: str, service: Service) -> CPUShareError:
    return CPUShareError(title, detail=service.tail(), hint=f"Its log: {service.log}")
