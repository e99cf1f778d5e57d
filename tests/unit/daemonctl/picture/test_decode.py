"""Strangers' pictures: read as a reference library reads them, or not at all."""

from __future__ import annotations

import io
import struct
import time
import tracemalloc
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from daemonctl import picture
from daemonctl.picture import MAX_BYTES, Picture, png

SIDES = st.integers(1, 40)


def pnm(kind: int, width: int, height: int, raster: bytes, maxval: int = 255) -> bytes:
    head = f"P{kind}\n{width} {height}\n" + ("" if kind == 4 else f"{maxval}\n")
    return head.encode() + raster


def as_png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def made(width: int, height: int, raw: bytes, *, depth: int = 8, colour: int = 0) -> bytes:
    """A PNG of just these bytes, filters and all."""
    head = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b"")
    return png.SIGNATURE + body


@st.composite
def images(draw: st.DrawFn, mode: str) -> Image.Image:
    """Any image of a mode, noisy or smooth, so that every filter is chosen."""
    width, height = draw(SIDES), draw(SIDES)
    channels = len(Image.new(mode, (1, 1)).getbands())
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    most = draw(st.sampled_from([2, 16, 256]))
    values = random.integers(0, most, (height, width, channels))
    smooth = draw(st.sampled_from([(), (0,), (1,), (0, 1)]))
    for axis in smooth:
        values = np.cumsum(values, axis)
    pixels = values.astype(np.uint8)
    return Image.fromarray(pixels.squeeze(2) if channels == 1 else pixels, mode)


def painted_by_numbers(image: Image.Image) -> Image.Image:
    """An image with a palette of 256 colours, made of the reds of another one."""
    made = Image.fromarray(np.asarray(image)[:, :, 0], "P")
    made.putpalette(bytes(value * 7 % 256 for value in range(768)))
    return made


def upon_white(image: Image.Image) -> np.ndarray:
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return np.asarray(paper.convert("RGB"), dtype=int)


def colours(found: Picture) -> np.ndarray:
    shape = (found.height, found.width, found.channels)
    assert len(found.pixels) == np.prod(shape)
    values = np.frombuffer(found.pixels, np.uint8).reshape(shape).astype(int)
    return np.broadcast_to(values, (*shape[:2], 3))


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "LA", "P"])
def test_a_png_looks_as_the_reference_shows_it(mode: str) -> None:
    @given(images("RGB" if mode == "P" else mode))
    def looks(image: Image.Image) -> None:
        image = painted_by_numbers(image) if mode == "P" else image
        found = picture.decode(as_png(image))
        assert found is not None
        assert found.channels == (1 if mode in ("L", "LA") else 3)
        # Composing rounds; all else is exact.
        assert np.abs(colours(found) - upon_white(image)).max() <= ("A" in mode)

    looks()


@given(SIDES, SIDES, st.data())
def test_every_row_filter_is_undone_as_the_reference_does_it(
    width: int, height: int, data: st.DataObject
) -> None:
    row = st.builds(
        lambda kind, line: bytes([kind]) + line,
        st.integers(0, 4),
        st.binary(min_size=3 * width, max_size=3 * width),
    )
    rows = [data.draw(row) for _ in range(height)]
    file = made(width, height, b"".join(rows), colour=2)
    found = picture.decode(file)
    assert found is not None
    assert found.pixels == Image.open(io.BytesIO(file)).tobytes()


