"""A machine boots, speaks, shows its screen and ends; here with a kernel and busybox alone."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.delivery.boot.images import Installed
from tests.delivery.conftest import needs_root
from tests.delivery.machine import TRANSCRIPTS, Hardware, machine

pytestmark = [needs_root, pytest.mark.timeout(900)]

BUSYBOX = "/bin/busybox"
BOOT_S = 120.0
INIT = """#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t devtmpfs dev /dev
exec setsid sh -c 'exec sh < /dev/ttyS0 > /dev/ttyS0 2>&1'
"""


def initrd(folder: Path) -> Path:
    """An initial disk with busybox, whose shell is on the serial console."""
    tree, target = folder / "tree", folder / "initrd"
    for name in ("bin", "dev", "proc"):
        (tree / name).mkdir(parents=True)
    shutil.copy(BUSYBOX, tree / "bin")
    (tree / "init").write_text(INIT)
    (tree / "init").chmod(0o755)
    with target.open("wb") as file:
        subprocess.run(
            "find . | cpio --quiet -o -H newc",
            shell=True,
            cwd=tree,
            stdout=file,
            check=True,
            timeout=60,
        )
    return target


def test_a_kernel_boots_to_a_shell_that_answers_and_powers_off(
    disk: Callable[[str], Installed], tmp_path: Path
) -> None:
    hardware = Hardware(
        memory_mb=256,
        kernel=disk("bookworm").kernel,
        initrd=initrd(tmp_path),
        append="console=tty0 console=ttyS0 quiet",
        network="",
    )
    with machine("tiny", hardware) as on:
        on.wait_for("built-in shell", BOOT_S)
        told = on.run("nproc; echo its words >&2; exit 3", check=False)
        assert (told.status, told.output) == (3, "2\nits words\n")
        with pytest.raises(AssertionError, match="ls /nothing: 1\nls: /nothing: No such file"):
            on.run("ls /nothing")
        on.run("echo this is on the screen > /dev/tty0")
        with Image.open(on.screendump(tmp_path / "screen.png")) as screen:
            assert screen.format == "PNG"
            assert len(screen.getcolors() or []) > 1, "it is not blank"
        on.type("poweroff -f")
        on.wait_off(60)
        with pytest.raises(AssertionError, match="it is off"):
            on.wait_for("anything more", 60)
    stamped = (TRANSCRIPTS / "tiny.log").read_text().splitlines()
    assert any(line.split()[1:] == ["its", "words"] for line in stamped)


def test_its_firmware_shows_itself_and_it_is_off_at_the_end(tmp_path: Path) -> None:
    with machine("firmware", Hardware(memory_mb=256, firmware="uefi", network="")) as on:
        with Image.open(on.screendump(tmp_path / "screen.png")) as screen:
            assert screen.width >= 640
        assert on.process.poll() is None
    assert on.process.poll() is not None


def test_a_machine_that_cannot_be_built_says_why() -> None:
    with (
        pytest.raises(AssertionError, match=r"'no-such-card' is not a valid device"),
        machine("none", Hardware(network="no-such-card")),
    ):
        pass
