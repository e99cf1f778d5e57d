"""A link that leads into the browser: looks like one, is reached by keyboard, shows plain text."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from tray.words import fill


class Link(QAbstractButton):
    """Text that can be clicked; Enter and Space do the same.

    With an address (http or https, which whoever sets it has made sure of) it opens the browser;
    without, only `clicked` tells.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._url = ""
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(self.tr("A link"))
        self.clicked.connect(self._open)

    def lead(self, text: str, url: str) -> None:
        """Show `text`, and lead to `url`."""
        self._url = url
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
        if escape(url) != self.toolTip():
            # A tooltip guesses whether it is HTML.
            self.setToolTip(escape(url))
            self.setAccessibleDescription(fill(self.tr("Opens %1 in the browser"), url))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as the text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._shown()) + 3, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Some letters: the rest of a very long text can be left out."""
        return QSize(min(240, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Draw the text, underlined, and the focus."""
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.Link))
        text, metrics = self._shown(), self.fontMetrics()
        # Qt leaves letters out of a text that fits to the pixel.
        if metrics.horizontalAdvance(text) > self.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        leading = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        where = QStyle.visualAlignment(self.layoutDirection(), leading)
        painter.drawText(self.rect().adjusted(1, 0, 0, 0), int(where), text)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter follows the link, as in a browser."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def _shown(self) -> str:
        return self.text().replace("&", "")

    def _open(self) -> None:
        if self._url:
            QDesktopServices.openUrl(QUrl(self._url))
