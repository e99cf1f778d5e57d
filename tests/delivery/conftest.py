"""What is delivered, tried on systems of its own: these tests make roots and mount, so they run
as root alone (`sudo make test`); for others they are left out, and say so."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.roots import Root, root
from tests.delivery.screen import Screen
from tests.pool import Buyer, Market

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="makes Debian roots: sudo make test")


@pytest.fixture
def bookworm(tmp_path: Path) -> Iterator[Root]:
    """A fresh Debian 12."""
    with root("bookworm", tmp_path / "bookworm") as made:
        yield made


@pytest.fixture
def trixie(tmp_path: Path) -> Iterator[Root]:
    """A fresh Debian 13."""
    with root("trixie", tmp_path / "trixie") as made:
        yield made


@pytest.fixture
def buyer(market: Market) -> Iterator[Buyer]:
    """The account that sell orders name, which buys with what it is given."""
    buyer = Buyer(market.url, "libcaca")
    yield buyer
    buyer.close()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    """A screen of its own."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1024x700x24", "-listen", "tcp", "-ac"]
    # It would begin anew when its only client leaves, and refuse one that comes meanwhile.
    command += ["-noreset"]
    with (tmp_path / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log)
    assert server.stdout is not None
    try:
        yield Screen(f"127.0.0.1:{int(server.stdout.readline())}")
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()
