"""A pool of grey pictures for the displacement computation, the same bytes at every run.

python docs/examples/displacement/pool.py DIR [--count 64] [--size 256] [--seed 0]

Eleven photographs from the data folder of the package scikit-image (LICENSES.md names licence and
origin), cut to a square from the middle; the rest is computed with integers from a hash of the
seed: ramps, clouds (noise with a 1/f spectrum), discs, waves. Each is a PGM whose comment line
says what it is. Needs numpy and Pillow, and scikit-image for the photographs.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Photograph:
    """A file of skimage/data, and whose it is."""

    file: str
    source: str


PHOTOGRAPHS = {
    "astronaut": Photograph("astronaut.png", "NASA, public domain"),
    "brick": Photograph("brick.png", "CC0Textures, CC0 1.0"),
    "camera": Photograph("camera.png", "Lav Varshney, CC0 1.0"),
    "chelsea": Photograph("chelsea.png", "Stefan van der Walt, CC0 1.0"),
    "clock": Photograph("clock_motion.png", "Stefan van der Walt, public domain"),
    "coffee": Photograph("coffee.png", "Rachel Michetti, CC0 1.0"),
    "grass": Photograph("grass.png", "linolafett, CC0 1.0"),
    "gravel": Photograph("gravel.png", "CC0Textures, CC0 1.0"),
    "hubble": Photograph("hubble_deep_field.jpg", "NASA, public domain"),
    "retina": Photograph("retina.jpg", "Mikael Haggstrom, CC0 1.0"),
    "rocket": Photograph("rocket.jpg", "SpaceX, public domain"),
}


class Dice:
    """Numbers from SHAKE-256: a random generator that no release of a library will change."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._drawn = 0

    def many(self, shape: tuple[int, ...]) -> Whole:
        """Numbers from 0 to 65535."""
        self._drawn += 1
        count = int(np.prod(shape))
        data = hashlib.shake_256(f"{self._word}/{self._drawn}".encode()).digest(2 * count)
        return np.frombuffer(data, "<u2").astype(np.int64).reshape(shape)

    def between(self, low: int, high: int) -> int:
        """One number from low to high, both included."""
        return low + int(self.many((1,))[0]) % (high - low + 1)


def grid(size: int) -> tuple[Whole, Whole]:
    """The coordinates x and y of every pixel."""
    y, x = np.mgrid[0:size, 0:size]
    return x.astype(np.int64), y.astype(np.int64)


def stretched(values: Whole, low: int, high: int) -> Grey:
    """Map the smallest value to the grey `low` and the largest to `high`."""
    span = max(int(values.max() - values.min()), 1)
    grey: Grey = (low + (values - values.min()) * (high - low) // span).astype(np.uint8)
    return grey


def ramp(dice: Dice, size: int) -> Grey:
    """A straight gradient, of any direction and steepness."""
    x, y = grid(size)
    across, down = dice.between(-100, 100), dice.between(-100, 100)
    low = dice.between(0, 110)
    return stretched(x * across + y * (down or 1), low, dice.between(low + 60, 255))


def clouds(dice: Dice, size: int) -> Grey:
    """Noise whose amplitude falls with the frequency, octave by octave."""
    x, y = grid(size)
    total = np.zeros((size, size), np.int64)
    period, weight = 1 << max(size // 4 - 1, 1).bit_length(), 64
    while period >= 2 and weight:
        knots = dice.many((size // period + 2, size // period + 2))
        column, row, right, below = x // period, y // period, x % period, y % period
        left, above = period - right, period - below
        value = above * (left * knots[row, column] + right * knots[row, column + 1])
        value += below * (left * knots[row + 1, column] + right * knots[row + 1, column + 1])
        total += weight * value // (period * period)
        period, weight = period // 2, weight // 2
    return stretched(total, dice.between(0, 40), dice.between(200, 255))


def discs(dice: Dice, size: int) -> Grey:
    """Flat discs over each other on a gentle ramp."""
    x, y = grid(size)
    picture = ramp(dice, size)
    for _ in range(dice.between(4, 20)):
        centre_x, centre_y = dice.between(0, size), dice.between(0, size)
        radius, grey = dice.between(size // 40 + 1, size // 4), dice.between(0, 255)
        picture[(x - centre_x) ** 2 + (y - centre_y) ** 2 <= radius * radius] = grey
    return picture


def waves(dice: Dice, size: int) -> Grey:
    """Rings around a point, narrower the farther out, as on a zone plate."""
    x, y = grid(size)
    centre_x, centre_y = dice.between(0, size), dice.between(0, size)
    far = (x - centre_x) ** 2 + (y - centre_y) ** 2
    phase = far * dice.between(100, 700) // size % 2048
    parabola = np.where(phase < 1024, phase * (1024 - phase), (phase - 1024) * (phase - 2048))
    return stretched(parabola, dice.between(0, 60), dice.between(180, 255))


KINDS: tuple[Callable[[Dice, int], Grey], ...] = (clouds, ramp, discs, waves)


def photograph(file: str, size: int) -> Grey:
    """The square in the middle of a picture of scikit-image, in grey, `size` pixels a side."""
    # Found without being imported: that takes a second.
    spec = importlib.util.find_spec("skimage")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("The photographs come from the package scikit-image; it is not installed.")
    folder = Path(spec.submodule_search_locations[0]) / "data"
    with Image.open(folder / file) as image:
        grey = image.convert("L")
    side = min(grey.size)
    left, top = (grey.width - side) // 2, (grey.height - side) // 2
    square = grey.crop((left, top, left + side, top + side))
    return np.asarray(square.resize((size, size), Image.Resampling.LANCZOS), np.uint8)


def pictures(count: int, size: int, seed: int) -> Iterator[tuple[str, str, Grey]]:
    """Name, origin and pixels of each picture: first the photographs."""
    for number, (name, one) in enumerate(PHOTOGRAPHS.items()):
        if number < count:
            yield f"photo-{name}", one.source, photograph(one.file, size)
    for number in range(count - len(PHOTOGRAPHS)):
        kind = KINDS[number % len(KINDS)]
        name = f"{kind.__name__}-{number // len(KINDS):02}"
        yield name, "computed by pool.py", kind(Dice(f"{seed}/{name}"), size)


def main(words: list[str] | None = None) -> None:
    """Write the pool as DIR/*.pgm."""
    parser = argparse.ArgumentParser(description="Write a pool of grey pictures (PGM).")
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--count", type=int, default=64, help="pictures; default 64")
    parser.add_argument("--size", type=int, default=256, help="pixels a side; default 256")
    parser.add_argument("--seed", type=int, default=0, help="of the computed pictures; default 0")
    options = parser.parse_args(words)
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, source, grey in pictures(options.count, options.size, options.seed):
        header = f"P5\n# {name}: {source}\n{grey.shape[1]} {grey.shape[0]}\n255\n"
        (options.folder / f"{name}.pgm").write_bytes(header.encode("ascii") + grey.tobytes())


if __name__ == "__main__":
    main()
