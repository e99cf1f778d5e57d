"""Where blobs lie in S3-compatible storage, as an operator writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from daemonctl.errors import UsageError

_NAME = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
_PREFIX = re.compile(r"[A-Za-z0-9!_.*'()/-]{0,500}")
_KNOWN = ("endpoint", "region")
_FORM = "s3://bucket/prefix?endpoint=https://storage.example.org&region=name"


@dataclass(frozen=True)
class Bucket:
    """name: of the bucket. prefix: what objects' names begin with; "" or ending in a slash.

    endpoint: URL of the storage; "" = that of the library. region: "" = as the environment says.
    """

    name: str
    prefix: str = ""
    endpoint: str = ""
    region: str = ""


def parse(url: str) -> Bucket:
    """The bucket that `url` names; UsageError with what is wrong in it."""
    parts = urlsplit(url)
    if parts.scheme != "s3":
        raise _wrong(f"{url[:200]!r} does not begin with s3://")
    if "@" in parts.netloc:
        # Not shown: it may be a secret, and command lines are seen by everybody already.
        raise _wrong(
            "it names credentials",
            "Put them into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.",
        )
    if not _NAME.fullmatch(parts.netloc):
        raise _wrong(f"bucket {parts.netloc[:80]!r} is no bucket's name")
    prefix = parts.path.strip("/")
    if not _PREFIX.fullmatch(prefix):
        raise _wrong(f"prefix {prefix[:80]!r} has characters that names of objects should not have")
    said: dict[str, str] = {}
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name not in _KNOWN or name in said:
            raise _wrong(f"{name[:80]!r} is not known there, or said twice")
        said[name] = value
    endpoint = said.get("endpoint", "")
    if endpoint and not _usable(endpoint):
        raise _wrong(f"endpoint {endpoint[:200]!r} is no http(s) address of a storage alone")
    return Bucket(parts.netloc, f"{prefix}/" if prefix else "", endpoint, said.get("region", ""))


def _usable(endpoint: str) -> bool:
    try:
        parts = urlsplit(endpoint)
        _ = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.hostname)
        and parts.path in ("", "/")
        and not (parts.query or parts.fragment or parts.username)
    )


def _wrong(detail: str, hint: str = f"Write it as {_FORM}") -> UsageError:
    return UsageError("The place for blobs cannot be used", detail=f"--blobs: {detail}", hint=hint)
