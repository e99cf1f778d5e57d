"""The bell of a daemon whose user is another one: whoever may write to it wakes the daemon.

A unix datagram socket in the runtime folder. A ring says no more than a signal does ("look at your
files"), needs no privilege but the socket's group, and is lost without harm where one rings
already. However often it rings, the daemon hears it ten times a second: a flood costs nothing.
"""

from __future__ import annotations

import contextlib
import socket
from pathlib import Path

MODE = 0o660
DEAF_S = 0.1
"""How long it is not listened to after a ring; what rings meanwhile is heard then."""


class Bell:
    """The daemon's end. Raises OSError where it cannot be hung up.

    due: when to listen again, on the monotonic clock; infinity while it is listened to.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # What lies there is a dead daemon's: the caller holds the lock.
        path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            self._socket.setblocking(False)
            self._socket.bind(str(path))
            path.chmod(MODE)
        except OSError:
            self._socket.close()
            raise
        self.due = float("inf")

    def fileno(self) -> int:
        """Readable when it rings."""
        return self._socket.fileno()

    def heard(self, now: float) -> None:
        """Take the rings that wait, and listen no more for a moment."""
        with contextlib.suppress(BlockingIOError):
            # As many as the kernel keeps; whoever rings on is heard the next time.
            for _ in range(64):
                self._socket.recv(1)
        self.due = now + DEAF_S

    def listen(self) -> None:
        """The moment is over."""
        self.due = float("inf")

    def close(self) -> None:
        """Take it down."""
        self._socket.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)


def ring(path: Path) -> bool:
    """Wake the daemon; False where nobody listens. Raises PermissionError where it may not be."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sock:
        sock.setblocking(False)
        try:
            sock.sendto(b"", str(path))
        except BlockingIOError:
            pass  # it rings already, and has not been heard yet
        except (FileNotFoundError, ConnectionRefusedError, NotADirectoryError):
            return False
    return True
