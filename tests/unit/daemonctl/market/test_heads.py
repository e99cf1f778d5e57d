"""A connection that keeps the market waiting for a request is closed; no other is."""

from __future__ import annotations

import asyncio

import pytest
import uvicorn
from uvicorn.server import ServerState

from daemonctl.market import heads

HEAD = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\n"
WAIT_S = 0.3


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(heads, "HEAD_S", WAIT_S)
    monkeypatch.setattr(heads, "SILENT_S", WAIT_S)


async def answer(scope, receive, send):
    """Read the body, think for longer than any client may, answer with the body's length."""
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        size += len(message["body"])
        more = message["more_body"]
    if scope["path"] == "/slow":
        await asyncio.sleep(3 * WAIT_S)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(size).encode()})


def told(*parts: bytes, pause_s: float = 0.0, patience_s: float = 5.0) -> tuple[bytes, bool]:
    """What comes back for `parts`, sent with pauses, and whether the server then hung up."""

    async def ask() -> tuple[bytes, bool]:
        config = uvicorn.Config(answer, http=heads.BoundedHeads, lifespan="off", log_config=None)
        config.load()
        state = ServerState()
        loop = asyncio.get_running_loop()
        server = await loop.create_server(
            lambda: heads.BoundedHeads(config, state, {}), "127.0.0.1", 0
        )
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            for part in parts:
                writer.write(part)
                await asyncio.sleep(pause_s)
            found = bytearray()
            try:
                async with asyncio.timeout(patience_s):
                    while chunk := await reader.read(4096):
                        found += chunk
            except TimeoutError:
                return bytes(found), False
            except ConnectionError:
                pass
            return bytes(found), True
        finally:
            writer.close()
            server.close()

    return asyncio.run(ask())


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (b"\r\n",),
        (b"POST / HT",),
        (b"P", b"O", b"S", b"T", b" ", b"/"),
        (HEAD,),
        (HEAD, b"ab"),
    ],
    ids=["nothing", "empty line", "half a head", "a trickle", "a head", "half a body"],
)
def test_who_does_not_finish_a_request_is_hung_up_on(parts):
    assert told(*parts, pause_s=WAIT_S / 5) == (b"", True)


@pytest.mark.parametrize("more", [b"\r\n", b"GET / HT"])
def test_nor_may_anybody_after_a_request_that_was_answered(more):
    found, closed = told(HEAD + b"abcd", more, pause_s=WAIT_S / 3)
    assert found.count(b"200 OK") == 1
    assert closed


def test_who_waits_for_an_answer_may_wait():
    slow = HEAD.replace(b"POST /", b"POST /slow")
    found, closed = told(slow + b"abcd", patience_s=6 * WAIT_S)
    assert found.endswith(b"4\r\n0\r\n\r\n")
    assert not closed


def test_a_body_that_keeps_coming_may_take_its_time():
    parts = [HEAD, b"a", b"b", b"c", b"d"]
    found, _ = told(*parts, pause_s=WAIT_S / 2, patience_s=WAIT_S)
    assert found.endswith(b"4\r\n0\r\n\r\n")
