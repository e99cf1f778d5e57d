"""Outputs of strangers' jobs as pictures that a browser may be shown."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from daemonctl.market.web.picture import as_png, is_picture


def _png(image: Image.Image, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", **options)
    return out.getvalue()


def _samples(data: bytes) -> bytes:
    return Image.open(io.BytesIO(data)).tobytes()


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


@pytest.mark.parametrize(
    ("data", "samples"),
    [
        (b"P5 2 2 255\n\x00\x7f\x80\xff", b"\0\x7f\x80\xff"),
        (b"P6 2 1 255\n\xff\x00\x00\x00\x00\xff", b"\xff\0\0\0\0\xff"),
        (b"P4 3 1\n\xa0", b"\0\xff\0"),
    ],
)
def test_netpbm_becomes_png_with_the_same_samples(data, samples):
    assert is_picture(data)
    assert _samples(as_png(data)) == samples


def test_a_png_keeps_its_pixels_and_loses_all_else():
    image = Image.new("RGB", (3, 2), (10, 20, 30))
    made = _png(image)
    text = _chunk(b"tEXt", b"Comment\0<script>")
    at = made.index(b"IDAT") - 4
    cleaned = as_png(made[:at] + text + made[at:] + b"<html>after the end")
    assert b"script" not in cleaned
    assert b"html" not in cleaned
    assert _samples(cleaned) == bytes((10, 20, 30)) * 6


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg xmlns='x'><script/></svg>",
        b"GIF89a",
        b"P5 2 2 255\n\x00",
        b"P5 99999 99999 255\n",
        b"\x89PNG\r\n\x1a\n",
        _png(Image.new("L", (2, 2)))[:-6],
        _png(Image.new("L", (2, 2))).replace(b"IDAT", b"IDAX"),
    ],
)
def test_what_is_no_picture_is_none(data):
    assert as_png(data) is None
