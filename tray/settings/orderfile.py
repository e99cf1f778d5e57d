"""A sell order from a file that somebody dropped or picked."""

from __future__ import annotations

import stat
from pathlib import Path

from daemonctl.control.selling import SellOrder, read_order
from daemonctl.errors import OrderError

MOST_BYTES = 64 * 1024
"""No sell order is as long; whatever else was dropped is not read to its end."""


def load(path: Path) -> SellOrder:
    """The order in a file. Raises OrderError: file, line, field and remedy."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise OrderError(f"{path.name} is no file", detail=str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise OrderError(f"{path.name} cannot be read", detail=str(error)) from error
    if len(data) > MOST_BYTES:
        raise OrderError(
            f"{path.name} is no sell order",
            detail=f"It is longer than {MOST_BYTES // 1024} KiB.",
            hint="A sell order is a short text that ends in .cpu.",
        )
    return read_order(data, path.name)
