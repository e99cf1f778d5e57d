"""Copying all blobs of a market's folder to another place."""

from __future__ import annotations

from collections.abc import Callable

from daemonctl.market.blobs.folder import FolderBlobs
from daemonctl.market.blobs.interface import Blobs

_AT_ONCE = 500


async def copy_blobs(source: FolderBlobs, target: Blobs, told: Callable[[int, int], None]) -> int:
    """Put into `target` what is in `source` and not there yet; how many those were.

    told: how many are looked at and how many there are. Broken off, it goes on where it was
    when it is done again. A file whose bytes are not those of its name raises MarketRefused.
    """
    digests = source.digests()
    copied = 0
    for start in range(0, len(digests), _AT_ONCE):
        some = digests[start : start + _AT_ONCE]
        missing = await target.missing(some)
        for digest in sorted(missing):
            blob = await source.get(digest)
            assert blob is not None, digest
            await target.put(digest, blob.chunks)
            copied += 1
        told(start + len(some), len(digests))
    return copied
