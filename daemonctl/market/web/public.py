"""Pages that everybody may see: what is computed, the order book, people."""

from __future__ import annotations

from starlette.responses import Response

from daemonctl.market.web import visiting
from daemonctl.market.web.page import For, Page, Pages
from daemonctl.market.web.plot import plot
from daemonctl.market.web.site import Site
from daemonctl.market.web.visit import Visit


def pages(site: Site) -> Pages:
    """The addresses of these pages."""

    async def home(visit: Visit) -> Response:
        front = await site.visiting.front()
        return visit.page("home.html", **front._asdict(), most=visiting.OPEN_SHOWN)

    async def book(visit: Visit) -> Response:
        found = await site.visiting.book()
        return visit.page(
            "book.html",
            **found._asdict(),
            plot=plot(found.hours),
            minutes=round(visiting.NOW_S / 60),
            days=visiting.HOURS_SHOWN // 24,
        )

    async def people(visit: Visit) -> Response:
        found = await site.visiting.earners()
        return visit.page(
            "people.html",
            projects=[one for one in found.people if one.anyone],
            people=sorted(
                (one for one in found.people if not one.anyone),
                key=lambda one: (-found.earned[one.account], one.number),
            ),
            earned=found.earned,
        )

    return (
        Page("GET", "/", For.ANYONE, home),
        Page("GET", "/book", For.ANYONE, book),
        Page("GET", "/people", For.ANYONE, people),
    )
