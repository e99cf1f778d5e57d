"""What a market counts, and that each application counts for itself."""

from __future__ import annotations

from prometheus_client.parser import text_string_to_metric_families

from daemonctl.market.figures import Figures


def values(figures: Figures) -> dict[tuple[str, frozenset[tuple[str, str]]], float]:
    """Every sample by its name and labels."""
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(figures.text().decode())
        for sample in family.samples
    }


def value(figures: Figures, name: str, **labels: str) -> float:
    return values(figures)[name, frozenset(labels.items())]


def test_requests_are_counted_by_address_and_status_and_timed_by_address():
    figures = Figures()
    figures.asked("/v1/sync", 200, 0.004)
    figures.asked("/v1/sync", 503, 0.004)
    figures.asked("/v1/sync", 200, 0.2)
    assert value(figures, "cpushare_requests_total", route="/v1/sync", status="200") == 2
    assert value(figures, "cpushare_requests_total", route="/v1/sync", status="503") == 1
    assert value(figures, "cpushare_request_seconds_bucket", route="/v1/sync", le="0.005") == 2
    assert value(figures, "cpushare_request_seconds_count", route="/v1/sync") == 3


def test_groups_leases_jobs_and_errors_are_counted():
    figures = Figures()
    figures.group(8, 0.01)
    figures.leased(64)
    figures.ended(3, 0)
    figures.database_error()
    assert value(figures, "cpushare_group_size_sum") == 8
    assert value(figures, "cpushare_transaction_seconds_count") == 1
    assert value(figures, "cpushare_leases_total") == 64
    assert value(figures, "cpushare_jobs_total", outcome="confirmed") == 3
    assert value(figures, "cpushare_jobs_total", outcome="failed") == 0
    assert value(figures, "cpushare_database_errors_total") == 1


def test_what_stands_is_looked_up_each_time_somebody_reads():
    figures = Figures()
    waiting = [1]
    figures.watch(lambda: len(waiting), lambda: 7, lambda: True)
    waiting.append(2)
    assert value(figures, "cpushare_syncs_waiting") == 2
    assert value(figures, "cpushare_polls_open") == 7
    assert value(figures, "cpushare_draining") == 1


def test_two_applications_count_apart():
    one, two = Figures(), Figures()
    one.leased(1)
    assert value(two, "cpushare_leases_total") == 0
