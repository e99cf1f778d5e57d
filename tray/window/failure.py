"""What went wrong, as a window may say it: never a traceback."""

from __future__ import annotations

from daemonctl.errors import CPUShareError
from daemonctl.model import Problem


def problem(error: Exception) -> Problem:
    """An exception as title, detail and hint."""
    if isinstance(error, CPUShareError):
        return Problem(error.title, error.detail, error.hint)
    if isinstance(error, OSError) and error.strerror:
        return Problem(error.strerror, detail=str(error.filename or ""))
    return Problem(str(error) or type(error).__name__)


def as_text(told: Problem) -> str:
    """A problem as lines for the clipboard."""
    return "\n".join(part for part in (told.title, told.detail, told.hint) if part)
