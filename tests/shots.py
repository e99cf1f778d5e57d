"""Pictures of widgets, for a person to look at: build/screenshots/NAME.png."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

FOLDER = Path(__file__).parents[1] / "build" / "screenshots"

Role = QPalette.ColorRole

DARK = {
    Role.Window: "#2d2d2d",
    Role.WindowText: "#f0f0f0",
    Role.Base: "#1e1e1e",
    Role.AlternateBase: "#262626",
    Role.ToolTipBase: "#3a3a3a",
    Role.ToolTipText: "#f0f0f0",
    Role.Text: "#f0f0f0",
    Role.PlaceholderText: "#9a9a9a",
    Role.Button: "#3a3a3a",
    Role.ButtonText: "#f0f0f0",
    Role.BrightText: "#ffffff",
    Role.Light: "#505050",
    Role.Midlight: "#454545",
    Role.Mid: "#3a3a3a",
    Role.Dark: "#181818",
    Role.Shadow: "#000000",
    Role.Highlight: "#3584e4",
    Role.HighlightedText: "#ffffff",
    Role.Link: "#78aeed",
    Role.LinkVisited: "#c0a0e0",
    Role.Accent: "#3584e4",
}


def shoot(widget: QWidget, name: str, *, scale: int = 1) -> Path:
    """Save what `widget` looks like as NAME.png; scale: device pixels a pixel, as on screens of
    double density. The widget is shown if it was not."""
    widget.show()
    settle()
    picture = QPixmap(widget.size() * scale)
    picture.setDevicePixelRatio(scale)
    widget.render(picture)
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / f"{name}.png"
    assert picture.save(str(target)), target
    return target


def settle() -> None:
    """Let layouts, polish and deletions that wait in the loop happen."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextlib.contextmanager
def dark() -> Iterator[None]:
    """The palette of a dark desktop, for windows made and shown meanwhile."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.palette()
    application.setPalette(dark_palette())
    try:
        yield
    finally:
        application.setPalette(before)


def dark_palette() -> QPalette:
    """A dark palette with all of its roles, disabled ones dimmed."""
    palette = QPalette()
    for role, colour in DARK.items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#808080"))
    return palette
