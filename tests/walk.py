"""Walks through a window: what has no name for a screen reader, what is not translated, what no
key reaches, what is cut off. Each walk gives a list of complaints, empty where all is well.

    with pseudo_translation(qapp):
        window = make()
        assert untranslated(window, data={"libcaca"}) == []
    assert unnamed(window) == unreachable(window) == clipped(window) == []
"""

from __future__ import annotations

import contextlib
import inspect
import re
from collections import Counter
from collections.abc import Collection, Iterator

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollBar,
    QSizeGrip,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.shots import settle

OPEN, CLOSE = "⟦", "⟧"
LONGER = 0.3
"""How much longer than the English a text may get, German being German."""

OURS = ("CPUShare", "CPUCoins", "CPUCoin")
"""Names that are the same in every language."""

PROPERTIES = (
    *("text", "title", "subTitle", "windowTitle", "toolTip", "statusTip", "whatsThis"),
    *("placeholderText", "prefix", "suffix", "specialValueText", "format"),
    *("accessibleName", "accessibleDescription"),
)

INTERACTIVE = (
    *(QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QAbstractSlider),
    *(QAbstractItemView, QTextEdit, QPlainTextEdit, QProgressBar),
)

WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, QTabBar, QPlainTextEdit)
"""Widgets whose inner parts are nobody else's business."""


class Pseudo(QTranslator):
    """Translates everything into the same, in brackets and longer."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, text: str, disambiguation: str = "", n: int = -1) -> str:
        del context, disambiguation, n
        return f"{OPEN}{text}{'·' * int(len(text) * LONGER)}{CLOSE}" if text else ""


@contextlib.contextmanager
def pseudo_translation() -> Iterator[None]:
    """Windows made meanwhile show every translated text in brackets."""
    translator = Pseudo()
    QCoreApplication.installTranslator(translator)
    try:
        yield
    finally:
        QCoreApplication.removeTranslator(translator)


def untranslated(root: QWidget, data: Collection[str] = ()) -> list[str]:
    """Texts of a window made under `pseudo_translation` that came past the translation.

    data: texts, or parts of texts, that are no words of ours: names, file names, versions.
    """
    known = sorted({*OURS, *data}, key=len, reverse=True)
    found = []
    for widget in _all(root):
        for where, text in _texts(widget):
            rest = _outside(re.sub("<[^<>]*>", " ", text))
            for one in known:
                rest = rest.replace(one, " ")
            if re.search(r"[^\W\d_]{2}", rest):
                found.append(f"{named(widget)}: {where} {text!r}")
    return list(dict.fromkeys(found))


def unnamed(root: QWidget) -> list[str]:
    """Widgets one can act on or read from that a screen reader has no name for (drawn ones: no
    description either)."""
    found = []
    for widget in outer(root):
        drawn = _draws(widget)
        informs = isinstance(widget, INTERACTIVE) or drawn or _focusable(widget)
        if not informs or isinstance(widget, (QScrollBar, QTabBar, QMenu, QLabel)):
            continue
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is None or seen.role() is QAccessible.Role.NoRole:
            found.append(f"{named(widget)}: no role")
        elif not seen.text(QAccessible.Text.Name).strip():
            found.append(f"{named(widget)}: no name")
        elif drawn and not seen.text(QAccessible.Text.Description).strip():
            found.append(f"{named(widget)}: drawn, and no description")
    return found


def unreachable(root: QWidget) -> list[str]:
    """Widgets one can act on that the Tab key does not come to. Of radio buttons one is enough:
    the arrow keys do the rest. The window is shown."""
    root.show()
    root.activateWindow()
    settle()
    reached = _tabbed(root)
    found = []
    for widget in outer(root):
        acts = isinstance(widget, INTERACTIVE) and not isinstance(
            widget, (QScrollBar, QProgressBar)
        )
        if not (acts or _focusable(widget) or _has_link(widget)):
            continue
        if not widget.isVisibleTo(root) or not widget.isEnabled() or widget in reached:
            continue
        if isinstance(widget, QRadioButton) and any(
            isinstance(one, QRadioButton) and one.parent() is widget.parent() for one in reached
        ):
            continue
        found.append(f"{named(widget)}: no Tab reaches it")
    return found


def clipped(root: QWidget) -> list[str]:
    """Labels and buttons with less room than their text wants. The window is shown."""
    root.show()
    settle()
    found = []
    for widget in outer(root):
        if not isinstance(widget, (QLabel, QAbstractButton)) or not widget.isVisibleTo(root):
            continue
        wrapped = isinstance(widget, QLabel) and widget.wordWrap()
        if wrapped:
            wants, has = widget.heightForWidth(widget.width()), widget.height()
        else:
            wants, has = widget.minimumSizeHint().width(), widget.width()
        if widget.property("text") and wants > has:
            found.append(f"{named(widget)}: has {has} of {wants} pixels")
    return found


def _tabbed(root: QWidget) -> set[QWidget]:
    """What gets the focus as Tab is pressed again and again."""
    reached: set[QWidget] = set()
    times: Counter[QWidget] = Counter()
    while not times or max(times.values()) < 3:
        focus = QApplication.focusWidget()
        target = focus if focus is not None and root.isAncestorOf(focus) else root
        times[target] += 1
        at: QWidget | None = target
        while at is not None and at is not root:
            reached.add(at)
            at = at.parentWidget() if isinstance(at.parentWidget(), WHOLE) else None
        QTest.keyClick(target, Qt.Key.Key_Tab)
    return reached


def _all(root: QWidget) -> list[QWidget]:
    return [root, *root.findChildren(QWidget)]


def outer(root: QWidget) -> list[QWidget]:
    """All but the parts that Qt's own widgets are made of."""
    return [
        widget
        for widget in _all(root)
        if not isinstance(widget, (QHeaderView, QSizeGrip))
        and not widget.objectName().startswith("qt_")
        and not any(isinstance(above, WHOLE) for above in _above(widget, root))
    ]


