"""The last result, where it is a picture."""

from __future__ import annotations

import math
import time

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from daemonctl.control.lastresult import LastResult, last_result
from daemonctl.paths import Paths
from tray.labels import DataLabel, quiet, strong, wrapped
from tray.words import clock, fill, plain

LARGEST = 640
"""Pixels that are kept of a picture's longer side: more is not shown."""

WIDTH = 240
"""Of the column, in pixels of single density."""

LEAST_USED = 0.6
"""Share of the room's width below which a picture is too small in it."""

Seen = tuple[LastResult, QImage]


def load(paths: Paths) -> Seen | None:
    """The last result and its picture, small enough to keep; to be called beside the Qt loop."""
    found = last_result(paths)
    if found is None:
        return None
    picture = found.picture
    kinds = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888}
    image = QImage(
        picture.pixels,
        picture.width,
        picture.height,
        picture.width * picture.channels,
        kinds[picture.channels],
    )
    if (longest := max(picture.width, picture.height)) > LARGEST:
        times = math.ceil(longest / LARGEST)
        width, height = max(1, picture.width // times), max(1, picture.height // times)
        stretch, smooth = (
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        return found, image.scaled(width, height, stretch, smooth)
    # A copy of its own: the bytes above are Python's.
    return found, image.copy()


def fitting(width: int, height: int, room: int) -> tuple[int, int]:
    """How large a picture is drawn in so much room, in its own proportions; device pixels.

    By whole numbers where that does not waste the room: a halftone shrunk or grown by another
    factor shows stripes that are not in it. At most twice as high as the room is wide.
    """
    needed = max(width / room, height / (2 * room))
    if needed <= 1:
        times = int(1 / needed)
        return width * times, height * times
    whole = math.ceil(needed)
    factor = whole if needed / whole >= LEAST_USED else needed
    return max(1, round(width / factor)), max(1, round(height / factor))


class _Canvas(QWidget):
    """The picture itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._scaled = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_image(self, image: QImage) -> None:
        self._image = image
        self._scaled = QPixmap()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(WIDTH, self.heightForWidth(WIDTH))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        if self._image.isNull():
            return 0
        return math.ceil(self._size(width)[1] / self.devicePixelRatioF())

    def resizeEvent(self, _event: QResizeEvent) -> None:  # noqa: N802
        self._scaled = QPixmap()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        if self._image.isNull():
            return
        if self._scaled.isNull():
            width, height = self._size(self.width())
            smooth, sharp = (
                Qt.TransformationMode.SmoothTransformation,
                Qt.TransformationMode.FastTransformation,
            )
            way = sharp if width >= self._image.width() else smooth
            stretch = Qt.AspectRatioMode.IgnoreAspectRatio
            self._scaled = QPixmap.fromImage(self._image.scaled(width, height, stretch, way))
            self._scaled.setDevicePixelRatio(self.devicePixelRatioF())
        size = self._scaled.deviceIndependentSize().toSize()
        left = 0
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left = self.width() - size.width()
        QPainter(self).drawPixmap(QRect(left, 0, size.width(), size.height()), self._scaled)

    def _size(self, width: int) -> tuple[int, int]:
        room = max(1, int(width * self.devicePixelRatioF()))
        return fitting(self._image.width(), self._image.height(), room)


class LastPicture(QWidget):
    """The last result's picture with a caption; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = _Canvas()
        self._canvas.setAccessibleName(self.tr("Picture of the last result"))
        self._canvas.setAccessibleDescription(self.tr("None yet"))
        self._caption = quiet(wrapped(DataLabel()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(strong(DataLabel(self.tr("Last result"))))
        layout.addWidget(self._canvas)
        layout.addWidget(self._caption)
        layout.addStretch()
        self.setFixedWidth(WIDTH)
        self.hide()

    def show_result(self, seen: Seen | None) -> None:
        """Show this one; None: there is none to show."""
        if seen is None:
            self.hide()
            return
        result, image = seen
        caption = self._words(result)
        self._caption.say(caption)
        self._canvas.show_image(image)
        size = self.tr("%1 by %2 pixels", "a picture's size")
        picture = result.picture
        self._canvas.setAccessibleDescription(
            f"{caption}. {fill(size, str(picture.width), str(picture.height))}"
        )
        self.show()

    def described(self) -> str:
        """What a screen reader says of the picture."""
        return self._canvas.accessibleDescription()

    def _words(self, result: LastResult) -> str:
        when = clock(result.ended, time.time())
        name = plain(result.computation) or self.tr("A job without a name")
        if not result.beneficiary:
            text = self.tr("%1, computed on %2 at %3", "%1: computation, %2: cpu3, %3: time")
            return fill(text, name, f"cpu{result.core}", when)
        text = self.tr("%1, computed for %2 on %3 at %4", "%1: computation, %3: cpu3, %4: time")
        return fill(text, name, plain(result.beneficiary), f"cpu{result.core}", when)
