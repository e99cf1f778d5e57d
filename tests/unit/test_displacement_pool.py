"""The pool of pictures of the displacement example."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
from PIL import Image

from docs.examples.displacement import pool

LICENSES = Path(pool.__file__).with_name("LICENSES.md")


def test_the_computed_pictures_are_the_same_bytes_for_ever() -> None:
    """Integers and a hash alone make them: no machine and no release changes one."""
    digest = hashlib.sha256()
    for kind in pool.KINDS:
        for size in (40, 64):
            digest.update(kind(pool.Dice("test"), size).tobytes())
    assert digest.hexdigest() == "33e58eb2663522e3561aa202a191617cfb134ed8450a72c20c32f20e2c9a6e48"


def test_the_pool_is_as_large_as_asked_for_and_the_same_twice(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        pool.main([str(tmp_path / folder), "--count", "24", "--size", "48", "--seed", "3"])
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert len(names) == 24
    for name in names:
        data = (tmp_path / "one" / name).read_bytes()
        assert data == (tmp_path / "two" / name).read_bytes()
        with Image.open(tmp_path / "one" / name) as image:
            assert (image.size, image.mode) == ((48, 48), "L")
        assert len(data) == len(data.split(b"255\n")[0]) + 4 + 48 * 48
        assert f"# {name.removesuffix('.pgm')}: ".encode() in data


def test_another_seed_gives_other_computed_pictures() -> None:
    count = len(pool.PHOTOGRAPHS) + len(pool.KINDS)
    one, two = (list(pool.pictures(count, 32, seed)) for seed in (0, 1))
    for (name, _, first), (_, _, second) in zip(one, two, strict=True):
        assert np.array_equal(first, second) == name.startswith("photo-")


def test_at_least_ten_photographs_come_first_and_none_is_flat() -> None:
    photographs = list(pool.pictures(11, 64, 0))
    assert len(photographs) >= 10
    for name, source, grey in photographs:
        assert name.startswith("photo-")
        assert source.endswith(("public domain", "CC0 1.0"))
        assert grey.std() > 5, name


def test_every_computed_picture_has_contrast_at_any_size() -> None:
    for kind in pool.KINDS:
        for size in (16, 33, 128):
            grey = kind(pool.Dice(f"{size}"), size)
            assert grey.shape == (size, size)
            assert grey.std() > 5, kind


def test_every_photograph_is_named_with_its_licence() -> None:
    rows = [row.split("|") for row in LICENSES.read_text().splitlines() if row.startswith("| ")]
    licences = {row[1].strip(): row[4].strip() for row in rows}
    for name, one in pool.PHOTOGRAPHS.items():
        assert licences[name].split(" (")[0] == one.source.rsplit(", ", 1)[1], name