def _above(widget: QWidget, root: QWidget) -> Iterator[QWidget]:
    at = widget
    while at is not root and (parent := at.parentWidget()) is not None:
        yield parent
        at = parent


def _focusable(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)


def _has_link(widget: QWidget) -> bool:
    return isinstance(widget, QLabel) and "<a " in widget.text()


def _draws(widget: QWidget) -> bool:
    """Whether a class of ours paints it."""
    return any(
        "paintEvent" in kind.__dict__
        for kind in inspect.getmro(type(widget))
        if not kind.__module__.startswith(("PySide6", "Shiboken", "builtins"))
    )


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Where and what a widget says."""
    edited = isinstance(widget, (QLineEdit, QAbstractSpinBox)) or (
        isinstance(widget, QComboBox) and widget.isEditable()
    )
    for name in PROPERTIES:
        value = widget.property(name)
        if isinstance(value, str) and value and not (name == "text" and edited):
            yield name, value
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(row)) for row in range(widget.count()))
    if isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            yield "tab", widget.tabText(tab)
            yield "tab's tip", widget.tabToolTip(tab)
    if isinstance(widget, (QTextEdit, QPlainTextEdit)) and widget.isReadOnly():
        yield "text", widget.toPlainText()
    for action in widget.actions():
        yield "action", action.text()
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if model is not None and not isinstance(widget, QHeaderView):
        yield from _items(model, QModelIndex())


def _items(model: QAbstractItemModel, below: QModelIndex) -> Iterator[tuple[str, str]]:
    roles = (
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole),
        *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole),
    )
    # A list's one column is Qt's secret.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(below)
    for column in range(columns):
        head = model.headerData(column, Qt.Orientation.Horizontal)
        if isinstance(head, str):
            yield "header", head
        for row in range(model.rowCount(below)):
            index = model.index(row, column, below)
            for role in roles:
                value = index.data(role)
                if isinstance(value, str):
                    yield "item", value
            if not column:
                yield from _items(model, index)


def _outside(text: str) -> str:
    """What of a text stands in no brackets."""
    depth, rest = 0, ""
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        rest += letter if not depth and letter != CLOSE else " "
    return rest


def named(widget: QWidget) -> str:
    """Which widget it is, for a person."""
    text = widget.property("text") or widget.property("title") or ""
    parent = widget.parentWidget()
    inside = f" in {type(parent).__name__}" if parent is not None else ""
    return (
        " ".join(
            filter(None, (type(widget).__name__, widget.objectName(), f"{text!r}" if text else ""))
        )
        + inside
    )
