"""What is delivered, tried on systems of its own: these tests make roots and mount, so they run
as root alone (`sudo make test`); for others they are left out, and say so."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.roots import Root, root

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
