"""All the markets that this host's sell orders name, and those it still owes something."""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterable

from daemonctl.history import History, LeaseState
from daemonctl.market.wire import Finished, Lease, NewHost, Want
from daemonctl.model import MarketStatus, Problem, Reason
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths
from daemonctl.seller.caller import Inbox
from daemonctl.seller.client import SellerClient
from daemonctl.seller.link import Ears, MarketLink
from daemonctl.seller.notices import Silence
from daemonctl.seller.spool import Spool

Wants = dict[str, tuple[Want, ...]]
"""Market -> what its sell orders want."""


class Markets:
    """The links, one a market. Called from the loop; nothing here waits but `finish_farewell`."""

    def __init__(self, paths: Paths, history: History, inbox: Inbox) -> None:
        self._history = history
        self._spool = Spool(paths.spool)
        self._inbox = inbox
        self._links: dict[str, MarketLink] = {}
        self._ears: Ears | None = None

    def listen(
        self, granted: Callable[[str, Lease], None], dropped: Callable[[str, int], None]
    ) -> None:
        """Who hears of leases; to be called once, before anything else."""
        self._ears = Ears(granted, dropped)

    def conform(self, urls: Iterable[str]) -> None:
        """Have a link to every market of a sell order, and to every one we owe results."""
        for url in (*urls, *filter(self._owes, self._history.markets())):
            if url not in self._links and self._ears is not None:
                self._links[url] = MarketLink(
                    url,
                    history=self._history,
                    spool=self._spool,
                    inbox=self._inbox,
                    ears=self._ears,
                )

    def links(self) -> tuple[MarketLink, ...]:
        """All of them, in the order in which they were met."""
        return tuple(self._links.values())

    def silence(self, order: SellOrder) -> Silence | None:
        """Why an order's market gives it no work; None where it may simply have none."""
        link = self._links.get(order.market)
        if link is None or not (link.reachable or link.message):
            # Nobody has asked it yet: the speed is being measured.
            return Silence(Reason.PREPARING)
        if not link.reachable and not link.notices.apart:
            return Silence(Reason.MARKET_UNREACHABLE)
        if self.knows_not(order):
            return Silence(Reason.MARKET_REFUSES)
        return link.notices.silence(time.monotonic())

    def knows_not(self, order: SellOrder) -> bool:
        """Whether an order's market says that it has no such account."""
        link = self._links.get(order.market)
        return link is not None and link.reachable and order.account in link.unknown

    def problems(self) -> tuple[Problem, ...]:
        """What the markets have to tell the owner of this machine."""
        return tuple(
            problem for link in self.links() for problem in link.notices.problems(link.url)
        )

    def status(self) -> tuple[MarketStatus, ...]:
        """How each stands."""
        now = time.monotonic()
        return tuple(
            MarketStatus(
                link.url,
                link.reachable,
                link.message,
                round(link.last_contact),
                link.notices.stopped(now),
                link.notices.outdated(),
            )
            for link in self.links()
        )

    def client(self, url: str) -> SellerClient | None:
        """A client for a thread of its own; None while this host is not registered there."""
        link = self._links.get(url)
        return link.client() if link else None

    def finish(self, url: str, finished: Finished) -> None:
        """A replica ended."""
        self._links[url].finish(finished)

    def give_back(self, url: str, lease: int) -> None:
        """A lease is not wanted."""
        self._links[url].give_back(lease)

    def tick(
        self,
        wants: Wants,
        progress: Callable[[str, int], float | None],
        host: NewHost | None,
    ) -> None:
        """Start whatever is due at any of them."""
        for link in self.links():
            url = link.url
            link.tick(wants.get(url, ()), functools.partial(progress, url), host)

    def due(self, wants: Wants, host: NewHost | None) -> float:
        """When `tick` has something to do; infinity if nothing."""
        return min(
            (link.due(wants.get(link.url, ()), host) for link in self.links()),
            default=float("inf"),
        )

    def farewell(
        self, held: Iterable[tuple[str, int]], answer_s: float
    ) -> list[tuple[MarketLink, threading.Thread]]:
        """Begin to tell every market what it must still hear; `held` is given back."""
        leases: dict[str, list[int]] = {url: [] for url in self._links}
        for url, lease in held:
            leases[url].append(lease)
        begun = []
        for link in self.links():
            thread = link.farewell(tuple(leases[link.url]), answer_s)
            thread.start()
            begun.append((link, thread))
        return begun

    def finish_farewell(
        self, begun: list[tuple[MarketLink, threading.Thread]], deadline_s: float
    ) -> None:
        """Wait, at most `deadline_s`, and write down what was heard."""
        end = time.monotonic() + deadline_s
        for link, thread in begun:
            thread.join(max(0.0, end - time.monotonic()))
            if not thread.is_alive():
                link.note_farewell()

    def _owes(self, url: str) -> bool:
        return any(
            self._history.open_leases(url, state)
            for state in (LeaseState.HELD, LeaseState.FINISHED, LeaseState.DELIVERED)
        )
