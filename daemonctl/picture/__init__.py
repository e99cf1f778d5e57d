"""Pictures that jobs make: PBM, PGM and PPM (P4, P5, P6) and plain PNG, decoded here.

The bytes come from strangers, so no image library ever sees them: what is read is little, strict
and bounded in memory and time, and all else is no picture.
"""

from __future__ import annotations

from daemonctl.picture import netpbm, png
from daemonctl.picture.values import MAX_BYTES, Picture

__all__ = ["MAX_BYTES", "Picture", "decode", "promising"]


def decode(data: bytes) -> Picture | None:
    """The picture in these bytes; None where they are none that we show. Never raises."""
    if len(data) > MAX_BYTES:
        return None
    return png.decode(data) if data.startswith(png.SIGNATURE) else netpbm.decode(data)


def promising(data: bytes) -> bool:
    """Whether it is worth to keep these bytes for `decode`; looks at their beginning alone."""
    return len(data) <= MAX_BYTES and (png.promising(data) or netpbm.promising(data))
