"""The numbers of the displacement example against another implementation, in NumPy and SciPy.

It shares no formula with the C source but the definition: errors are gathered instead of spread,
the Gaussian is one two-dimensional kernel, E is a quadratic form in its 121 taps, its gradient
comes from complex steps, and the minimum from SciPy.
"""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import optimize

from docs.examples.displacement import pool
from tests.displacement import MODULE, Guest, numbers, pgm

Real = NDArray[np.float64]

SIGMA, REACH, WHITE = 1.2, 5, 255
FLOYD_STEINBERG = ("7,3,5,1", [(1, 0, 7), (-1, 1, 3), (0, 1, 5), (1, 1, 1)])
SHIAU_FAN = ("8/1,1,2,4,0,0,0", [(1, 0, 8), (-3, 1, 1), (-2, 1, 1), (-1, 1, 2), (0, 1, 4)])
JARVIS = (
    "7,5/3,5,7,5,3/1,3,5,3,1",
    [(1, 0, 7), (2, 0, 5)]
    + [(x - 2, 1, w) for x, w in enumerate((3, 5, 7, 5, 3))]
    + [(x - 2, 2, w) for x, w in enumerate((1, 3, 5, 3, 1))],
)


@pytest.fixture(scope="module")
def guest(tmp_path_factory: pytest.TempPathFactory) -> Guest:
    return Guest(MODULE, tmp_path_factory.mktemp("guest"))


def picture(name: str, width: int, height: int) -> NDArray[np.uint8]:
    """A cut out of a photograph or of a computed picture of the pool, of any size."""
    side = max(width, height)
    if name in pool.PHOTOGRAPHS:
        whole = pool.photograph(pool.PHOTOGRAPHS[name].file, side)
    else:
        kind = next(kind for kind in pool.KINDS if kind.__name__ == name)
        whole = kind(pool.Dice(name), side)
    return np.ascontiguousarray(whole[:height, :width])


def halftone(
    grey: NDArray[np.uint8], taps: list[tuple[int, int, int]], divisor: int, serpentine: bool
) -> Real:
    """Each pixel gathers the errors of its neighbours before it."""
    height, width = grey.shape
    error = np.zeros((height + 3, width + 6))  # above and at the sides: nothing
    bright = np.zeros((height, width))
    for y in range(height):
        step = -1 if serpentine and y % 2 else 1
        for x in range(width)[::step]:
            wanted = float(grey[y, x])
            for across, down, weight in taps:
                # The row above had its own direction.
                way = -1 if serpentine and (y - down) % 2 else 1
                wanted += error[y - down + 3, x - way * across + 3] * weight / divisor
            bright[y, x] = wanted >= WHITE / 2
            error[y + 3, x + 3] = wanted - WHITE * bright[y, x]
    return bright


def gaussian(dx: complex, dy: complex) -> NDArray[np.complex128]:
    """The taps of v_{dx,dy} as a column: at (i, j) the weight of b(x + i, y + j)."""
    i, j = np.meshgrid(np.arange(-REACH, REACH + 1), np.arange(-REACH, REACH + 1))
    taps = np.exp(-((i + dx) ** 2 + (j + dy) ** 2) / (2 * SIGMA**2)).ravel()
    return taps / taps.sum()


class Misfit:
    """E as a function of (dx, dy)."""

    def __init__(self, grey: Real, bright: Real) -> None:
        h, b = (self._windows(picture) for picture in (grey, bright))
        target = h @ gaussian(0, 0).real
        self._gram, self._cross = b.T @ b / len(b), b.T @ target / len(b)
        self._square = target @ target / len(b)

    @staticmethod
    def _windows(picture: Real) -> Real:
        side = 2 * REACH + 1
        view = np.lib.stride_tricks.sliding_window_view(picture, (side, side))
        return view.reshape(-1, side * side).astype(np.float64)

    def __call__(self, dx: complex, dy: complex) -> complex:
        taps = gaussian(dx, dy)
        return complex(self._square - 2 * taps @ self._cross + taps @ self._gram @ taps)

    def slope(self, at: tuple[float, float]) -> tuple[float, float]:
        """The derivatives: a complex step has no difference of near numbers in it."""
        h = 1e-30
        return self(at[0] + 1j * h, at[1]).imag / h, self(at[0], at[1] + 1j * h).imag / h

    def minimum(self, side: int = 21) -> tuple[float, float]:
        """The best of a grid, then a zero of the slope, in what the square leaves free."""
        steps = np.linspace(-1, 1, side)
        grid = [[self(x, y).real for y in steps] for x in steps]
        best = np.unravel_index(np.argmin(grid), (side, side))
        start = (float(steps[best[0]]), float(steps[best[1]]))
        free = [axis for axis in (0, 1) if abs(start[axis]) < 1]

        def slope(moved: Real) -> list[float]:
            at = list(start)
            for axis, value in zip(free, moved, strict=True):
                at[axis] = float(value)
            return [self.slope((at[0], at[1]))[axis] for axis in free]

        end = list(start)
        if free:
            found = optimize.root(slope, [start[axis] for axis in free], tol=1e-15)
            for axis, value in zip(free, found.x, strict=True):
                end[axis] = float(value)
        return end[0], end[1]


