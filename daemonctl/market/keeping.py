"""Backups of a market in a folder, and markets made from backups.

A backup is a folder like a market's own: its store and its blobs. It is there whole, under its
name, or not at all.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from daemonctl.errors import CPUShareError, StateError, UsageError
from daemonctl.files import Lock
from daemonctl.market.store.sqlite import SqliteStore
from daemonctl.market.store.sqlite.copying import copy

STORE = "market.sqlite"
BLOBS = "blobs"
_COMING = ".coming"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_CHUNK = 1 << 20


class Kept(NamedTuple):
    """What was copied. bytes: of the store and the blobs together."""

    blobs: int
    bytes: int


def back_up(data: Path, target: Path) -> Kept:
    """The market of the folder `data` as it is now, as the new folder `target`.

    The market may be running; it notices nothing. Raises UsageError where there is no market or
    `target` is there already, StateError where it cannot be written.
    """
    _needs_store(data)
    if target.exists():
        raise UsageError(
            "There is something at the backup's place",
            detail=str(target),
            hint="Give each backup a name of its own, with its day in it.",
        )
    coming = target.with_name(target.name + _COMING)
    try:
        shutil.rmtree(coming, ignore_errors=True)  # of a backup that was broken off
        coming.mkdir(parents=True, mode=0o700)
        # The store first: a blob is there before anything in the store names it.
        kept = _copied(data, coming)
        coming.rename(target)
        _sync(target.parent)
    except (OSError, CPUShareError) as error:
        shutil.rmtree(coming, ignore_errors=True)
        if isinstance(error, CPUShareError):
            raise
        raise _unwritten(target, error) from error
    return kept


def restore(backup: Path, data: Path) -> Kept:
    """Make the folder `data` a market as `backup` holds it, its books proved first.

    Raises UsageError where there is no backup or `data` holds a market already, StateError where
    the backup is damaged; then nothing is left behind.
    """
    _needs_store(backup)
    lock = Lock(data / "lock")
    if not lock.acquire():
        raise UsageError("A market serves this folder", detail=str(data))
    try:
        if (data / STORE).exists():
            raise UsageError(
                "There is a market in this folder",
                detail=str(data / STORE),
                hint="Restore into an empty folder, or move that market away first.",
            )
        coming = data / _COMING
        try:
            shutil.rmtree(coming, ignore_errors=True)
            coming.mkdir(mode=0o700)
            kept = _copied(backup, coming)
            _proved(coming / STORE)
            _join(coming / BLOBS, data / BLOBS)
            # Last: with it the market is there.
            (coming / STORE).rename(data / STORE)
            _sync(data)
        except OSError as error:
            raise _unwritten(data, error) from error
        finally:
            shutil.rmtree(coming, ignore_errors=True)
        return kept
    finally:
        lock.release()


def _join(coming: Path, blobs: Path) -> None:
    """Put blobs among those that are there: a market that moved on to a database may need them."""
    for source in coming.rglob("*"):
        target = blobs / source.relative_to(coming)
        if source.is_dir():
            target.mkdir(parents=True, exist_ok=True, mode=0o700)
        else:
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            source.replace(target)


def _proved(path: Path) -> None:
    """Hold the books against the jobs, and say that time has gone back."""
    store = SqliteStore(path)
    try:
        breaches = store.audit().breaches
        if breaches:
            raise StateError(
                "The backup's books are not sound",
                detail="; ".join(breaches[:3]),
                hint="Restore an earlier backup.",
            )
        store.restored()
    finally:
        store.close()


def _copied(source: Path, target: Path) -> Kept:
    copy(source / STORE, target / STORE)
    _sync(target / STORE)
    blobs, size = 0, (target / STORE).stat().st_size
    (target / BLOBS).mkdir(mode=0o700)
    for blob in _blobs(source / BLOBS):
        folder = target / BLOBS / blob.parent.name
        folder.mkdir(exist_ok=True, mode=0o700)
        size += _copy_blob(blob, folder / blob.name)
        blobs += 1
    for folder in (*(target / BLOBS).iterdir(), target / BLOBS, target):
        _sync(folder)
    return Kept(blobs, size)


def _blobs(folder: Path) -> Iterator[Path]:
    """Every blob that is there whole; none where they lie elsewhere, in a bucket."""
    if folder.is_dir():
        for part in sorted(folder.iterdir()):
            if len(part.name) == 2:
                yield from (one for one in part.iterdir() if _DIGEST.fullmatch(one.name))


def _copy_blob(source: Path, target: Path) -> int:
    """Copy a blob; its size. Raises StateError where its bytes are not those of its name."""
    found = hashlib.sha256()
    with source.open("rb") as taken, target.open("xb") as made:
        while chunk := taken.read(_CHUNK):
            found.update(chunk)
            made.write(chunk)
        made.flush()
        os.fsync(made.fileno())
        size = made.tell()
    if found.hexdigest() != source.name:
        raise StateError(
            "A blob is damaged",
            detail=f"{source}: its SHA-256 is {found.hexdigest()}",
            hint="Take it from an earlier backup, or remove it: who needs it puts it again.",
        )
    return size


def _needs_store(folder: Path) -> None:
    if not (folder / STORE).is_file():
        raise UsageError(
            "There is no market in this folder",
            detail=str(folder / STORE),
            hint="Name the folder that `cpushare market serve --data` uses, or a backup of it.",
        )


def _unwritten(place: Path, error: OSError) -> StateError:
    return StateError(
        "The copy cannot be written",
        detail=f"{place}: {error}",
        hint="Is there room, and may this user write there?",
    )


def _sync(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
