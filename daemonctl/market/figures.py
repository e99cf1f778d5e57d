"""What a market counts and times, in the form that Prometheus reads.

Every application has figures of its own; counting costs a few microseconds a request.
"""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

from daemonctl import __version__

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_SIZES = (1, 2, 4, 8, 16, 32, 64, 128)


class Figures:
    """The figures of one application."""

    def __init__(self) -> None:
        self._registry = registry = CollectorRegistry()
        self._requests = Counter(
            "cpushare_requests", "Requests answered", ("route", "status"), registry=registry
        )
        self._seconds = Histogram(
            "cpushare_request_seconds",
            "Time to answer a request, without the time for which it asked to wait",
            ("route",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._groups = Histogram(
            "cpushare_group_size",
            "Syncs that shared a transaction",
            buckets=_SIZES,
            registry=registry,
        )
        self._transactions = Histogram(
            "cpushare_transaction_seconds",
            "Time of a transaction of gathered syncs, with its thread's queue",
            buckets=_SECONDS,
            registry=registry,
        )
        self._waiting = Gauge(
            "cpushare_syncs_waiting", "Syncs that wait for a transaction", registry=registry
        )
        self._polls = Gauge("cpushare_polls_open", "Long polls that wait", registry=registry)
        self._draining = Gauge(
            "cpushare_draining", "1 while the process is about to stop", registry=registry
        )
        self._leases = Counter("cpushare_leases", "Leases given to hosts", registry=registry)
        self._jobs = Counter(
            "cpushare_jobs", "Jobs that came to an end", ("outcome",), registry=registry
        )
        self._errors = Counter(
            "cpushare_database_errors", "What the database could not do", registry=registry
        )
        Gauge("cpushare_build", "1, with the version", ("version",), registry=registry).labels(
            __version__
        ).set(1)
        ProcessCollector(registry=registry)
        for outcome in ("confirmed", "failed"):
            self._jobs.labels(outcome)
        # Looking a label up costs as much as counting does.
        self._answered: dict[tuple[str, int], Counter] = {}
        self._timed: dict[str, Histogram] = {}

    def asked(self, route: str, status: int, seconds: float) -> None:
        """A request was answered. route: one of a fixed set, never a stranger's words."""
        counter = self._answered.get((route, status))
        if counter is None:
            counter = self._answered[route, status] = self._requests.labels(route, str(status))
        counter.inc()
        histogram = self._timed.get(route)
        if histogram is None:
            histogram = self._timed[route] = self._seconds.labels(route)
        histogram.observe(seconds)

    def group(self, size: int, seconds: float) -> None:
        """A group of syncs went through its transaction."""
        self._groups.observe(size)
        self._transactions.observe(seconds)

    def leased(self, count: int) -> None:
        """Leases were given."""
        self._leases.inc(count)

    def ended(self, confirmed: int, failed: int) -> None:
        """Jobs came to an end."""
        if confirmed:
            self._jobs.labels("confirmed").inc(confirmed)
        if failed:
            self._jobs.labels("failed").inc(failed)

    def database_error(self) -> None:
        """The database could not do what it was asked."""
        self._errors.inc()

    def watch(
        self, waiting: Callable[[], int], polls: Callable[[], int], draining: Callable[[], bool]
    ) -> None:
        """Where to look for what is not counted but stands, each time somebody reads."""
        self._waiting.set_function(waiting)
        self._polls.set_function(polls)
        self._draining.set_function(draining)

    def text(self) -> bytes:
        """All of them, as Prometheus reads them."""
        return generate_latest(self._registry)
