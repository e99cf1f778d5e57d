"""What a service manager is told: systemd's notification protocol, datagrams to a socket."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping


class Notify:
    """Tells whoever started this process and left `NOTIFY_SOCKET` in `environment`; nobody else.

    watchdog_s: within so long it wants to hear again; 0 = it does not.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        whose = environment.get("WATCHDOG_PID", str(os.getpid()))
        micros = environment.get("WATCHDOG_USEC", "0")
        wanted = self._address and whose == str(os.getpid()) and micros.isdigit()
        self.watchdog_s = int(micros) / 1e6 if wanted else 0.0

    def ready(self, status: str) -> None:
        """Requests are answered."""
        self._tell(f"READY=1\nSTATUS={status}")

    def stopping(self) -> None:
        """It has been told to stop."""
        self._tell("STOPPING=1\nSTATUS=stopping")

    def alive(self) -> None:
        """It still does its work."""
        self._tell("WATCHDOG=1")

    def _tell(self, text: str) -> None:
        if not self._address:
            return
        # An address that begins with @ is one without a file.
        address = "\0" + self._address[1:] if self._address[0] == "@" else self._address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as sock:
            try:
                sock.setblocking(False)
                sock.sendto(text.encode(), address)
            except OSError:
                pass  # nobody listens: nothing that could be done about it
