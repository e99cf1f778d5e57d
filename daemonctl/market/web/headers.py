"""What every answer of the site tells browsers: what they may load, keep and guess of it."""

from __future__ import annotations

from starlette.responses import Response

# `img-src` and the like name this origin alone: nothing is ever loaded from elsewhere.
_POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self'",
        "script-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
# A stranger's picture is looked at, never run, even where somebody opens it by itself.
_SANDBOX = "default-src 'none'; sandbox"
_YEAR_S = 31_536_000

PRIVATE = "no-store"
"""For whoever is signed in, and pages with forms."""
PUBLIC = "public, max-age=5"
"""For pages that everybody sees alike."""
FOREVER = f"public, max-age={_YEAR_S}, immutable"
"""For what never changes under its address."""


def guard(response: Response, *, secure: bool, cache: str, strangers: bool = False) -> Response:
    """The answer with its headers. secure: it goes over HTTPS. cache: one of the above.

    strangers: its bytes are a buyer's or a host's.
    """
    headers = response.headers
    headers["Content-Security-Policy"] = _SANDBOX if strangers else _POLICY
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Referrer-Policy"] = "no-referrer"
    headers["Cross-Origin-Opener-Policy"] = "same-origin"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Cache-Control"] = cache
    headers["Vary"] = "Cookie"
    if secure:
        headers["Strict-Transport-Security"] = f"max-age={_YEAR_S}"
    return response
