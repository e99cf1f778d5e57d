"""A buyer's talk with one market, in the words of protocol /v1. An object serves one thread."""

from __future__ import annotations

from urllib.parse import quote

from daemonctl.errors import MarketRefused
from daemonctl.market.listing import Beneficiaries
from daemonctl.market.wire import (
    AccountCreated,
    AccountInfo,
    Challenge,
    ComputationCreated,
    ComputationInfo,
    Computations,
    MarketInfo,
    NewAccount,
    NewBudget,
    NewComputation,
    NewToken,
    ResultPage,
    Statement,
)
from daemonctl.marketsession import ANSWER_S, MarketSession


class BuyerClient:
    """One market at `url`; `token` is the account's, "" before there is one."""

    def __init__(self, url: str, token: str = "") -> None:
        self._session = MarketSession(url, token)
        self.url = self._session.url

    def close(self) -> None:
        """End the session."""
        self._session.close()

    def __enter__(self) -> BuyerClient:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def meet(self) -> None:
        """See that this market takes computations of this program. Raises ProtocolGap, or
        MarketRefused (426), with how to update."""
        self._session.meet_as_buyer()

    def market(self) -> MarketInfo:
        """What the market says of itself."""
        return self._session.get("/v1/market", MarketInfo)

    def beneficiaries(self) -> Beneficiaries:
        """Whom anyone may sell for; none where the market is too old to say."""
        try:
            return self._session.get("/v1/beneficiaries", Beneficiaries)
        except MarketRefused as error:
            if error.status in (404, 405):
                return Beneficiaries()
            raise

    def challenge(self) -> Challenge:
        """Work for an account."""
        return self._session.get("/v1/challenge", Challenge)

    def create_account(
        self, name: str = "", challenge: str = "", nonce: str = ""
    ) -> AccountCreated:
        """A new account; its token is told this once. nonce: what solves the challenge."""
        said = NewAccount(name, challenge, nonce)
        return self._session.post("/v1/accounts", said, AccountCreated)

    def set_token(self, token: str) -> None:
        """From now on `token` is the account's; saying it again changes nothing."""
        self._session.tell("PUT", "/v1/account/token", NewToken(token))

    def statement(self, after: int = 0, limit: int = 1000) -> Statement:
        """What moved on the account after `after`, a page of it."""
        path = f"/v1/account/statement?after={after}&limit={limit}"
        return self._session.get(path, Statement)

    def account(self) -> AccountInfo:
        """This account: its balance and escrow."""
        return self._session.get("/v1/account", AccountInfo)

    def upload(self, data: bytes, digest: str) -> bool:
        """See that the market has `data`, whose SHA-256 is `digest`; True if it was sent."""
        if self._session.has_blob(digest):
            return False
        self._session.put_blob(digest, data)
        return True

    def blob(self, digest: str) -> bytes:
        """The bytes with this SHA-256, checked."""
        return self._session.blob(digest)

    def create(self, order: NewComputation) -> ComputationCreated:
        """Publish a computation; repeating it with the same key changes nothing."""
        return self._session.post("/v1/computations", order, ComputationCreated)

    def computations(self) -> Computations:
        """All that this account submitted, the newest first."""
        return self._session.get("/v1/computations", Computations)

    def info(self, computation: str) -> ComputationInfo:
        """How far it is."""
        return self._session.get(f"/v1/computations/{quote(computation, safe='')}", ComputationInfo)

    def results(
        self, computation: str, after: int = 0, *, limit: int = 100, wait_s: float = 0.0
    ) -> ResultPage:
        """Results settled after `after`; the market waits up to `wait_s` for the first."""
        path = f"/v1/computations/{quote(computation, safe='')}/results"
        query = f"?after={after}&limit={limit}&wait_s={wait_s:g}"
        return self._session.get(path + query, ResultPage, answer_s=ANSWER_S + wait_s)

    def cancel(self, computation: str) -> ComputationInfo:
        """End it; what is not spent of the escrow comes back."""
        path = f"/v1/computations/{quote(computation, safe='')}/cancel"
        return self._session.post(path, None, ComputationInfo)

    def set_budget(self, computation: str, budget: int) -> ComputationInfo:
        """Hold `budget` micro-coins for what is still open of it; one that was halted because
        its price had outgrown what was held goes on."""
        path = f"/v1/computations/{quote(computation, safe='')}/budget"
        return self._session.put(path, NewBudget(budget), ComputationInfo)
