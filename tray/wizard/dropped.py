"""Reading a file that was dropped or picked; to be called through a hand, disks wait."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daemonctl.control import selling
from daemonctl.control.selling import SellOrder
from daemonctl.errors import OrderError

MOST_BYTES = 64 * 1024
"""A sell order has a few lines."""


@dataclass(frozen=True)
class Read:
    """A file's text, and the order in it or why there is none.

    text: None where the file is no text.
    """

    name: str
    text: str | None
    order: SellOrder | None
    error: OrderError | None = None


def read_file(path: Path) -> Read:
    """The sell order in a file."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        return Read(path.name, None, None, OrderError(f"{path.name}: {reason}"))
    return read_text(data, path.name)


def read_text(data: bytes, name: str) -> Read:
    """The sell order in text that was pasted, or typed."""
    try:
        text: str | None = data.decode() if len(data) <= MOST_BYTES else None
    except UnicodeDecodeError:
        text = None
    try:
        return Read(name, text, selling.read_order(data, name))
    except OrderError as error:
        return Read(name, text, None, error)
