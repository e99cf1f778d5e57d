"""One of several processes that hangs while it starts again is not waited for for ever."""

from __future__ import annotations

import subprocess
import sys

SCRIPT = """
import os, signal, sys, time
from pathlib import Path
from daemonctl.market import processes

processes._START_S = 1.0
begun = Path(sys.argv[1])

def work(number, line):
    with begun.open("a") as file:
        file.write("x")
    times = len(begun.read_text())
    if times == 2:
        time.sleep(60)  # hangs, and says nothing
    line.send(b".")
    if times == 3:
        os.kill(os.getppid(), signal.SIGTERM)
    time.sleep(1)

processes.Processes(1, work, 0.0, renews=False).run(lambda: None)
"""


def test_one_that_hangs_while_it_starts_again_is_ended_and_another_begins(tmp_path):
    begun = tmp_path / "begun"
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(begun)],
        timeout=30,
        check=False,
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stderr
    assert begun.read_text() == "xxx"
