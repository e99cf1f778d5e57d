"""The wizard's window: its pages, and the keys and buttons that lead through them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tray.corelayout import CoreWords
from tray.desk import Desk
from tray.fitwords import FitWords
from tray.sides import scrolling
from tray.wizard.corespage import CoresPage
from tray.wizard.finishing import FinishWords, Plan
from tray.wizard.finishpage import FinishPage
from tray.wizard.fitpage import FitPage
from tray.wizard.helping import HelpWords, Way
from tray.wizard.helppage import HelpPage
from tray.wizard.page import Page, text
from tray.wizard.steplist import StepList
from tray.wizard.whenpage import WhenPage
from tray.wizard.whenwords import WhenWords
from tray.words import fill, translated


class Wizard(QDialog):
    """Four questions, all with sensible answers, and the first job.

    finished(int): closed; QDialog.Accepted where all steps were done. begun(): computing is set
    up, and the first job comes.
    """

    begun = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setSizeGripEnabled(True)
        self._told = False
        self._wants_next = False
        self.fit = FitPage(desk, FitWords(translated), self)
        self.help = HelpPage(desk, HelpWords(translated), self)
        self.cores = CoresPage(desk, CoreWords(translated), self)
        self.when = WhenPage(desk, WhenWords(translated), self)
        self.end = FinishPage(desk, FinishWords(translated), self)
        self.pages: tuple[Page, ...] = (self.fit, self.help, self.cores, self.when, self.end)
        self.steps = StepList([page.title for page in self.pages], self)
        self._stack = QStackedWidget(self)
        for page in self.pages:
            area = scrolling(page, page.title)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._stack.addWidget(area)
            page.changed.connect(self._show)
        self.hint = text(self, dim=True)
        self.cancel = self._button(self.tr("Cancel"))
        self.back = self._button(self.tr("&Back"))
        self.next = self._button(self.tr("&Next"))
        self.next.setDefault(True)
        self.cancel.clicked.connect(self.close)
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(16, 12, 16, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.HLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.steps)
        upper.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(upper, 1)
        column.addWidget(line)
        column.addLayout(buttons)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # Some desktops have Enter press the checkbox or the list that has the focus.
            QShortcut(QKeySequence(key), self).activated.connect(self._enter)
        # Qt would cut the first size to two thirds of the screen.
        self.resize(self.sizeHint())
        self._go(0)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self._stack.currentIndex()]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the questions without scrolling; never more than the screen has."""
        height = self.fontMetrics().height()
        wanted = QSize(height * 56, height * 42)
        screen = self.screen()
        return wanted if screen is None else wanted.boundedTo(screen.availableSize() * 0.95)

    def done(self, result: int) -> None:
        """Close, in whichever way."""
        self.end.stop_showing()
        super().done(QDialog.DialogCode.Accepted.value if self.end.done else result)

    def plan(self) -> Plan:
        """What has been chosen."""
        return Plan(
            None if self.help.way is Way.KEEP else self.help.order(),
            self.cores.chosen(),
            self.when.rules(),
            self.when.at_login(),
            self.when.among_programs(),
        )

    def _go(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.steps.show_page(number)
        page = self.page
        count = len(self.pages) - 1
        if page is self.end:
            self.setWindowTitle(page.title)
            self.end.begin(self.plan())
        else:
            title = self.tr("%1 (%2 of %3)", "%1: a page's title, %2: its number")
            self.setWindowTitle(fill(title, page.title, str(number + 1), str(count)))
            page.enter()
        first = page.first()
        # Next cannot take the focus while it is off: it gets it when it goes on.
        self._wants_next = first is None
        self._show()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        if self.page is self.end:
            self.close()
            return
        number = self._stack.currentIndex()

        def go() -> None:
            # It may have taken its time, and the user may have gone elsewhere meanwhile.
            if self._stack.currentIndex() == number and self.page.ready():
                self._go(number + 1)

        self.page.leave(go)

    def _go_back(self) -> None:
        self._go(self._stack.currentIndex() - 1)

    def _enter(self) -> None:
        """Enter: press the button that has the focus, else go on."""
        focus = self.focusWidget()
        if isinstance(focus, QPushButton) or (
            isinstance(focus, QAbstractButton) and not focus.isCheckable()
        ):
            focus.click()
        elif self.next.isEnabled():
            self._go_on()

    def _show(self) -> None:
        """The buttons, as the page has it."""
        page = self.page
        number = self._stack.currentIndex()
        last = page is self.end
        self.hint.setText(page.hint())
        self.back.setVisible(not last or self.end.failed)
        self.back.setEnabled(number > 0)
        self.next.setEnabled(page.ready())
        self.next.setText(
            self.tr("&Close")
            if last
            else self.tr("&Finish")
            if number == len(self.pages) - 2
            else self.tr("&Next")
        )
        self.cancel.setVisible(not (last and self.end.done))
        if self._wants_next and self.next.isEnabled():
            self._wants_next = False
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)
        if last and self.end.done and not self._told:
            self._told = True
            self.begun.emit()

    def _button(self, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        return button
