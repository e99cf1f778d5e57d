"""What the windows show of the last result: its picture, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from daemonctl import lastresult, picture
from daemonctl.paths import Paths
from daemonctl.picture import Picture

__all__ = ["LastResult", "Picture", "last_result"]


@dataclass(frozen=True)
class LastResult:
    """computation: its name. core: that computed it. ended: seconds since the epoch."""

    computation: str
    beneficiary: str
    core: int
    ended: float
    picture: Picture


def last_result(paths: Paths) -> LastResult | None:
    """The last result that is a picture; None where there is none. May take a second."""
    kept = lastresult.kept(paths)
    found = picture.decode(kept.data) if kept is not None else None
    if kept is None or found is None:
        return None
    return LastResult(kept.computation, kept.beneficiary, kept.core, kept.ended, found)
