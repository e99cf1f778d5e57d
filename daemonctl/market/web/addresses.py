"""Every address of the site."""

from __future__ import annotations

from daemonctl.market.service import Market
from daemonctl.market.web import accounts, following, operating, orders, public, signing, submitting
from daemonctl.market.web.page import Pages
from daemonctl.market.web.site import Site

_PARTS = (public, following, accounts, orders, signing, submitting, operating)


def pages(site: Site) -> Pages:
    """One row an address."""
    return tuple(page for part in _PARTS for page in part.pages(site))


def site_of(market: Market) -> Site:
    """The site of a market, with its routes."""
    site = Site(market)
    site.pages = pages(site)
    site.routes = [*map(site.route, site.pages), site.static_route()]
    return site
