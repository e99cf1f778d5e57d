"""A market's packages, where the installation goes without them."""

from __future__ import annotations

from daemonctl import installed
from daemonctl.errors import UsageError


def lacking(what: str, error: ModuleNotFoundError) -> UsageError:
    """What to raise where `what` ("A market") cannot be had, as `error` says; its hint is the
    command that installs the packages the way that this CPUShare was installed."""
    return UsageError(
        f"{what} needs packages that are not installed",
        detail=str(error),
        hint=f"Install them: {installed.addition('market')}",
    )