@pytest.mark.parametrize(
    ("name", "width", "height", "kernel"),
    [
        ("camera", 128, 128, FLOYD_STEINBERG),
        ("coffee", 97, 131, FLOYD_STEINBERG),
        ("rocket", 75, 74, FLOYD_STEINBERG),
        ("clouds", 138, 90, FLOYD_STEINBERG),
        ("discs", 139, 77, FLOYD_STEINBERG),
        ("chelsea", 160, 61, SHIAU_FAN),
        ("gravel", 84, 101, SHIAU_FAN),
        ("waves", 64, 118, JARVIS),
    ],
)
@pytest.mark.parametrize("scan", ["raster", "serpentine"])
def test_every_number_and_pixel_is_that_of_the_other_implementation(
    guest: Guest,
    name: str,
    width: int,
    height: int,
    kernel: tuple[str, list[tuple[int, int, int]]],
    scan: str,
) -> None:
    """E and E_min to 1e-9 of their value, dx and dy to 1e-9 pixel."""
    words, taps = kernel
    grey = picture(name, width, height)
    ran = guest.run(pgm(grey), "--kernel", words, "--scan", scan, "--halftone")
    assert (ran.code, ran.log) == (0, "")

    bright = halftone(grey, taps, sum(weight for *_, weight in taps), scan == "serpentine")
    shown = np.frombuffer(ran.output[-grey.size :], np.uint8).reshape(grey.shape)
    assert np.array_equal(shown, WHITE * bright)

    e = Misfit(grey / WHITE, bright)
    dx, dy = e.minimum()
    got = numbers(ran.output)
    assert got["E"] == pytest.approx(e(0, 0).real, rel=1e-9, abs=0)
    assert got["E_min"] == pytest.approx(e(dx, dy).real, rel=1e-9, abs=0)
    assert (got["dx"], got["dy"]) == pytest.approx((dx, dy), rel=0, abs=1e-9)


def test_a_minimum_on_the_side_of_the_square_is_found_along_that_side(guest: Guest) -> None:
    """On a plain ramp E hardly depends on the displacement, and has several minima."""
    grey = pool.ramp(pool.Dice("0/ramp-07"), 256)
    got = numbers(guest.run(pgm(grey)).output)
    e = Misfit(grey / WHITE, halftone(grey, FLOYD_STEINBERG[1], 16, False))
    assert got["dy"] == 1
    assert e.slope((got["dx"], 1))[1] < 0
    assert (got["dx"], got["dy"]) == pytest.approx(e.minimum(65), rel=0, abs=1e-9)


def test_a_divisor_above_the_sum_lets_error_vanish(guest: Guest) -> None:
    """Atkinson's kernel passes on six eighths of the error."""
    taps = [(1, 0, 1), (2, 0, 1), (-1, 1, 1), (0, 1, 1), (1, 1, 1), (0, 2, 1)]
    grey = picture("camera", 90, 80)
    ran = guest.run(pgm(grey), "--kernel", "1,1/1,1,1/0,1,0", "--divisor", "8", "--halftone")
    shown = np.frombuffer(ran.output[-grey.size :], np.uint8).reshape(grey.shape)
    assert np.array_equal(shown, WHITE * halftone(grey, taps, 8, False))


def test_the_halftone_of_floyd_and_steinberg_lies_where_the_paper_says(guest: Guest) -> None:
    """About (0.16, 0.28) in raster scan; in serpentine scan nothing sideways."""
    grey = picture("camera", 256, 256)
    raster = numbers(guest.run(pgm(grey)).output)
    serpentine = numbers(guest.run(pgm(grey), "--scan", "serpentine").output)
    assert (raster["dx"], raster["dy"]) == pytest.approx((0.16, 0.28), abs=0.03)
    assert abs(serpentine["dx"]) < 0.02
    assert raster["E_min"] < raster["E"]


@pytest.mark.parametrize("level", [0, 255])
def test_black_and_white_have_nothing_to_find(guest: Guest, level: int) -> None:
    """Their halftones are exact, whatever rounding leaves of E."""
    got = numbers(guest.run(pgm(np.full((40, 90), level, np.uint8))).output)
    assert (got["dx"], got["dy"]) == (0, 0)
    assert got["E"] == got["E_min"] < 1e-25


def test_the_maximum_value_of_the_header_is_white(guest: Guest) -> None:
    """A picture in 100 levels gives what the same picture in 200 levels gives."""
    grey = (picture("coffee", 90, 90) // 3).astype(np.uint8)
    few, many = guest.run(pgm(grey, 100)), guest.run(pgm((grey * 2).astype(np.uint8), 200))
    assert few.code == 0
    assert numbers(few.output) == pytest.approx(numbers(many.output), rel=1e-9)


def test_progress_rises_to_its_total(guest: Guest) -> None:
    told = guest.run(pgm(picture("camera", 80, 80)), "--grid", "9").progress
    shares = [done / total for done, total in told]
    assert len(shares) >= 10
    assert shares == sorted(shares)
    assert shares[-1] == 1
