"""A host's talk with one market, in the words of protocol /v1. An object serves one thread."""

from __future__ import annotations

from daemonctl.errors import MarketError
from daemonctl.market.wire import HostCreated, NewHost, SyncReply, SyncRequest
from daemonctl.marketsession import ANSWER_S, MarketSession
from daemonctl.seller.replies import check_host, check_sync


class SellerClient:
    """One market at `url`; `token` is the host's, "" before it is registered."""

    def __init__(self, url: str, token: str = "") -> None:
        self._session = MarketSession(url, token)
        self._met = False

    def register(self, host: NewHost) -> HostCreated:
        """Make this host known; the token in the answer is told once. Raises ProtocolGap."""
        self._session.meet()
        return check_host(self._session.url, self._session.post("/v1/hosts", host, HostCreated))

    def sync(self, request: SyncRequest, *, answer_s: float = ANSWER_S) -> SyncReply:
        """Say everything, hear everything; delivering twice changes nothing.

        Raises ProtocolGap: a market that did not answer may come back as another version.
        """
        if not (self._met or request.leaving):
            self._session.meet(answer_s=answer_s)
        try:
            reply = self._session.post(
                "/v1/sync", request, SyncReply, answer_s=request.wait_s + answer_s
            )
        except MarketError:
            self._met = False
            raise
        self._met = True
        return check_sync(self._session.url, request, reply)

    def blob(self, digest: str) -> bytes:
        """The bytes with this SHA-256, checked."""
        return self._session.blob(digest)

    def put_blob(self, digest: str, data: bytes) -> None:
        """Store an output that is too large to travel inside a message."""
        self._session.put_blob(digest, data)
