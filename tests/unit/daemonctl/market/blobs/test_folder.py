"""Blobs in a folder: what the contract for all places does not say."""

from __future__ import annotations

import asyncio
import hashlib

import pytest

from daemonctl.errors import StateError
from daemonctl.market.blobs import open_blobs


def test_what_a_killed_market_was_receiving_is_cleared_away(tmp_path):
    open_blobs("", tmp_path)
    (tmp_path / "coming" / "half").write_bytes(b"half a blob")
    open_blobs("", tmp_path)
    assert not list((tmp_path / "coming").iterdir())


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StateError):
        open_blobs("", tmp_path / "file")


def test_a_blob_is_the_file_that_its_digest_names(tmp_path):
    async def chunks():
        yield b"bytes"

    digest = hashlib.sha256(b"bytes").hexdigest()
    blobs = open_blobs("", tmp_path)
    asyncio.run(blobs.put(digest, chunks()))
    assert (tmp_path / digest[:2] / digest).read_bytes() == b"bytes"
