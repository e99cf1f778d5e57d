"""Python's garbage is collected in the Qt loop's thread alone.

The collector runs in whichever thread happens to allocate. A closed window is garbage with cycles
in it; taken down in the hand's thread it takes Qt's objects with it, of which each belongs to the
thread that made it: that corrupts memory (seen: "malloc(): mismatching next->prev_size").
"""

from __future__ import annotations

import ctypes
import gc

from PySide6.QtCore import QObject, QTimer

TIDY_MS = 1000
"""How long after a window was closed its memory is given back: often another one follows."""

MANY = 20_000
"""Objects made since the last time, above which it is worth looking for garbage."""


_M_ARENA_MAX = -8
"""malloc.h."""


class Collector(QObject):
    """Takes the collecting over from Python, in the thread that makes it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self._tidy.setInterval(TIDY_MS)
        self._tidy.timeout.connect(give_back)

    def look(self) -> None:
        """Collect if there may be much; costs nothing otherwise. To be called now and then."""
        if gc.get_count()[0] > MANY:
            gc.collect()

    def soon(self) -> None:
        """A window was closed: give its memory back, a moment later."""
        self._tidy.start()


def give_back() -> None:
    """Give the memory of closed windows back to the machine."""
    gc.collect()
    # glibc keeps what is freed between other things.
    _glibc("malloc_trim", 0)


def one_arena() -> None:
    """Threads that wait for disks need no heap of their own: each would cost half a megabyte.

    To be called before the first thread begins: glibc decides once.
    """
    _glibc("mallopt", _M_ARENA_MAX, 1)


def _glibc(name: str, *arguments: int) -> None:
    """Call what other C libraries do not have."""
    function = getattr(ctypes.CDLL(None), name, None)
    if function is not None:
        function(*arguments)
