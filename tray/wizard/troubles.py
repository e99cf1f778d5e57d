"""What went wrong, as a person reads it: an error's sentences one below the other."""

from __future__ import annotations

from daemonctl.errors import CPUShareError


def said(error: object) -> str:
    """Title, detail and hint of one of our errors; what an OSError says; else its kind."""
    if isinstance(error, CPUShareError):
        return "\n".join(part for part in (error.title, error.detail, error.hint) if part)
    if isinstance(error, OSError):
        parts = (error.strerror or str(error), str(error.filename or ""))
        return ": ".join(part for part in parts if part)
    return str(error) or type(error).__name__
