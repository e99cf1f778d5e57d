"""What went wrong, as a person reads it: an error's sentences one below the other."""

from __future__ import annotations

from daemonctl.errors import CPUShareError
from tray.foreign import told


def said(error: object) -> str:
    """Title, detail and hint of one of our errors; what an OSError says; else its kind."""
    if isinstance(error, CPUShareError):
        lines = (told(error.title), told(error.detail), told(error.hint))
        return "\n".join(line for line in lines if line)
    if isinstance(error, OSError):
        parts = (error.strerror or str(error), str(error.filename or ""))
        return ": ".join(part for part in parts if part)
    return str(error) or type(error).__name__
