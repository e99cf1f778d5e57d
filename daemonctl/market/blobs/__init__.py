"""Modules, inputs and large outputs, in a folder or in S3-compatible storage."""

from __future__ import annotations

from pathlib import Path

from daemonctl.errors import UsageError
from daemonctl.market.blobs.bucket import parse
from daemonctl.market.blobs.coming import too_large as too_large
from daemonctl.market.blobs.folder import FolderBlobs
from daemonctl.market.blobs.interface import Blob as Blob
from daemonctl.market.blobs.interface import Blobs as Blobs


def open_blobs(place: str, folder: Path) -> Blobs:
    """The blobs at `place`, an `s3://` URL; "" = in `folder`, which is used in either case.

    Raises UsageError for a place that cannot be one, StateError for one that cannot be used.
    """
    if not place:
        return FolderBlobs(folder)
    bucket = parse(place)
    try:
        from daemonctl.market.blobs.s3 import S3Blobs
    except ModuleNotFoundError as error:
        raise UsageError(
            "Blobs in a bucket need packages that are not installed",
            detail=str(error),
            hint="Install them: pip install 'cpushare[market,s3]'",
        ) from error
    return S3Blobs(bucket, folder)
