"""One request to the site: who makes it, what it says, and the page that answers it.

Who is signed in is kept in the store; the browser has a cookie with 256 random bits, the store
their SHA-256. A form carries a token worked out from the cookie, which no other site can read.
"""

from __future__ import annotations

import hmac
import math
import secrets
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from daemonctl.errors import MarketRefused
from daemonctl.market.gather import BUSY_S
from daemonctl.market.http import body
from daemonctl.market.numbering import token_hash
from daemonctl.market.store.site import SignedIn
from daemonctl.market.web import headers
from daemonctl.market.web.render import render
from daemonctl.market.wire import MarketInfo

COOKIE = "cpushare"
SECURE_COOKIE = "__Host-cpushare"
SIGNED_IN_S = 14 * 24 * 3600
_FORM_BYTES = 2 * 1024 * 1024
_FIELDS = 200

SAID = {
    "signed-out": "You are signed out.",
    "named": "From now on you are named among those who earn.",
    "unnamed": "You are not named any more.",
    "rotated": "The token is replaced. The old one is worth nothing any more.",
    "revoked": "The token is forgotten. Nobody can use the account any more.",
    "submitted": "It is submitted, and what it may cost is held.",
    "cancelled": "It is cancelled; what was not spent went back to your balance.",
    "budget": "The budget is changed.",
    "stopped": "It is stopped. Hosts are told with their next word.",
    "started": "It goes on.",
    "approved": "The account is approved.",
    "barred": "It is barred.",
    "unbarred": "It may take part again.",
    "least": "Nothing older is served from now on. Hosts are told with their next word.",
    "every-version": "Every version is served again.",
    "granted": "The CPUCoins are granted.",
}
"""What a page says after a form did its work; an address carries the word alone."""


class Visit:
    """One request. me: who is signed in; None if nobody is. secure: it came over HTTPS."""

    def __init__(
        self,
        request: Request,
        market: MarketInfo,
        me: SignedIn | None,
        secret: str,
        *,
        secure: bool,
    ) -> None:
        self.request = request
        self.market = market
        self.me = me
        self.secure = secure
        self._secret = secret
        self._set = False

    @property
    def digest(self) -> bytes:
        """What the store knows the browser's cookie by."""
        return token_hash(self._secret)

    @property
    def csrf(self) -> str:
        """What a form of this browser carries."""
        if not self._secret:
            self.renew()
        return hmac.digest(self._secret.encode(), b"form", "sha256").hex()

    def renew(self) -> None:
        """Give the browser another cookie; the one it had is of no use any more."""
        self._secret = secrets.token_urlsafe(32)
        self._set = True

    def page(self, template: str, status: int = 200, **values: Any) -> Response:
        """The page that the template makes of `values`."""
        text = render(
            template,
            market=self.market,
            me=self.me,
            here=self.request.url.path,
            said=SAID.get(self.request.query_params.get("said", ""), ""),
            visit=self,
            **values,
        )
        alike = self.me is None and not self._secret and status == 200
        cache = headers.PUBLIC if alike else headers.PRIVATE
        return self.answer(HTMLResponse(text, status), cache)

    def refused(self, error: MarketRefused) -> Response:
        """The page of a no."""
        response = self.page("refused.html", error.status, error=error)
        if error.status in (429, 503):
            response.headers["Retry-After"] = str(math.ceil(error.retry_s or BUSY_S))
        return response

    def go(self, path: str, said: str = "") -> Response:
        """Have the browser look at another page of the site. path: never a stranger's."""
        target = f"{path}?said={said}" if said else path
        return self.answer(RedirectResponse(target, 303), headers.PRIVATE)

    def answer(self, response: Response, cache: str, *, strangers: bool = False) -> Response:
        """Any answer, with the site's headers and this browser's cookie."""
        headers.guard(response, secure=self.secure, cache=cache, strangers=strangers)
        if self._set:
            response.set_cookie(
                SECURE_COOKIE if self.secure else COOKIE,
                self._secret,
                max_age=SIGNED_IN_S,
                httponly=True,
                samesite="strict",
                secure=self.secure,
            )
        return response

    async def form(self) -> dict[str, str]:
        """The fields of a form of ours; 403 where it is another's, 400 where it is none."""
        self.check_origin()
        kind = self.request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/x-www-form-urlencoded":
            raise _no_form()
        data = await body(self.request, _FORM_BYTES)
        try:
            pairs = parse_qsl(
                data.decode("ascii"),
                keep_blank_values=True,
                errors="strict",
                max_num_fields=_FIELDS,
            )
        except ValueError as error:
            raise _no_form() from error
        fields = dict(pairs)
        self.check_csrf(fields.pop("csrf", ""))
        return fields

    def check_origin(self) -> None:
        """403 where a browser says that another site sends this."""
        if self.request.headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            raise _foreign()

    def check_csrf(self, token: str) -> None:
        """403 unless the form carried what this browser's forms carry."""
        if not self._secret or not hmac.compare_digest(token.encode(), self.csrf.encode()):
            raise _foreign()

    def owner(self) -> SignedIn:
        """Who is signed in; 401 if nobody is."""
        if self.me is None:
            raise MarketRefused(
                "Sign in first",
                status=401,
                detail="This page is about an account of yours.",
                hint="Sign in with the account's token, or make a new account.",
            )
        return self.me


def cookie(request: Request, *, secure: bool) -> str:
    """What the browser's cookie holds; "" if it has none that could be ours."""
    value = request.cookies.get(SECURE_COOKIE if secure else COOKIE, "")
    return value if len(value) == 43 and value.isascii() else ""


def _no_form() -> MarketRefused:
    return MarketRefused(
        "The form cannot be read",
        status=400,
        detail="it is not one that this site makes",
        hint="Open the page again and fill it in there.",
    )


def _foreign() -> MarketRefused:
    return MarketRefused(
        "This form is out of date",
        status=403,
        detail="It was made before you signed in or out, or by another site.",
        hint="Open the page again and fill it in there.",
    )
