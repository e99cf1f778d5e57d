"""One warm sandbox for each module of tests, and a way to run a module in the text format."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl.sandbox.client import Sandbox
from tests.integration.sandbox.runner import DEADLINE_S, Runner


def hurry(sandbox: Sandbox) -> None:
    """Give the sandbox the share of a normal session: tests do not wait for an idle machine."""
    if group := sandbox.measures["group"]:
        Path(str(group), "cpu.idle").write_text("0")
    share = Path(f"/proc/{sandbox.process.pid}/autogroup")
    for _ in range(50):
        try:
            share.write_text("0")
        except FileNotFoundError:
            return
        except BlockingIOError:
            time.sleep(0.1)  # the kernel takes ten such writes a second
        else:
            return


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """A zygote of this module's own."""
    started = Sandbox.start(deadline_s=DEADLINE_S)
    hurry(started)
    yield started
    started.close(DEADLINE_S)


@pytest.fixture(scope="module")
def run(sandbox: Sandbox) -> Runner:
    """Runs modules in the module's sandbox."""
    return Runner(sandbox)
