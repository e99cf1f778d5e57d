"""Blobs: whole and right, or not there."""

from __future__ import annotations

import asyncio
import hashlib

import pytest

from daemonctl.errors import MarketRefused, StateError
from daemonctl.market import blobs as module
from daemonctl.market.blobs import Blobs
from daemonctl.market.wire import INLINE_INPUT_BYTES


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _put(blobs: Blobs, digest: str, *chunks: bytes) -> None:
    async def coming():
        for chunk in chunks:
            yield chunk

    asyncio.run(blobs.put(digest, coming()))


def test_a_blob_in_pieces_is_kept_under_its_digest(tmp_path):
    blobs = Blobs(tmp_path)
    pieces = [b"a" * 700_000, b"", b"b" * 700_000]
    digest = _digest(b"".join(pieces))
    _put(blobs, digest, *pieces)
    assert blobs.size(digest) == 1_400_000
    assert blobs.path(digest).read_bytes() == b"".join(pieces)
    _put(blobs, digest, *pieces)
    assert blobs.missing([digest, "0" * 64]) == ["0" * 64]


def test_other_bytes_than_promised_leave_nothing_behind(tmp_path):
    blobs = Blobs(tmp_path)
    with pytest.raises(MarketRefused) as refused:
        _put(blobs, _digest(b"right"), b"wrong")
    assert refused.value.status == 400
    assert blobs.size(_digest(b"right")) is None
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_a_blob_that_is_too_large_is_refused_on_its_way(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "MAX_BLOB_BYTES", 1_500_000)
    taken = []

    async def endless():
        while True:
            taken.append(1)
            yield b"x" * 500_000

    with pytest.raises(MarketRefused) as refused:
        asyncio.run(Blobs(tmp_path).put("0" * 64, endless()))
    assert refused.value.status == 413
    assert len(taken) <= 6, "it is not read to its end first"
    assert not [p for p in tmp_path.rglob("*") if p.is_file()]


def test_what_a_killed_market_was_receiving_is_cleared_away(tmp_path):
    Blobs(tmp_path)
    (tmp_path / "coming" / "half").write_bytes(b"half a blob")
    Blobs(tmp_path)
    assert not list((tmp_path / "coming").iterdir())


def test_only_small_blobs_travel_inside_a_lease(tmp_path):
    blobs = Blobs(tmp_path)
    small, large = b"s" * INLINE_INPUT_BYTES, b"l" * (INLINE_INPUT_BYTES + 1)
    for data in (small, large):
        _put(blobs, _digest(data), data)
    assert blobs.small(_digest(small)) == small
    assert blobs.small(_digest(large)) is None
    assert blobs.small(_digest(b"unknown")) is None


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StateError):
        Blobs(tmp_path / "file")
