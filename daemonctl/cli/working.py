"""How far the work for an account is, on a terminal."""

from __future__ import annotations

import sys
import time

_EVERY_S = 0.5


class Progress:
    """Tells what share of the work is done, where somebody may be watching; clears it away."""

    def __init__(self) -> None:
        self._next = 0.0
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and sys.stderr.isatty():
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def tell(self, share: float) -> None:
        """share: of what it takes on average; it may pass 1."""
        watched = sys.stderr.isatty()
        if not self._shown and not watched:
            sys.stderr.write("Working for the account, as the market asks for …\n")
        elif watched and time.monotonic() >= self._next:
            self._next = time.monotonic() + _EVERY_S
            sys.stderr.write(f"\rWorking for the account: {share:.0%} of what it takes on average")
        self._shown = True
        sys.stderr.flush()
