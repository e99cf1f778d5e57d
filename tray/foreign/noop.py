"""Marks a text for translators where it is written down, not where it is shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate looks for this name
    """`text` itself. Qt's own function of this name would need Qt."""
    return text
