"""A process tree of the daemon's shape that computes nothing of worth: for how the tray looks.

Run as a program: daemon, zygote and two workers that spin; status.json says what they do.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import msgspec

from daemonctl import control, files, process
from daemonctl.model import Coins, CoreState, CoreStatus, MarketStatus, Reason, Status
from daemonctl.paths import Paths

# Both end with their parent, as the real ones do, and leave the machine to its user.
WORKER = """
import ctypes, os, struct, sys
os.nice(19)
# A filter that lets all through: a pause takes who has none for a worker that is not ready yet.
allow = ctypes.create_string_buffer(struct.pack("=HBBI", 6, 0, 0, 0x7FFF0000))
program = ctypes.create_string_buffer(struct.pack("@HP", 1, ctypes.addressof(allow)))
libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0  # no new privileges
assert libc.prctl(22, 2, program, 0, 0) == 0  # seccomp
while os.getppid() == int(sys.argv[1]): pass
"""
ZYGOTE = f"""
import os, subprocess, sys, time
for _ in range(2): subprocess.Popen([sys.executable, "-c", {WORKER!r}, str(os.getpid())])
while os.getppid() == int(sys.argv[1]): time.sleep(0.2)
"""


def main() -> None:
    """Serve until killed; the progress goes on for ever."""
    paths = Paths.current()
    signal.signal(signal.SIGUSR1, lambda *_: None)
    me = process.myself()
    zygote = subprocess.Popen([sys.executable, "-c", ZYGOTE, str(me.pid)])
    while len(control.workers(me)) < 2:
        time.sleep(0.02)
    files.replace(paths.pid, msgspec.json.encode(me))
    started, step = time.time(), 0
    while zygote.poll() is None:
        cores = tuple(
            CoreStatus(
                core,
                CoreState.COMPUTING,
                Reason.RUNNING,
                f"libcaca-cpu{core}.cpu",
                beneficiary="libcaca",
                computation="error diffusion displacement",
                progress=(step * 0.01 + core * 0.3 + 0.31) % 1,
                worker=worker,
            )
            for core, worker in enumerate(control.workers(me))
        )
        coins = Coins(today=3_214_000, total=41_900_000, pending=840_000)
        market = MarketStatus("https://market.example.org", reachable=True)
        status = Status(1, me, started, cores, (market,), coins, process.identity(zygote.pid))
        files.replace(paths.status, msgspec.json.encode(status), durable=False)
        time.sleep(0.5)
        step += 1


if __name__ == "__main__":
    main()
