"""Qt without a screen for the tests that hold a window of the tray against the real thing."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Qt draws into memory: these tests need no display."""
    return ["pytest", "-platform", "offscreen"]
