"""q, Ctrl-C and signals: recorded first, acted on between two steps."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import threading
import time

import pytest

from daemonctl.demo.stopping import Interrupted, Stopping

WAITER = """
import sys
from daemonctl.demo.stopping import Interrupted, Stopping
with Stopping() as stop:
    print("ready", flush=True)
    try:
        stop.sleep(60)
    except Interrupted:
        print("ended in order", flush=True)
"""


def later(number: int) -> threading.Timer:
    """Send this process a signal in a moment."""
    timer = threading.Timer(0.1, os.kill, (os.getpid(), number))
    timer.start()
    return timer


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_a_wait_long_before_its_time(number: signal.Signals) -> None:
    with Stopping() as stop:
        timer = later(number)
        began = time.monotonic()
        with pytest.raises(Interrupted):
            stop.sleep(60)
        timer.join()
        assert time.monotonic() - began < 30


def test_a_signal_between_two_steps_interrupts_neither() -> None:
    with Stopping() as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.asked
        with pytest.raises(Interrupted):
            stop.check()


def test_a_long_call_can_be_interrupted_where_it_stands() -> None:
    with Stopping() as stop:
        timer = later(signal.SIGINT)
        with pytest.raises(Interrupted), stop.at_once():
            threading.Event().wait(60)
        timer.join()


def test_the_handlers_of_before_are_back_afterwards() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with Stopping():
        assert signal.getsignal(signal.SIGTERM) != before
    assert signal.getsignal(signal.SIGTERM) == before


def test_the_key_q_on_the_terminal_ends_it_in_order() -> None:
    controller, terminal = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", _in_own_terminal(WAITER)],
        stdin=terminal,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    os.close(terminal)
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        os.write(controller, b"q")
        assert child.communicate(timeout=30)[0] == b"ended in order\n"
    finally:
        child.kill()
        child.wait(10)
        os.close(controller)


def _in_own_terminal(program: str) -> str:
    # The keys are read only by a terminal's foreground job, so the child takes the terminal.
    take = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    return take + program
