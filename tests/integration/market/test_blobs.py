"""What holds of blobs wherever they lie: in a folder, and in S3-compatible storage over HTTP."""

from __future__ import annotations

import asyncio
import hashlib
import http.server
import threading

import pytest

from daemonctl.errors import MarketRefused, StateError
from daemonctl.market.blobs import coming, open_blobs
from daemonctl.market.wire import INLINE_INPUT_BYTES
from tests.objectstorage import ENVIRONMENT, storage

UNKNOWN = "0" * 64


@pytest.fixture(scope="module")
def stored():
    with storage() as running:
        running.bucket("blobs")
        yield running


@pytest.fixture(params=["folder", "s3"])
def opened(request, tmp_path):
    """Opens the same place again each time."""
    place = ""
    if request.param == "s3":
        endpoint = request.getfixturevalue("stored").endpoint
        place = f"s3://blobs/{tmp_path.name}?endpoint={endpoint}&region=us-east-1"
    made = []

    def one():
        made.append(open_blobs(place, tmp_path / "blobs"))
        return made[-1]

    yield one
    for blobs in made:
        blobs.close()


def digest_of(data):
    return hashlib.sha256(data).hexdigest()


async def put(blobs, digest, *pieces):
    async def chunks():
        for piece in pieces:
            yield piece

    await blobs.put(digest, chunks())


async def read(blobs, digest):
    blob = await blobs.get(digest)
    data = b"".join([chunk async for chunk in blob.chunks])
    assert len(data) == blob.size
    return data


def test_a_blob_in_pieces_is_kept_for_good_under_its_digest(opened):
    async def check():
        blobs = opened()
        pieces = [b"a" * 700_000, b"", b"b" * 700_000]
        digest = digest_of(b"".join(pieces))
        await put(blobs, digest, *pieces)
        await put(blobs, digest, *pieces)
        for place in (blobs, opened()):
            assert await place.size(digest) == 1_400_000
            assert await read(place, digest) == b"".join(pieces)
            assert await place.missing([digest, UNKNOWN]) == {UNKNOWN}

    asyncio.run(check())


def test_an_empty_blob_is_a_blob(opened):
    async def check():
        blobs = opened()
        await put(blobs, digest_of(b""))
        for place in (blobs, opened()):
            assert await place.size(digest_of(b"")) == 0
            assert await read(place, digest_of(b"")) == b""
            assert await place.small([digest_of(b"")]) == {digest_of(b""): b""}

    asyncio.run(check())


def test_what_is_not_there_is_told_from_what_is(opened):
    async def check():
        blobs = opened()
        assert await blobs.size(UNKNOWN) is None
        assert await blobs.get(UNKNOWN) is None
        assert await blobs.small([UNKNOWN]) == {}
        many = {digest_of(b"%d" % number) for number in range(200)}
        assert await blobs.missing(many) == many
        there = {digest_of(b"%d" % number) for number in range(3)}
        for number in range(3):
            await put(blobs, digest_of(b"%d" % number), b"%d" % number)
        assert await opened().missing(many) == many - there

    asyncio.run(check())


