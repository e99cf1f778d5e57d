"""Desktops with a panel, and what is clicked in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.tray.desktop import Desktop


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """X server, session bus, window manager; no panel yet."""
    with Desktop(tmp_path) as made:
        made.boot()
        yield made


@pytest.fixture(params=["tint2", "xfce4_panel"])
def panel(desktop: Desktop, request: pytest.FixtureRequest) -> Desktop:
    """A desktop whose panel takes icons by X11, or by D-Bus."""
    getattr(desktop, request.param)()
    return desktop
