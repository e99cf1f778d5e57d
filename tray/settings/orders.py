"""The folder of sell orders as the page sees it: read, followed, and changed core by core."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from daemonctl.control import selling
from daemonctl.control.selling import Book, Change, SellOrder
from tray.desk import Desk
from tray.settings.changes import Changes
from tray.settings.undo import Back
from tray.watch import FileWatch


class Orders(QObject):
    """changed(Book): it was read, and says something else than before."""

    changed = Signal(object)

    def __init__(self, desk: Desk, changes: Changes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._changes = changes
        self.book: Book | None = None
        changes.settled.connect(self.read)
        self._watch = FileWatch((desk.paths.orders,), self)
        self._watch.changed.connect(self.read)

    def read(self) -> None:
        """Read the folder beside the Qt loop."""
        paths = self._desk.paths

        def work() -> tuple[Book, tuple[Path, ...]]:
            folder = paths.orders
            # Listed first: a file that comes between the two is told by the folder's watch.
            files = tuple(folder.glob("*.cpu*")) if folder.is_dir() else ()
            return selling.book(paths), files

        self._desk.hand.do(work, self._read)

    def assign(self, core: int, order: SellOrder, words: str) -> None:
        """This order for that core."""
        self._do(lambda: [selling.assign(self._desk.paths, core, order)], words)

    def sell(self, order: SellOrder, cores: Collection[int], words: str) -> None:
        """One order for several cores."""
        self._do(lambda: [selling.sell(self._desk.paths, order, cores)], words)

    def switch(self, cores: Collection[int], on: bool, words: str) -> None:
        """Switch the orders of these cores on or off."""

        def work() -> list[Change]:
            done: list[Change] = []
            try:
                done.extend(selling.switch(self._desk.paths, core, on) for core in cores)
            except Exception:
                # All of them or none.
                for change in reversed(done):
                    selling.undo(self._desk.paths, change)
                raise
            return done

        self._do(work, words)

    def set_ask(self, core: int, ask: int, words: str) -> None:
        """ask: micro-coins per reference core-hour."""
        # Each price is a step of its own: a change of orders can only be taken back from where it
        # led to, so that the first of several could not be once the others were made.
        self._do(lambda: [selling.set_ask(self._desk.paths, core, ask)], words)

    def remove(self, core: int, words: str) -> None:
        """No sell order for that core any more."""
        self._do(lambda: [selling.remove(self._desk.paths, core)], words)

    def _do(self, work: Callable[[], list[Change]], words: str) -> None:
        paths = self._desk.paths

        def changing() -> Back:
            done = work()

            def back() -> None:
                for change in reversed(done):
                    selling.undo(paths, change)

            return back

        self._changes.do(changing, words)

    def _read(self, outcome: object) -> None:
        if isinstance(outcome, Exception):
            self._changes.fail(outcome)
            return
        assert isinstance(outcome, tuple)
        book, files = outcome
        self._watch.follow(files)
        # Told also where nothing changed: a switch that failed goes back to where it was.
        self.book = book
        self.changed.emit(book)
