"""What this machine remembers of the computations that it submitted: no secret, one file each."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import msgspec

from daemonctl import files
from daemonctl.errors import StateError, UsageError
from daemonctl.market.wire import NewComputation
from daemonctl.paths import Paths

SCHEMA = 1


class Record(msgspec.Struct, frozen=True):
    """computations/ID.json. market: its address. names: of the results, by job."""

    schema: int
    computation: str
    market: str
    name: str
    names: tuple[str, ...]
    created: float


def save(paths: Paths, record: Record) -> None:
    """Remember a computation."""
    files.replace(_path(paths, record.computation), msgspec.json.encode(record))


def load(paths: Paths, computation: str) -> Record | None:
    """What is remembered of a computation; None where it was submitted elsewhere.

    Raises UsageError where this cannot be an id, StateError where the file is damaged.
    """
    path = _path(paths, computation)
    data = files.read_or_none(path)
    try:
        return None if data is None else msgspec.json.decode(data, type=Record)
    except msgspec.DecodeError as error:
        raise StateError(
            "The record of this computation is damaged",
            detail=f"{path}: {error}",
            hint="Remove the file; results are then named by their numbers.",
        ) from error


class Pending:
    """The key of a submission whose answer has not come, kept over an interruption.

    The same submission again finds the same key, so that the market makes one computation of it.
    """

    def __init__(self, paths: Paths, market: str, account: str, order: NewComputation) -> None:
        known = msgspec.structs.replace(order, key="")
        content = msgspec.json.encode([market, account, known])
        name = hashlib.sha256(content).hexdigest()
        self._path = paths.state / "computations" / f"pending-{name}.key"

    def key(self, room: int = 0) -> tuple[str, int]:
        """The key to submit with, and the room that was first submitted with it: what the account
        has, and so what room it has, may be another by now."""
        known = re.fullmatch(
            rb"([0-9a-f]{32})(?: ([0-9]{1,18}))?", files.read_or_none(self._path) or b""
        )
        if known:
            return known[1].decode(), int(known[2] or 0)
        key = os.urandom(16).hex()
        files.replace(self._path, f"{key} {room}".encode())
        return key, room

    def answered(self) -> None:
        """The next submission, even of the same, is a new one."""
        self._path.unlink(missing_ok=True)


def _path(paths: Paths, computation: str) -> Path:
    # An id becomes a file's name, and it comes from a market or from a keyboard.
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,128}", computation):
        raise UsageError("Not the id of a computation", detail=repr(computation))
    return paths.state / "computations" / f"{computation}.json"
