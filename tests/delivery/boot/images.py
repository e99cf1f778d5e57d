"""Disks with Debian on them, as an installation leaves one: systemd, udev, D-Bus, polkit, a kernel.

mmdebstrap makes each once a week (a minute or two) into build/roots, with what the packages under
test depend on, which a machine in a test could not fetch. Root is logged in on the serial console;
`ada` and `bob` are people. The kernel and its initial disk lie beside it, to be booted directly.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.delivery.roots import CACHE, STALE_S, archive

MAKE_S = 900.0
SIZE_MB = 3072
SYSTEM = (
    "linux-image-cloud-amd64",
    "initramfs-tools",
    "zstd",
    "systemd",
    "systemd-sysv",
    "libpam-systemd",
    "udev",
    "dbus",
    "polkitd",
    "adduser",
    "ca-certificates",
    "iproute2",
    "procps",
    "python3",
)
# What a machine on a shelf does in its first minutes beside us: nothing.
_MASKED = ("apt-daily.timer", "apt-daily-upgrade.timer", "e2scrub_all.timer")
_FILES = {
    "etc/hostname": "RELEASE\n",
    "etc/hosts": "127.0.0.1 localhost RELEASE\n",
    "etc/fstab": "/dev/vda / ext4 rw,noatime 0 1\n",
    "etc/systemd/network/cable.network": "[Match]\nType=ether\n[Network]\nDHCP=ipv4\n",
    "etc/systemd/system/serial-getty@ttyS0.service.d/root.conf": (
        "[Service]\nExecStart=\n"
        "ExecStart=-/sbin/agetty --autologin root --noclear --keep-baud 115200 - dumb\n"
    ),
    # A journal that is there after a reboot.
    "var/log/journal/.keep": "",
}
_ORDERS = (
    "useradd --create-home --shell /bin/bash ada",
    "useradd --create-home --shell /bin/bash bob",
    "systemctl enable systemd-networkd.service",
    # It reaches none whom the world's authorities vouch for; each would cost time.
    "sed -i 's/^[^#]/!&/' /etc/ca-certificates.conf && update-ca-certificates --fresh",
    f"systemctl mask {' '.join(_MASKED)}",
    "rm -rf /var/cache/apt/archives/*.deb /var/lib/apt/lists/*_Packages",
)


@dataclass(frozen=True)
class Installed:
    """A disk (raw, ext4 without partitions), and what is booted with it."""

    disk: Path
    kernel: Path
    initrd: Path

    def append(self) -> str:
        """The kernel's words: what it would say on the console is in the journal."""
        # What makes a processor safe from its own mistakes costs an emulated one a third.
        quiet = "quiet loglevel=3 systemd.show_status=0 mitigations=off"
        return f"root=/dev/vda rw console=tty0 console=ttyS0 {quiet}"


def installed(release: str, depends: Iterable[str] = ()) -> Installed:
    """Debian `release` with the packages `depends` beside SYSTEM; made where there is none or an
    old one. AssertionError with mmdebstrap's last words where it cannot be made."""
    packages = sorted({*SYSTEM, *depends})
    recipe = repr((packages, _FILES, _ORDERS, SIZE_MB))
    place = CACHE / f"{release}-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"
    found = Installed(place / "disk.img", place / "vmlinuz", place / "initrd.img")
    if place.is_dir() and time.time() - place.stat().st_mtime < STALE_S:
        return found
    sys.stderr.write(f"making a disk with Debian {release}: some two minutes\n")
    new = CACHE / f".{place.name}.{os.getpid()}"
    try:
        _make(release, packages, new)
        for older in CACHE.glob(f"{release}-*"):
            shutil.rmtree(older)
        new.rename(place)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return found


def _make(release: str, packages: list[str], new: Path) -> None:
    tree = new / "tree"
    new.mkdir(parents=True)
    suites = (release, f"{release}-updates")
    sources = [f"deb {archive()} {suite} main" for suite in suites]
    words = ["--variant=minbase", "--format=directory", f"--include={','.join(packages)}"]
    told = subprocess.run(
        ["nice", "-n", "10", "mmdebstrap", *words, release, str(tree), *sources],
        capture_output=True,
        text=True,
        timeout=MAKE_S,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    for name, text in _FILES.items():
        file = tree / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("RELEASE", release))
    for order in _ORDERS:
        words = ["chroot", str(tree), "sh", "-c", order]
        told = subprocess.run(words, capture_output=True, text=True, timeout=120, check=False)
        assert told.returncode == 0, f"{order}: {told.stdout}{told.stderr}"
    for name in ("vmlinuz", "initrd.img"):
        shutil.copy(tree / name, new / name)
    disk = new / "disk.img"
    with disk.open("wb") as file:
        file.truncate(SIZE_MB << 20)
    options = ["-q", "-t", "ext4", "-E", "lazy_itable_init=1", "-L", release, "-d", str(tree)]
    subprocess.run(["mke2fs", *options, str(disk)], check=True, timeout=MAKE_S)
    shutil.rmtree(tree)
