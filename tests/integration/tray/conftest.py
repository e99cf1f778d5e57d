"""Qt without a screen for the tests that hold a window of the tray against the real thing."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt draws into memory: these tests need no display."""
    return ["pytest", "-platform", "offscreen"]


@pytest.fixture(autouse=True)
def own_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the wizard lists among a user's programs is gone with the test."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
