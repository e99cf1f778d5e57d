"""What goes into a personal image is checked before, and by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.errors import InputError, OrderError
from daemonctl.live import cpio, image, room
from tests.certificates import write_certificate
from tests.sellorders import COMMENTED


def iso(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    """As much of an ISO 9660 file system as finding the room takes."""

    def record(name: bytes, sector: int, size: int) -> bytes:
        head = bytes([0, 0]) + sector.to_bytes(4, "little") + bytes(4) + size.to_bytes(4, "little")
        made = (head + bytes(18) + bytes([len(name)]) + name).ljust(33 + len(name) + 1, b"\0")
        return bytes([len(made)]) + made[1:]

    def sector(data: bytes) -> bytes:
        return data.ljust(2048, b"\0")

    root = record(b"\0", 17, 2048)
    descriptor = sector((b"\x01CD001\x01".ljust(156, b"\0")) + root)
    top = sector(root + record(b"BOOT", 18, 2048))
    boot = sector(record(b"VMLINUZ.;1", 16, 2048) + record(b"PERSONAL.IMG;1", 19, room.ROOM_BYTES))
    path = folder / "cpushare-live.iso"
    path.write_bytes(bytes(16 * 2048) + descriptor + top + boot + room.contents(files or {}))
    return path


def order(folder: Path, text: str = COMMENTED, name: str = "libcaca-cpu3.cpu") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_an_order_lies_in_the_image_and_the_sum_beside_it(tmp_path: Path) -> None:
    prepared = iso(tmp_path)
    made = image.make(prepared, order(tmp_path), tmp_path / "mine.iso")
    data = made.path.read_bytes()
    assert len(data) == prepared.stat().st_size
    assert COMMENTED.encode() in data
    assert b"personal/libcaca.cpu\0" in data
    assert made.core == 3
    assert (tmp_path / "SHA256SUMS").read_text() == f"{made.sha256}  mine.iso\n"
    assert COMMENTED.encode() not in prepared.read_bytes()


def test_another_order_takes_the_first_one_s_place(tmp_path: Path) -> None:
    first = image.make(iso(tmp_path), order(tmp_path), tmp_path / "a.iso")
    other = order(tmp_path, COMMENTED.replace("libcaca", "others"), "others.cpu")
    second = image.make(first.path, other, tmp_path / "b.iso")
    assert b"libcaca" not in second.path.read_bytes()


def test_a_certificate_goes_along_and_a_key_does_not(tmp_path: Path) -> None:
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    write_certificate(cert, key)
    made = image.make(iso(tmp_path), order(tmp_path), tmp_path / "a.iso", cert)
    assert b"BEGIN CERTIFICATE" in made.path.read_bytes()
    with pytest.raises(InputError, match="secret key"):
        image.make(iso(tmp_path), order(tmp_path), tmp_path / "b.iso", key)
    with pytest.raises(InputError, match="no certificates"):
        image.make(iso(tmp_path), order(tmp_path), tmp_path / "b.iso", order(tmp_path))
    assert not (tmp_path / "b.iso").exists()


def test_a_bad_order_is_told_by_file_line_and_field(tmp_path: Path) -> None:
    bad = order(tmp_path, COMMENTED.replace('ask = "0"', 'ask = "much"'))
    with pytest.raises(OrderError, match=r"libcaca-cpu3\.cpu.*ask") as caught:
        image.make(iso(tmp_path), bad, tmp_path / "a.iso")
    assert caught.value.hint


@pytest.mark.parametrize("size", [0, 40_000])
def test_what_is_no_image_of_ours_is_refused(tmp_path: Path, size: int) -> None:
    other = tmp_path / "other.iso"
    other.write_bytes(bytes(size))
    with pytest.raises(InputError, match=r"other\.iso: it is no ISO"):
        image.make(other, order(tmp_path), tmp_path / "a.iso")


def test_the_prepared_image_is_not_overwritten(tmp_path: Path) -> None:
    prepared = iso(tmp_path)
    with pytest.raises(InputError, match="overwritten"):
        image.make(prepared, order(tmp_path), prepared)


def test_a_room_that_is_too_small_says_so() -> None:
    with pytest.raises(InputError, match="do not fit"):
        room.contents({"ca.pem": bytes(room.ROOM_BYTES)})


def test_an_archive_is_one_that_cpio_reads_back(tmp_path: Path) -> None:
    import subprocess

    data = cpio.archive([cpio.folder("a"), cpio.file("a/b", b"text"), cpio.link("c", "a/b")])
    told = subprocess.run(
        ["cpio", "--extract", "--make-directories", "--quiet"],
        input=data,
        cwd=tmp_path,
        timeout=60,
        check=True,
    )
    assert told.returncode == 0
    assert (tmp_path / "c").read_text() == "text"
