"""A desktop of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktops.nested import Nested


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """What is sensed has connections of its own; Qt needs no display here."""
    return ["pytest", "-platform", "offscreen"]


@pytest.fixture
def nested(tmp_path: Path) -> Iterator[Nested]:
    """Nothing but an X server and a session bus yet."""
    with Nested(tmp_path) as made:
        made.boot()
        yield made
