"""Blobs and results lie on disk: bounded the former, kept until acknowledged the latter."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from daemonctl.market.wire import Finished
from daemonctl.model import Outcome
from daemonctl.seller.blobs import BlobCache
from daemonctl.seller.spool import Spool


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def read(fd: int | None) -> bytes | None:
    if fd is None:
        return None
    with os.fdopen(fd, "rb") as file:
        return file.read()


def test_a_blob_is_found_by_its_digest(tmp_path: Path) -> None:
    cache = BlobCache(tmp_path / "blobs", 1000)
    assert cache.open(digest(b"x")) is None
    cache.store(digest(b"x"), b"x")
    assert cache.has(digest(b"x"))
    assert read(cache.open(digest(b"x"))) == b"x"


def test_the_cache_stays_bounded_and_forgets_what_was_unused_longest(tmp_path: Path) -> None:
    cache = BlobCache(tmp_path, 10_000)
    blobs = [bytes([n]) * 1000 for n in range(30)]
    for age, blob in enumerate(blobs):
        cache.store(digest(blob), blob)
        os.utime(tmp_path / digest(blob), (age, age))
        size = sum(entry.stat().st_size for entry in tmp_path.iterdir())
        assert size <= 10_000
    assert cache.has(digest(blobs[-1]))
    assert not cache.has(digest(blobs[0]))


def test_a_blob_that_is_open_can_be_read_after_it_was_removed(tmp_path: Path) -> None:
    cache = BlobCache(tmp_path, 1500)
    cache.store(digest(b"a" * 1000), b"a" * 1000)
    fd = cache.open(digest(b"a" * 1000))
    os.utime(tmp_path / digest(b"a" * 1000), (1, 1))
    cache.store(digest(b"b" * 1000), b"b" * 1000)
    assert not cache.has(digest(b"a" * 1000))
    assert read(fd) == b"a" * 1000


def test_a_lower_bound_holds_from_the_next_blob_on(tmp_path: Path) -> None:
    cache = BlobCache(tmp_path, 1_000_000)
    for data in (b"a" * 1000, b"b" * 1000):
        cache.store(digest(data), data)
    cache.bound(1500)
    cache.store(digest(b"c"), b"c")
    assert cache.has(digest(b"c"))
    assert not (cache.has(digest(b"a" * 1000)) and cache.has(digest(b"b" * 1000)))


def test_a_result_is_kept_until_it_is_dropped_and_apart_for_each_market(tmp_path: Path) -> None:
    spool = Spool(tmp_path / "spool")
    result = Finished(lease=3, outcome=Outcome.DONE, digest=digest(b"out"), data=b"out", cpu_ms=5)
    spool.put("http://one", result)
    assert Spool(tmp_path / "spool").get("http://one", 3) == result
    assert spool.get("http://two", 3) is None
    spool.drop("http://one", 3)
    spool.drop("http://one", 3)
    assert spool.get("http://one", 3) is None


@pytest.mark.parametrize("damage", [b"", b"\xc1", b"half a mes"])
def test_a_damaged_result_counts_as_none(tmp_path: Path, damage: bytes) -> None:
    spool = Spool(tmp_path)
    spool.put("http://one", Finished(lease=3, outcome=Outcome.DONE))
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage)
    assert spool.get("http://one", 3) is None


def test_a_result_with_other_bytes_than_its_digest_s_counts_as_none(tmp_path: Path) -> None:
    spool = Spool(tmp_path)
    right = Finished(lease=3, outcome=Outcome.DONE, digest=digest(b"right"), data=b"right")
    spool.put("http://one", right)
    assert spool.get("http://one", 3) == right
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes().replace(b"right", b"wrong"))
    assert spool.get("http://one", 3) is None


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", ""])
def test_only_a_digest_names_a_blob(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret").write_bytes(b"of the user")
    cache = BlobCache(tmp_path / "blobs", 1000)
    with pytest.raises(ValueError, match="not a digest"):
        cache.open(name)
