"""A sentence with fields in it, in the order that the user's language has them."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QHBoxLayout, QWidget

from tray.labels import DataLabel


class Sentence(QWidget):
    """text: with "%1" where the first field stands, "%2" for the second. Words that follow each
    other are one label; a field without an accessible name has the words around it."""

    def __init__(self, text: str, *fields: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        name = re.sub(r"\s+", " ", re.sub("%([1-9])", "…", text)).strip()
        for part in re.split("(%[1-9])", text):
            words = part.strip()
            if re.fullmatch("%[1-9]", part):
                field = fields[int(part[1]) - 1]
                row.addWidget(field)
                if not field.accessibleName():
                    field.setAccessibleName(name)
            elif words:
                label = DataLabel(words, self)
                row.addWidget(label)
        row.addStretch(1)
