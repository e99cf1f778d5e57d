"""The address of a market: what may stand in a sell order or behind --market."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from daemonctl.errors import InputError

_LONGEST = 500


def check(url: str) -> str:
    """The address in its one form: lower-case scheme and host, no slash at the end.

    https, or http to this machine alone: a token sent in clear text is everybody's.
    Raises InputError.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _no(url, str(error)) from error
    if len(url) > _LONGEST or any(not "!" <= letter <= "~" for letter in url.strip()):
        raise _no(url[:_LONGEST], "it has spaces, letters outside ASCII, or is very long")
    if not host:
        raise _no(url, "it names no host")
    if parts.username is not None or parts.password is not None:
        raise _no(url, "it carries a user name; who you are is not said in the address")
    if parts.query or parts.fragment:
        raise _no(url, "it has a query or a fragment")
    if not parts.scheme:
        raise _no(url, "it has no scheme")
    if parts.scheme not in ("http", "https"):
        raise _no(url, f"its scheme is {parts.scheme}")
    if parts.scheme == "http" and not is_loopback(host):
        raise InputError(
            "A market elsewhere is reached by https alone",
            detail=url,
            hint="With http everybody on the way could read your token. Use https.",
        )
    name = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{name}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def is_loopback(host: str) -> bool:
    """Whether packets to `host` never leave this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _no(url: str, problem: str) -> InputError:
    return InputError(
        "Not the address of a market",
        detail=f"{url!r}: {problem}",
        hint="Write it like https://market.example.org.",
    )
