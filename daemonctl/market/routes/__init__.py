"""The addresses of protocol /v1, one row each; `wire` has their table in words."""

from __future__ import annotations

from daemonctl.market.endpoint import Endpoints
from daemonctl.market.routes import blobs, buying, operating, people, selling
from daemonctl.market.service import Market

_PARTS = (selling, blobs, buying, people, operating)
"""The busiest first: they are looked at in this order."""


def endpoints(market: Market) -> Endpoints:
    """Every address of a market."""
    return tuple(row for part in _PARTS for row in part.endpoints(market))
