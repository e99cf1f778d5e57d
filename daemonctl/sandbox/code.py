"""Compiled code on disk: found by its module's digest, bounded, trusted by nobody.

Compiled code is machine code. Whoever can write into this folder could put other code there, so
it is loaded in a locked worker alone, as if a stranger had written it.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from daemonctl import files
from daemonctl.sandbox import codekey

_DIGEST = re.compile(r"[0-9a-f]{64}")
_CHECK_DIGITS = 32


class CodeCache:
    """The compiled code of at most `max_bytes` below `folder`, the latest used.

    A file is called after its module's digest and its own check sum; its folder after what else
    the code depends on (`codekey.key`), so that a new wasmtime or processor finds nothing.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._checked: dict[str, tuple[int, int, int]] = {}

    def bound(self, max_bytes: int) -> None:
        """Keep at most so much from the next one stored on."""
        self._max_bytes = max_bytes

    def open(self, digest: str) -> int | None:
        """A descriptor of the code for a module (SHA-256, hexadecimal), the caller's to close.

        None where it must be compiled: never made, or damaged, and then it is dropped.
        """
        for path in self._paths(digest):
            try:
                fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
            except OSError:
                continue
            if self._whole(fd, path):
                return fd
            os.close(fd)
            path.unlink(missing_ok=True)
        return None

    def store(self, digest: str, compiled: bytes) -> None:
        """Keep the code of a module, and drop what was not used for longest."""
        old = self._paths(digest)
        check = hashlib.sha256(compiled).hexdigest()[:_CHECK_DIGITS]
        path = self._place() / f"{digest}.{check}.code"
        files.replace(path, compiled, mode=0o600, durable=False)
        for other in old:
            if other != path:
                other.unlink(missing_ok=True)
        self._trim(keep=path)

    def drop(self, digest: str) -> None:
        """Forget the code of a module."""
        for path in self._paths(digest):
            path.unlink(missing_ok=True)

    def _place(self) -> Path:
        return self._folder / codekey.key()

    def _paths(self, digest: str) -> list[Path]:
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"not a digest: {digest!r}")
        return list(self._place().glob(f"{digest}.*.code"))

    def _whole(self, fd: int, path: Path) -> bool:
        """Whether the file is what its name says; summed up once, unless it was changed since."""
        if self._checked.get(path.name) != _state(fd):
            with open(fd, "rb", closefd=False) as file:
                check = hashlib.file_digest(file, "sha256").hexdigest()[:_CHECK_DIGITS]
            os.lseek(fd, 0, os.SEEK_SET)
            if check != path.name.split(".")[1]:
                return False
        # The files' times are the order of use.
        os.utime(fd)
        self._checked[path.name] = _state(fd)
        return True

    def _trim(self, keep: Path) -> None:
        """Drop what was used longest ago, code for a wasmtime of yesterday included."""
        # What a killed daemon was storing has a name of its own: ".DIGEST.CHECK.code.RANDOM".
        kept = sorted(self._folder.glob("*/*.code*"), key=_used, reverse=True)
        left = self._max_bytes - _size(keep)
        for path in kept:
            if path != keep:
                left -= _size(path)
                if left < 0:
                    path.unlink(missing_ok=True)


def _state(fd: int) -> tuple[int, int, int]:
    info = os.fstat(fd)
    return info.st_ino, info.st_size, info.st_mtime_ns


def _used(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
