"""A machine with cpu0 to cpu3, and an installation on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl import cores
from daemonctl.cores import Core
from daemonctl.paths import Paths
from tests.sellorders import FOUR


@pytest.fixture(autouse=True)
def four_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with cpu0 to cpu3."""
    monkeypatch.setattr(cores, "usable", lambda: tuple(FOUR))
    monkeypatch.setattr(cores, "topology", lambda: tuple(Core(n, (n,)) for n in FOUR))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """An installation without a sell order."""
    return Paths.below(tmp_path)
