"""Modules and inputs that this host has fetched: content-addressed, bounded."""

from __future__ import annotations

import os
import re
from pathlib import Path

from daemonctl import files

_DIGEST = re.compile(r"[0-9a-f]{64}")


class BlobCache:
    """A folder of files named by the SHA-256 of what they hold.

    max_bytes: beyond it, those unused for longest are removed; one that is open stays readable.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._stored = 0  # since the folder was last added up
        self._free = 0  # what could be stored then

    def bound(self, max_bytes: int) -> None:
        """Keep at most so much from the next one stored on."""
        self._max_bytes = max_bytes
        self._free = 0  # the next one stored adds the folder up

    def has(self, digest: str) -> bool:
        """Whether `open` would find it now."""
        return self._path(digest).exists()

    def open(self, digest: str) -> int | None:
        """A descriptor to read it from its start, the caller's to close; None if not here."""
        path = self._path(digest)
        try:
            fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return None
        os.utime(fd)  # used now
        return fd

    def store(self, digest: str, data: bytes) -> None:
        """Keep `data`, which was checked against `digest`; may remove others."""
        files.replace(self._path(digest), data, durable=False)
        self._stored += len(data)
        if self._stored > self._free:
            self._trim(keep=digest)

    def _path(self, digest: str) -> Path:
        # Anything else could name a file outside this folder.
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"not a digest: {digest!r}")
        return self._folder / digest

    def _trim(self, keep: str) -> None:
        entries = []
        with os.scandir(self._folder) as found:
            for entry in found:
                info = entry.stat()
                entries.append((info.st_mtime, info.st_size, entry.name))
        kept = sum(size for _, size, _ in entries)
        for _, size, name in sorted(entries):
            # A tenth below the bound, so that not every further blob adds the folder up.
            if kept <= self._max_bytes * 9 // 10:
                break
            if name != keep:
                (self._folder / name).unlink(missing_ok=True)
                kept -= size
        self._stored = 0
        self._free = self._max_bytes - kept
