"""The price history as a picture: made of numbers, and told in words as well."""

from __future__ import annotations

from xml.etree import ElementTree

from daemonctl.market.store.site import HourPrice
from daemonctl.market.web.plot import plot
from daemonctl.model import MICRO


def _hour(hour: int, average: float = 1.0, low: float = 0.5, high: float = 1.5) -> HourPrice:
    coins = round(average * MICRO)
    return HourPrice(hour, 10, 3_600_000, coins, round(low * MICRO), round(high * MICRO))


def _drawn(*hours: HourPrice) -> ElementTree.Element:
    drawn = plot(hours)
    assert drawn is not None
    return ElementTree.fromstring(drawn.svg)


def test_without_trades_there_is_no_plot():
    assert plot(()) is None


def test_the_average_is_what_was_paid_for_an_hour_of_work():
    assert HourPrice(0, 1, 7_200_000, 3 * MICRO, 0, 0).average == 1.5 * MICRO
    assert HourPrice(0, 0, 0, 0, 0, 0).average == 0


def test_the_picture_says_what_it_shows():
    svg = _drawn(_hour(480_000), _hour(480_001, 1.2))
    assert svg.get("role") == "img"
    named = {svg.find(tag).get("id") for tag in ("title", "desc")}
    assert set(svg.get("aria-labelledby").split()) == named
    assert "1.2, over 10 jobs" in svg.find("desc").text


def test_the_picture_carries_no_style_and_no_script():
    drawn = plot([_hour(480_000)])
    assert "style=" not in drawn.svg
    assert "script" not in drawn.svg


def test_hours_without_trades_are_a_gap_in_the_line():
    path = _drawn(_hour(10), _hour(11), _hour(14)).find("path").get("d")
    assert path.count("M") == 2
    assert path.count("H") == 3


def test_the_axis_ends_at_a_round_price_that_is_not_below_the_greatest_bid():
    assert plot([_hour(10, high=1.5)]).marks == ("2", "1", "0")
    assert plot([_hour(10, high=0.0101, low=0.01)]).marks[0] == "0.02"


def test_everything_stays_inside_the_picture():
    svg = _drawn(*[_hour(n, 1 + n % 3, 0.1, 4.9) for n in range(100, 268)])
    for band in svg.findall("rect"):
        assert 0 <= float(band.get("x")) <= 640
        assert 0 <= float(band.get("y")) <= 200
        assert float(band.get("y")) + float(band.get("height")) <= 200.1