@given(SIDES, SIDES, st.integers(1, 255), st.sampled_from([5, 6]), st.data())
def test_a_pgm_or_ppm_comes_back_pixel_by_pixel(
    width: int, height: int, maxval: int, kind: int, data: st.DataObject
) -> None:
    size = width * height * (3 if kind == 6 else 1)
    samples = data.draw(st.lists(st.integers(0, maxval), min_size=size, max_size=size))
    found = picture.decode(pnm(kind, width, height, bytes(samples), maxval))
    assert found is not None
    assert (found.width, found.height, found.channels) == (width, height, 3 if kind == 6 else 1)
    assert list(found.pixels) == [(2 * 255 * value + maxval) // (2 * maxval) for value in samples]


@given(SIDES, SIDES, st.data())
def test_a_pbm_is_black_where_its_bits_are_set(
    width: int, height: int, data: st.DataObject
) -> None:
    size = (width + 7) // 8 * height
    raster = data.draw(st.binary(min_size=size, max_size=size))
    found = picture.decode(pnm(4, width, height, raster))
    assert found is not None
    image = Image.open(io.BytesIO(pnm(4, width, height, raster)))
    assert found.pixels == image.convert("L").tobytes()


def test_comments_stand_where_white_space_may() -> None:
    found = picture.decode(b"P5 # made by a job\n# for nobody\n2\t# wide\r1\n255\n\x00#")
    assert found == Picture(2, 1, 1, b"\x00#")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"P5",
        b"P5\n2 2\n255\n123",  # a pixel short
        b"P5\n2 2\n255\n12345",  # one too many
        b"P5\n0 2\n255\n",
        b"P5\n2 2\n0\n1234",
        b"P5\n1 1\n65535\n12",  # two bytes a sample
        b"P5\n2 1\n3\n\x00\x04",  # whiter than white
        b"P5\n-2 -2\n255\n1234",
        b"P5\n99999 99999\n255\n",
        b"P4\n16385 1\n" + bytes(2049),
        b"P2\n1 1\n255\n0\n",  # in words
        b"P7\nWIDTH 1\n",
        b"P5" + b"#" * 5000 + b"\n1 1\n255\n0",
        b"GIF89a" + bytes(100),
        b"\xff\xd8\xff\xe0" + bytes(100),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        made(1, 1, b"\x05\x00"),  # no such filter
        made(1, 1, b"\x00"),  # a pixel short
        made(1, 1, b"\x00\x00\x00"),  # one too many
        made(1, 1, b"\x00\x00", depth=16),
        made(8, 1, b"\x00\x00", depth=1),
        made(1, 1, b"\x00\x00", colour=3),  # without its palette
        made(1, 1, b"\x00\x00") + b"more",
        made(1, 1, b"\x00\x00")[:-4],
        made(1, 1, b"\x00\x00").replace(b"IDAT", b"IDAU"),
        made(0, 1, b"\x00"),
        made(2**31, 2**31, b"\x00"),
        png.SIGNATURE,
        png.SIGNATURE + chunk(b"IEND", b""),
    ],
)
def test_what_is_not_exactly_a_picture_is_none(data: bytes) -> None:
    assert picture.decode(data) is None


def test_an_interlaced_png_is_none() -> None:
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)
    data = png.SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0"))
    assert picture.decode(data + chunk(b"IEND", b"")) is None


def test_a_palette_that_lacks_a_colour_is_none() -> None:
    image = as_png(painted_by_numbers(Image.new("RGB", (1, 1), (1, 0, 0))))
    at = image.index(b"PLTE") - 4
    short = image[:at] + chunk(b"PLTE", b"abc") + image[at + 4 + 4 + 768 + 4 :]
    assert picture.decode(image) is not None
    assert picture.decode(short) is None


@given(st.sampled_from([b"", png.SIGNATURE, b"P5 ", b"P4 "]), st.binary())
def test_no_bytes_make_it_raise(start: bytes, data: bytes) -> None:
    data = start + data
    picture.promising(data)
    picture.decode(data)


@given(images("RGBA"), st.data())
def test_no_damage_makes_it_raise(image: Image.Image, data: st.DataObject) -> None:
    file = bytearray(as_png(image))
    for _ in range(data.draw(st.integers(1, 4))):
        file[data.draw(st.integers(0, len(file) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(file)))
    assert picture.decode(bytes(file[:cut])) is None or cut == len(file)
    picture.decode(bytes(file))


def bomb() -> bytes:
    """Small, and says that it is small; unpacks to 256 MiB."""
    return made(100, 100, bytes(256 * 1024 * 1024))


def test_a_small_file_never_makes_it_large() -> None:
    files = [bomb(), b"P5\n16384 16384\n255\n" + bytes(1000), made(16384, 16384, b"\0" * 1000)]
    tracemalloc.start()
    try:
        assert [picture.decode(file) for file in files] == [None] * 3
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * MAX_BYTES


def test_a_file_that_is_too_long_is_not_looked_at() -> None:
    side = 2048
    data = pnm(5, side, side, bytes(side * side))
    assert len(data) > MAX_BYTES
    assert not picture.promising(data)
    assert picture.decode(data) is None


def test_the_worst_picture_takes_seconds_at_most() -> None:
    raw = (b"\x04" + bytes(range(256)) * 16) * 1024  # a million pixels, Paeth in every row
    began = time.thread_time()
    assert picture.decode(made(1024, 1024, raw, colour=6)) is not None
    assert time.thread_time() - began < 10


@given(images("RGB"))
def test_what_can_be_decoded_promised_it(image: Image.Image) -> None:
    for data in (as_png(image), pnm(6, *image.size, image.tobytes())):
        assert picture.promising(data)
    assert not picture.promising(b"not a picture at all")
