"""Whether a market and this program speak with each other, found out before anything is said."""

from __future__ import annotations

from daemonctl import __version__, installed
from daemonctl.errors import MarketRefused, ProtocolGap
from daemonctl.market.wire import BUYERS, OLDEST_PROTOCOL, PROTOCOL, Spoken
from daemonctl.versions import is_version, older

_LETTERS = 300


def check(url: str, said: Spoken) -> None:
    """Raises ProtocolGap where neither speaks a protocol of the other's. url: the market's."""
    if said.oldest_protocol > PROTOCOL:
        raise ProtocolGap(
            "This CPUShare is too old for a market",
            outdated="",
            detail=f"{url} speaks protocol {said.oldest_protocol} and later,"
            f" CPUShare {__version__} speaks {PROTOCOL}",
            hint=installed.remedy(),
        )
    if said.protocol < OLDEST_PROTOCOL:
        raise ProtocolGap(
            "A market is too old for this CPUShare",
            outdated=url,
            detail=f"{url} speaks protocol {said.protocol},"
            f" CPUShare {__version__} speaks {OLDEST_PROTOCOL} and later",
            hint="Ask whoever runs it to update it; then it goes on by itself.",
        )


def check_buyer(url: str, said: Spoken) -> None:
    """Raises MarketRefused, too, where the market takes no computations of this CPUShare."""
    check(url, said)
    for one in said.least:
        if one.of == BUYERS and is_version(one.version) and older(__version__, one.version):
            raise MarketRefused(
                "This market takes computations of a later CPUShare only",
                status=426,
                detail=f"{url} serves {one.version} and later, this is {__version__}:"
                f" {one.reason[:_LETTERS]}",
                hint=installed.remedy(),
            )
