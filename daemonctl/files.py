"""Files that are replaced, never edited: a reader sees the old text or the new one, whole."""

from __future__ import annotations

import errno
import fcntl
import itertools
import os
import stat
from collections.abc import Hashable
from pathlib import Path

from daemonctl.errors import AccountError

SMALL_BYTES = 1024 * 1024
"""More than anything small of ours has."""

_number = itertools.count()


def replace(path: Path, data: bytes, *, mode: int = 0o644, durable: bool = True) -> None:
    """Put `data` at `path` in one step; its folder is made where missing.

    mode: permission bits of the new file; none but those of reading, writing and running are
    used, as they may be those of a file that another user put there for root to replace.
    durable: wait until the disk has it. False for files that a restart makes anew (status.json).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # tempfile would do, but takes a pause longer to import than to use.
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{next(_number)}")
    temporary.unlink(missing_ok=True)  # of a process that died, whose pid we have now
    fd = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(fd, "wb") as file:
            os.fchmod(file.fileno(), mode & 0o777)
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def read_or_none(path: Path) -> bytes | None:
    """The file's bytes; None where there is no such file."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def read_small(path: Path, longest: int = SMALL_BYTES) -> bytes | None:
    """The bytes of a small file that others may write; None where there is no such file.

    Raises OSError where it is no plain file, or longer than `longest` bytes: whoever may write in a
    folder may put a pipe there, which kept us waiting, or more than there is memory for.
    """
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    # Before it becomes a file object: of a folder none is made, and its descriptor would stay.
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    with os.fdopen(fd, "rb") as file:
        data = file.read(longest + 1)
    if len(data) > longest:
        raise OSError(errno.EFBIG, f"longer than {longest} bytes", str(path))
    return data


def fingerprint(path: Path) -> Hashable:
    """Differs after any change of the file or of its mode; None where there is none."""
    try:
        info = path.stat()
    except OSError:
        return None
    # Not mtime: it stays where a file that could not be read is mended by chmod.
    return info.st_ctime_ns, info.st_size, info.st_ino


def write_secret(path: Path, data: bytes) -> None:
    """Keep a secret: the file can be read by its owner alone (0600), its folder is 0700."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    replace(path, data, mode=0o600)


def read_secret(path: Path) -> bytes | None:
    """The secret's bytes; None where there is none.

    Raises AccountError where others may read it: it may be known already.
    """
    try:
        fd = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with os.fdopen(fd, "rb") as file:
        info = os.fstat(file.fileno())
        if info.st_uid != os.geteuid() or stat.S_IMODE(info.st_mode) & 0o077:
            raise AccountError(
                "A secret is open to others",
                detail=f"{path} has mode {stat.S_IMODE(info.st_mode):04o}, owner {info.st_uid}",
                hint=f"Run: chmod 600 {path}; if strangers use this machine, make a new account.",
            )
        return file.read()


class Lock:
    """An advisory lock that the kernel drops when its holder dies, however it dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd = -1

    def acquire(self) -> bool:
        """Take the lock without waiting; False where another process holds it."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fd = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(fd)
            return False
        self._fd = fd
        return True

    def release(self) -> None:
        """Give the lock back; nothing happens where it is not held."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
