"""A sell order that somebody dropped, picked or pasted."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData

from daemonctl.control import selling
from daemonctl.control.selling import SellOrder
from daemonctl.errors import OrderError

MOST_BYTES = 64 * 1024
"""No sell order is as long; whatever else was dropped is not read to its end."""

_FIELDS = ("market", "beneficiary")


@dataclass(frozen=True)
class Read:
    """A file's text, and the order in it or why there is none.

    text: None where the file is no text. foreign: it has nothing of a sell order in it; another
    program's, most likely.
    """

    name: str
    text: str | None
    order: SellOrder | None
    error: OrderError | None = None
    foreign: bool = False


def load(path: Path) -> SellOrder:
    """The order in a file; to be called through a hand, disks wait. Raises OrderError: file, line,
    field and remedy."""
    return selling.read_order(_bytes(path), path.name)


def read_file(path: Path) -> Read:
    """What is in a file; to be called through a hand."""
    try:
        return read_text(_bytes(path), path.name)
    except OrderError as error:
        return Read(path.name, None, None, error)


def read_text(data: bytes, name: str) -> Read:
    """What is in text that was pasted, or typed."""
    try:
        text: str | None = data.decode() if len(data) <= MOST_BYTES else None
    except UnicodeDecodeError:
        text = None
    try:
        return Read(name, text, selling.read_order(data, name))
    except OrderError as error:
        ours = text is not None and any(word in text for word in _FIELDS)
        return Read(name, text, None, error, foreign=not ours)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this machine that are dragged, or were copied."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _bytes(path: Path) -> bytes:
    """A file as far as a sell order may be long. Raises OrderError."""
    try:
        # A pipe that nobody writes into would be read for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise OrderError(f"{path.name} is no file", detail=str(path))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OrderError(f"{path.name} cannot be read", detail=reason) from error
    if len(data) > MOST_BYTES:
        raise OrderError(
            f"{path.name} is no sell order",
            detail=f"It is longer than {MOST_BYTES // 1024} KiB.",
            hint="A sell order is a short text that ends in .cpu.",
        )
    return data
