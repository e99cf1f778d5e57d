"""The words of the page "Earnings"."""

from __future__ import annotations

from tray.window.earningsmodel import Plot, Series, decimal
from tray.words import Translate, english, fill, plain


class EarningsWords:
    """The texts of sums and plot, from numbers and names."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("EarningsWords", text, disambiguation, n)

    def series(self, series: Series) -> str:
        """A line of the legend."""
        name = self.tr("others", "beneficiaries") if series.others else plain(series.name)
        return name or self.tr("nobody named", "a beneficiary without a name")

    def legend(self, series: Series) -> str:
        """A line of the legend, with its sum."""
        text = self.tr("%1: %2", "%1: beneficiary, %2: CPUCoins")
        return fill(text, self.series(series), decimal(series.total))

    def day(self, plot: Plot, index: int, date: str) -> str:
        """All that one day's bar says. date: as the user's country writes it."""
        total = plot.of_day(index)
        if not total:
            return fill(self.tr("%1: no CPUCoins", "%1: date"), date)
        text = fill(self.tr("%1: %2 CPUCoins", "%1: date, %2: amount"), date, decimal(total))
        parts = [
            fill(
                self.tr("%1 for %2", "%1: CPUCoins, %2: beneficiary"),
                decimal(series.micro[index]),
                self.series(series),
            )
            for series in plot.series
            if series.micro[index]
        ]
        return f"{text} ({', '.join(parts)})"

    def plot(self, plot: Plot, first: str, last: str) -> str:
        """The whole plot, for who cannot see it. first, last: dates."""
        if plot.empty:
            return self.tr("No CPUCoins in the last 30 days")
        best = max(range(len(plot.days)), key=plot.of_day)
        text = self.tr(
            "Bars from %1 to %2, the highest %3 CPUCoins. The arrow keys walk through the days."
        )
        return fill(text, first, last, decimal(plot.of_day(best)))

    def written(self, rows: int, file: str) -> str:
        """The export is done."""
        return fill(self.tr("%n line(s) written to %1", "%1: file name", rows), file)
