"""The price of the last days as a picture: an SVG made of numbers alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from daemonctl.market.store.site import HourPrice
from daemonctl.market.web.words import count, instant, price

_WIDTH, _HEIGHT = 640, 200
_STEPS = (1, 2, 2.5, 5, 10)


class Plot(NamedTuple):
    """svg: the picture, which grows with its page. marks: labels of the vertical axis from the
    top. first, last: of the horizontal one."""

    svg: Markup
    marks: tuple[str, str, str]
    first: str
    last: str


def plot(hours: Sequence[HourPrice]) -> Plot | None:
    """Average, least and greatest price of every hour that had trades; None where none had.

    hours: the oldest first.
    """
    if not hours:
        return None
    top = _ceiling(max(one.high for one in hours))
    begin, end = hours[0].hour, hours[-1].hour + 1
    each = _WIDTH / (end - begin)

    def across(hour: float) -> str:
        return f"{(hour - begin) * each:.1f}"

    def down(micro: float) -> str:
        return f"{_HEIGHT - micro / top * _HEIGHT:.1f}"

    grid = "".join(
        f'<line class="grid" x1="0" x2="{_WIDTH}" y1="{y}" y2="{y}"/>'
        for y in (1, _HEIGHT // 2, _HEIGHT - 1)
    )
    bands = "".join(
        f'<rect class="band" x="{across(one.hour)}" y="{down(one.high)}" width="{each:.1f}"'
        f' height="{max(1.0, (one.high - one.low) / top * _HEIGHT):.1f}"/>'
        for one in hours
    )
    # A line where hours follow one another; a gap is a time without trades.
    path, before = [], None
    for one in hours:
        start = "L" if before == one.hour - 1 else "M"
        path.append(f"{start}{across(one.hour)} {down(one.average)}H{across(one.hour + 1)}")
        before = one.hour
    title = "Price of a reference core-hour, hour by hour"
    latest = hours[-1]
    desc = (
        f"From {instant(begin * 3600)} to {instant(end * 3600)}, in CPUCoins. The line is the"
        f" average of an hour's trades, the band reaches from the least to the greatest bid. In"
        f" the last hour with trades the average was {price(latest.average)}, over"
        f" {count(latest.jobs)} jobs."
    )
    svg = Markup(
        '<svg class="plot" role="img" aria-labelledby="plot-title plot-desc"'
        f' viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none">'
        f'<title id="plot-title">{title}</title><desc id="plot-desc">{desc}</desc>'
        f'{grid}{bands}<path class="line" d="{"".join(path)}"/></svg>'
    )
    marks = (price(top), price(top / 2), "0")
    return Plot(svg, marks, instant(begin * 3600), instant(end * 3600))


def _ceiling(most: int) -> float:
    """The next round number above, so that the axis has plain labels."""
    scale = 10.0 ** (len(str(max(1, most))) - 1)
    return next(step * scale for step in _STEPS if step * scale >= most)
