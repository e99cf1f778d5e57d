"""The drawings: there, in step with their sources, and to be seen on any panel."""

from __future__ import annotations

import itertools
import runpy
from collections import Counter

import pytest
from PySide6.QtGui import QColor, QImage

from tray import artwork
from tray.present import Icon

SMALL = (16, 22, 24)
THEME = (16, 22, 24, 32, 48, 64, 128, 256)


def image(state: Icon, size: int) -> QImage:
    found = QImage(str(artwork.folder() / "png" / f"{state}-{size}.png"))
    return found.convertToFormat(QImage.Format.Format_ARGB32)


def pixels(picture: QImage) -> list[QColor]:
    places = itertools.product(range(picture.height()), range(picture.width()))
    return [picture.pixelColor(x, y) for y, x in places]


def alike(one: QImage, other: QImage) -> bool:
    """Equal but for what one machine rounds otherwise than the next."""
    return all(
        abs(a - b) <= 8
        for here, there in zip(pixels(one), pixels(other), strict=True)
        for a, b in zip(here.getRgb(), there.getRgb(), strict=True)
    )


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("state", list(Icon))
def test_every_state_has_an_icon_in_every_size(state: Icon) -> None:
    sizes = artwork.icon(state).availableSizes()
    assert sorted(size.width() for size in sizes) == list(artwork.SIZES)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("state", list(Icon))
@pytest.mark.parametrize("size", artwork.SIZES)
def test_the_pngs_are_what_the_sources_draw(state: Icon, size: int) -> None:
    draw = runpy.run_path(str(artwork.folder() / "render.py"))["draw"]
    assert alike(draw(state, size), image(state, size))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", THEME)
@pytest.mark.parametrize("name", ["cpushare", "order"])
def test_program_and_sell_order_have_a_picture_in_every_size_of_the_theme(
    name: str, size: int
) -> None:
    draw = runpy.run_path(str(artwork.folder() / "render.py"))["draw_picture"]
    stored = QImage(str(artwork.folder() / "png" / f"{name}-{size}.png"))
    stored = stored.convertToFormat(QImage.Format.Format_ARGB32)
    assert alike(draw(name, size).convertToFormat(QImage.Format.Format_ARGB32), stored)


@pytest.mark.usefixtures("qapp")
def test_windows_show_the_program_s_picture() -> None:
    sizes = artwork.program().availableSizes()
    assert sorted(one.width() for one in sizes) == list(artwork.PROGRAM_SIZES)


@pytest.mark.parametrize("size", SMALL)
def test_states_differ_in_shape_not_in_colour_alone(size: int) -> None:
    shapes = {state: [p.alpha() > 127 for p in pixels(image(state, size))] for state in Icon}
    for one, other in itertools.combinations(Icon, 2):
        differing = sum(a != b for a, b in zip(shapes[one], shapes[other], strict=True))
        assert differing > size * size * 0.1, f"{one} and {other}: {differing} pixels"


@pytest.mark.parametrize("state", list(Icon))
@pytest.mark.parametrize("panel", ["#000000", "#2b2b2b", "#f5f5f5", "#ffffff"])
def test_each_stands_out_on_dark_and_on_light_panels(state: Icon, panel: str) -> None:
    # The contrast that WCAG 2 asks of graphics is 3 to 1.
    ink = [p for p in pixels(image(state, 22)) if p.alpha() == 255]
    main = QColor(Counter(p.name() for p in ink if p.name() != "#ffffff").most_common(1)[0][0])
    bright, dark = sorted((luminance(main), luminance(QColor(panel))), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 3


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("size", [16, 22, 32, 48, 64])
@pytest.mark.parametrize("state", [Icon.COMPUTING, Icon.PAUSED])
def test_straight_edges_fall_between_pixels(state: Icon, size: int) -> None:
    # Only the rounded corners may be half transparent.
    drawn = pixels(image(state, size))
    blurred = sum(0 < p.alpha() < 255 for p in drawn)
    assert blurred <= sum(p.alpha() == 255 for p in drawn) * 0.15
