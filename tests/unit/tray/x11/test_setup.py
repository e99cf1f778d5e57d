"""What a server says of itself at first."""

from __future__ import annotations

import struct

import pytest

from tray.x11.address import NoServer
from tray.x11.setup import Setup, greeting


def screen(root: int) -> bytes:
    """One with a depth of two visuals and one of none."""
    depths = struct.pack("=BxH4x", 24, 2) + bytes(48) + struct.pack("=BxH4x", 1, 0)
    return struct.pack("=I35xB", root, 2) + depths


def answer(vendor: bytes, *screens: bytes) -> bytes:
    head = struct.pack(
        "=IIIIHHBBBBBBBB4x", 1, 0x200000, 0x1FFFFF, 0, len(vendor), 65535, len(screens), 2, 0, 0,
        32, 32, 8, 255,
    )  # fmt: skip
    return head + vendor + bytes(-len(vendor) % 4) + bytes(16) + b"".join(screens)


def test_the_root_is_that_of_the_display_s_screen() -> None:
    data = answer(b"somebody", screen(0x51), screen(0x52))
    assert Setup.parse(data, 0) == Setup(0x200000, 0x51, 8, 255)
    assert Setup.parse(data, 1).root == 0x52
    assert Setup.parse(data, 7).root == 0x52, "a screen that is not there: the last one"


def test_an_answer_that_is_cut_off_is_no_server() -> None:
    with pytest.raises(NoServer, match="cut off"):
        Setup.parse(answer(b"us", screen(1))[:40], 0)


def test_names_and_secrets_are_filled_up_to_whole_words() -> None:
    assert len(greeting(b"", b"")) == 12
    assert greeting(b"abcde", b"xy")[12:] == b"abcde\0\0\0xy\0\0"
