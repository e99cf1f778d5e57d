"""The demo's processes: each ends, in order or by force, and nobody else's is touched."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from daemonctl import process
from daemonctl.demo import services
from daemonctl.demo.services import Service
from daemonctl.model import Process

SLEEPER = "import time; print('up', flush=True); time.sleep(300)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    "print('up', flush=True); time.sleep(300)"
)


def start(program: str, log: Path) -> Service:
    """Start a Python program and wait for its first word."""
    service = Service("test", [sys.executable, "-c", program], log, os.environ)
    while "up" not in service.words():
        assert not service.ended()
    return service


def test_a_service_ends_when_it_is_asked_to(tmp_path: Path) -> None:
    service = start(SLEEPER, tmp_path / "log")
    service.end(30.0)
    assert service.ended()


def test_a_service_that_does_not_listen_is_killed(tmp_path: Path) -> None:
    service = start(STUBBORN, tmp_path / "log")
    service.end(0.2)
    assert service.ended()


def test_a_service_s_words_are_those_of_this_run(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text("of yesterday\n")
    service = start(SLEEPER, log)
    service.end(30.0)
    assert service.words() == "up\n"


def test_a_service_does_not_hear_the_demo_s_ctrl_c(tmp_path: Path) -> None:
    service = start(SLEEPER, tmp_path / "log")
    try:
        assert service.process is not None
        assert os.getpgid(service.process.pid) != os.getpgrp()
    finally:
        service.end(30.0)


def test_a_stranded_process_of_the_last_run_is_ended() -> None:
    child = subprocess.Popen([sys.executable, "-c", SLEEPER], stdout=subprocess.DEVNULL)
    services.end_stranded(process.identity(child.pid), 30.0)
    assert child.wait(30) == -signal.SIGTERM


def test_a_stranger_with_a_reused_pid_is_left_alone() -> None:
    child = subprocess.Popen([sys.executable, "-c", SLEEPER], stdout=subprocess.DEVNULL)
    try:
        services.end_stranded(Process(child.pid, create_time=1.0), 0.2)
        assert child.poll() is None
    finally:
        child.kill()
        child.wait(30)


@pytest.mark.parametrize(
    ("environ", "there"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "w"}, True),
    ],
)
def test_a_display_is_told_by_the_session(environ: dict[str, str], there: bool) -> None:
    assert services.has_display(environ) is there
