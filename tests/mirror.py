"""Windows for who reads from right to left: what is cut off there, what lies on what, and what is
where it is for who reads from left to right. Each look gives a list of complaints, as in
`tests.walk`.

    before = Places(make())
    with right_to_left():
        window = make()
        assert misplaced(window) == []
        assert unmirrored(before, Places(window)) == []
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import combinations

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLayout,
    QScrollArea,
    QWidget,
)

from tests.shots import settle
from tests.walk import named, outer

TOLERANCE = 3
"""Pixels by which a thing may miss its mirror image: letters begin where they do, and halves of
pixels go to one side."""

PALE = 12
"""Shades of 256 by which the palest letters differ from their ground: those of what is off."""


@contextlib.contextmanager
def right_to_left() -> Iterator[None]:
    """Windows made meanwhile are of a language such as Arabic, but for their words."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.layoutDirection()
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        yield
    finally:
        application.setLayoutDirection(before)


def misplaced(root: QWidget) -> list[str]:
    """Widgets that are not whole inside their parent, and ones of a layout that lie on another.
    The window is shown. What scrolls may be below what is seen, but never at its side."""
    found = []
    for widget in _seen(root):
        parent = widget.parentWidget()
        if widget is not root and parent is not None:
            place, room = widget.geometry(), parent.rect()
            area = parent.parentWidget()
            if isinstance(area, QScrollArea) and area.viewport() is parent:
                room.setTop(min(room.top(), place.top()))
                room.setBottom(max(room.bottom(), place.bottom()))
            if not room.contains(place):
                found.append(f"{named(widget)}: {_words(place)} is not inside {_words(room)}")
        for layout in [one for one in widget.findChildren(QLayout) if one.parentWidget() is widget]:
            found += _overlaps(layout)
    return found


def _overlaps(layout: QLayout) -> list[str]:
    items = [layout.itemAt(number) for number in range(layout.count())]
    widgets = [item.widget() for item in items if item is not None and item.widget() is not None]
    shown = [one for one in widgets if one.isVisible()]
    return [
        f"{named(one)} lies on {named(other)}"
        for one, other in combinations(shown, 2)
        if one.geometry().intersects(other.geometry())
    ]


class Places(dict[str, tuple[str, QRect, int | None]]):
    """Where the widgets of a shown window are, by their way down from it: who, the place in the
    window, and how far from its leading edge a label's text begins."""

    def __init__(self, root: QWidget) -> None:
        super().__init__()
        root.show()
        settle()
        self.width = root.width()
        self.mirrored = root.layoutDirection() is Qt.LayoutDirection.RightToLeft
        for widget in _seen(root):
            place = QRect(widget.mapTo(root, widget.rect().topLeft()), widget.size())
            self[_way(root, widget)] = named(widget), place, _indent(widget)


def unmirrored(before: Places, after: Places) -> list[str]:
    """What is not where a mirror would show it."""
    assert not before.mirrored
    assert after.mirrored
    found = [f"{who}: only from right to left" for who in _only(after, before)]
    found += [f"{who}: only from left to right" for who in _only(before, after)]
    for way in before.keys() & after.keys():
        (who, one, indent), (_who, other, other_indent) = before[way], after[way]
        wanted = before.width - 1 - one.right()
        if abs(wanted - other.left()) > TOLERANCE or abs(one.width() - other.width()) > TOLERANCE:
            found.append(f"{who}: {_words(other)} is no mirror image of {_words(one)}")
        elif None not in (indent, other_indent) and abs(indent - other_indent) > TOLERANCE:
            found.append(f"{who}: its text begins {other_indent} pixels in, not {indent}")
    return sorted(found)


def _only(one: Places, other: Places) -> list[str]:
    return [one[way][0] for way in one.keys() - other.keys()]


def _seen(root: QWidget) -> list[QWidget]:
    return [widget for widget in outer(root) if widget.isVisible()]


def _way(root: QWidget, widget: QWidget) -> str:
    """The numbers of the children on the way down to a widget."""
    steps: list[str] = []
    while widget is not root:
        parent = widget.parentWidget()
        assert parent is not None
        steps.append(str(parent.findChildren(QWidget, options=DIRECT).index(widget)))
        widget = parent
    return "/".join(reversed(steps))


DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _indent(widget: QWidget) -> int | None:
    """Pixels from a label's leading edge to its text; None where it shows none."""
    if not isinstance(widget, QLabel) or not widget.text():
        return None
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    pixels = pixels[:, : image.width()].astype(int)
    (inked,) = (np.abs(pixels - pixels[0, 0]).max(axis=0) > PALE).nonzero()
    if not len(inked):
        return None
    if widget.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return image.width() - 1 - int(inked[-1])
    return int(inked[0])


def _words(place: QRect) -> str:
    return f"{place.x()},{place.y()} {place.width()}x{place.height()}"
