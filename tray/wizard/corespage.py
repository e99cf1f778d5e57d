"""Page 3: which cores?"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from daemonctl.control import machine, selling
from daemonctl.control.machine import Core
from daemonctl.control.selling import Book
from tray.corelayout import CoreWords
from tray.corespicture import CoresPicture
from tray.desk import Desk
from tray.wizard.page import Page, text
from tray.wizard.troubles import said


class CoresPage(Page):
    """Half of them at first; those that compute now where there are any."""

    def __init__(self, desk: Desk, words: CoreWords, parent: QWidget | None = None) -> None:
        super().__init__(desk, "", parent)
        self.title = self.tr("Which cores?")
        self.heading.setText(self.title)
        self._words = words
        self._cores: tuple[Core, ...] = ()
        self.picture: CoresPicture | None = None
        self._begun = False
        lead = text(self)
        lead.setText(
            self.tr(
                "These are the cores of your processor; a frame is one of them, with the threads "
                "that share it. Those that you tick compute."
            )
        )
        self.body.addWidget(lead)
        row = QHBoxLayout()
        self.all = self._button(row, self.tr("&All"))
        self.half = self._button(row, self.tr("&Half"))
        self.none = self._button(row, self.tr("N&one"))
        row.addStretch(1)
        self.all.clicked.connect(self._choose_all)
        self.half.clicked.connect(lambda: self._choose(machine.half(self._cores)))
        self.none.clicked.connect(lambda: self._choose(()))
        self.body.addLayout(row)
        self.count = text(self)
        self.body.addWidget(self.count)
        self._place = QVBoxLayout()
        self.body.addLayout(self._place)
        self.body.addStretch(1)

    def chosen(self) -> tuple[int, ...]:
        """Numbers of the cores that are to compute."""
        return () if self.picture is None else self.picture.chosen()

    def ready(self) -> bool:
        """At least one."""
        return bool(self.chosen())

    def hint(self) -> str:
        """What is missing."""
        if self.ready() or self.picture is None:
            return ""
        return self.tr("Choose at least one core.")

    def first(self) -> QWidget | None:
        """The first core that is ticked."""
        boxes = [] if self.picture is None else self.picture.boxes
        return next((box for box in boxes if box.isChecked()), None)

    def enter(self) -> None:
        """Look at the processor, the first time."""
        if self._begun:
            return
        self._begun = True
        paths = self.desk.paths
        self.desk.hand.do(lambda: (machine.cores(), selling.book(paths)), self._looked)

    def _looked(self, outcome: object) -> None:
        if not isinstance(outcome, tuple):
            self._begun = False
            self.count.setText(said(outcome))
            return
        cores, book = outcome
        self._cores = cores
        self.picture = CoresPicture(cores, self._words, self)
        self.picture.chosen_changed.connect(self._show)
        self._place.addWidget(self.picture)
        before: QWidget = self.none
        for box in self.picture.boxes:
            QWidget.setTabOrder(before, box)
            before = box
        self.picture.choose(_now(book) or machine.half(cores))
        self._show()
        first = self.first()
        if self.isVisible() and first is not None:
            first.setFocus()

    def _choose(self, numbers: Iterable[int]) -> None:
        if self.picture is not None:
            self.picture.choose(tuple(numbers))

    def _choose_all(self) -> None:
        self._choose([core.number for core in self._cores])

    def _show(self) -> None:
        self.count.setText(self._words.count(len(self.chosen()), len(self._cores)))
        self.changed.emit()

    def _button(self, row: QHBoxLayout, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        row.addWidget(button)
        return button


def _now(book: Book) -> tuple[int, ...]:
    """The cores that are sold now."""
    return tuple(sale.core.number for sale in book.sales if sale.on and sale.order is not None)
