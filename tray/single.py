"""One tray for one installation: the second start tells the first to show itself, and ends.

A lock that the kernel drops when its holder dies decides who is first, a socket beside it carries
the word. Plain sockets rather than QtNetwork: the second start needs no Qt at all, and the first
saves 3 MB.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import struct
from pathlib import Path

from daemonctl.errors import CPUShareError

SHOW = "show"
OFFER = "offer "
"""Before the path of a sell order."""
DONE = b"ok\n"
END = b"\0"
LONGEST = 8192
"""Bytes of a word: a file's path with something before it."""
ANSWER_S = 3.0
"""How long the second start waits for the first one's answer."""


class TraySilent(CPUShareError):
    """A tray runs already and does not answer."""


class Instance:
    """This process's claim to be the tray of the installation whose runtime folder is given."""

    def __init__(self, runtime: Path) -> None:
        self._folder = runtime
        self._lock = -1
        self._server: socket.socket | None = None

    def claim(self) -> bool:
        """Be the one tray; False where another one is."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(self._folder / "tray.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return False
        self._lock = lock
        # What lies there is a dead tray's: we hold the lock.
        (self._folder / "tray.sock").unlink(missing_ok=True)
        self._server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._server.setblocking(False)
        with _short(self._folder) as folder:
            self._server.bind(f"{folder}/tray.sock")
        self._server.listen(4)
        return True

    def fileno(self) -> int:
        """Readable when another start has something to say."""
        assert self._server is not None
        return self._server.fileno()

    def heard(self) -> str:
        """Take one waiting connection; the word that the same user's other start says, else ""."""
        assert self._server is not None
        try:
            peer, _ = self._server.accept()
        except BlockingIOError:
            return ""
        with peer:
            # Written before it was accepted, as a rule; a peer that says nothing may not block us.
            peer.settimeout(0.2)
            ids = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
            _pid, uid, _gid = struct.unpack("3i", ids)
            try:
                said = peer.recv(LONGEST) if uid == os.getuid() else b""
                if not said.endswith(END):
                    return ""
                peer.sendall(DONE)
            except OSError:
                return ""
        return os.fsdecode(said.removesuffix(END))

    def close(self) -> None:
        """Give the claim up."""
        if self._server is not None:
            self._server.close()
            self._server = None
            (self._folder / "tray.sock").unlink(missing_ok=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def tell_first(runtime: Path, word: str = SHOW) -> None:
    """Say a word to the tray that runs. Raises TraySilent where it does not answer."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client, _short(runtime) as folder:
        client.settimeout(ANSWER_S)
        try:
            client.connect(f"{folder}/tray.sock")
            client.sendall(os.fsencode(word) + END)
            answer = client.recv(64)
        except OSError as error:
            raise _silent(runtime, str(error)) from error
    if answer != DONE:
        raise _silent(runtime, "it closed the connection")


def _silent(runtime: Path, detail: str) -> TraySilent:
    return TraySilent(
        "The tray runs already and does not answer",
        detail=f"{runtime / 'tray.sock'}: {detail}",
        hint="End it (cpushare-tray in the list of processes) and start it again.",
    )


class _short(contextlib.AbstractContextManager[str]):  # noqa: N801 - reads as a function
    """A short name for a folder: a socket's path may not be longer than 107 bytes."""

    def __init__(self, folder: Path) -> None:
        self._fd = os.open(folder, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)

    def __enter__(self) -> str:
        return f"/proc/self/fd/{self._fd}"

    def __exit__(self, *_exception: object) -> None:
        os.close(self._fd)