def test_other_bytes_than_promised_leave_nothing_behind(opened, tmp_path):
    async def check():
        blobs = opened()
        with pytest.raises(MarketRefused) as refused:
            await put(blobs, digest_of(b"right"), b"wrong")
        assert refused.value.status == 400
        assert await blobs.size(digest_of(b"right")) is None

    asyncio.run(check())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_blob_that_is_too_large_is_refused_on_its_way(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(coming, "MAX_BLOB_BYTES", 1_500_000)
    taken = []

    async def endless():
        while True:
            taken.append(1)
            yield b"x" * 500_000

    with pytest.raises(MarketRefused) as refused:
        asyncio.run(opened().put(UNKNOWN, endless()))
    assert refused.value.status == 413
    assert len(taken) <= 6, "it is not read to its end first"
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_sender_that_breaks_off_leaves_nothing_behind(opened, tmp_path):
    async def breaking():
        yield b"half of"
        raise ConnectionResetError

    async def check():
        blobs = opened()
        with pytest.raises(ConnectionResetError):
            await blobs.put(digest_of(b"half of"), breaking())
        assert await blobs.size(digest_of(b"half of")) is None

    asyncio.run(check())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_process_that_begins_leaves_alone_what_another_one_receives(opened):
    async def check():
        blobs = opened()

        async def slow():
            yield b"one half"
            opened()
            yield b" and the other"

        digest = digest_of(b"one half and the other")
        await blobs.put(digest, slow())
        assert await read(blobs, digest) == b"one half and the other"

    asyncio.run(check())


def test_only_small_blobs_travel_inside_a_lease_and_they_are_remembered(opened):
    async def check():
        first, small, large = opened(), b"s" * INLINE_INPUT_BYTES, b"l" * (INLINE_INPUT_BYTES + 1)
        for data in (small, large):
            await put(first, digest_of(data), data)
        wanted = [digest_of(small), digest_of(large), UNKNOWN, digest_of(small)]
        for blobs in (first, opened()):
            for _ in range(2):
                assert await blobs.small(wanted) == {digest_of(small): small}
        # What was not there may come later.
        late = digest_of(b"late")
        assert await first.small([late]) == {}
        await put(first, late, b"late")
        assert await first.small([late]) == {late: b"late"}

    asyncio.run(check())


def test_a_reader_that_leaves_early_leaves_nothing_open(opened):
    async def check():
        blobs = opened()
        data = b"z" * 3_000_000
        await put(blobs, digest_of(data), data)
        for _ in range(40):  # more than there are connections
            blob = await blobs.get(digest_of(data))
            assert await anext(blob.chunks)
            await blob.chunks.aclose()
        assert await read(blobs, digest_of(data)) == data

    asyncio.run(check())


@pytest.mark.logs("the blobs' storage failed")
def test_storage_that_does_not_answer_is_a_503_and_keeps_no_lease_waiting(tmp_path):
    with storage() as running:
        running.bucket("blobs")
        place = f"s3://blobs?endpoint={running.endpoint}"
        blobs = open_blobs(place, tmp_path / "blobs")

        async def check():
            await put(blobs, digest_of(b"kept"), b"kept")
            running.kill()
            assert await blobs.small([digest_of(b"kept"), UNKNOWN]) == {digest_of(b"kept"): b"kept"}
            for asked in (
                blobs.size(UNKNOWN),
                blobs.get(UNKNOWN),
                blobs.missing([UNKNOWN]),
                put(blobs, digest_of(b"more"), b"more"),
            ):
                with pytest.raises(MarketRefused) as refused:
                    await asked
                assert refused.value.status == 503

        asyncio.run(check())
        blobs.close()
        with pytest.raises(StateError, match="cannot be used"):
            open_blobs(place, tmp_path / "blobs")


def test_a_bucket_that_is_not_there_is_told_at_the_start(stored, tmp_path):
    with pytest.raises(StateError, match="none-of-mine"):
        open_blobs(f"s3://none-of-mine?endpoint={stored.endpoint}", tmp_path)


def test_what_is_sent_is_signed_by_its_digest(tmp_path, monkeypatch):
    """Storage that checks signatures refuses other bytes; moto's does not."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    signed = []

    class Noting(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            self.send_response(200)
            self.end_headers()

        def do_PUT(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            signed.append((self.path, self.headers["x-amz-content-sha256"]))
            self.do_HEAD()

        def log_message(self, *_words):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Noting) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        blobs = open_blobs(
            f"s3://blobs/a/b?endpoint=http://127.0.0.1:{server.server_port}", tmp_path
        )
        asyncio.run(put(blobs, digest_of(b"data"), b"data"))
        blobs.close()
        server.shutdown()
        thread.join()
    assert signed == [(f"/blobs/a/b/{digest_of(b'data')}", digest_of(b"data"))]
