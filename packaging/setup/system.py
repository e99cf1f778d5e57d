"""Which packages of the distribution a purpose needs, and how they come onto this machine.

    python3 packaging/setup/system.py venv|run|deb|bundle|live|test|bench|desktops

Names what is missing, then installs it where this user may (root, or sudo without a password);
where not, prints the command and ends with 1. Standard library alone: it runs before there is
an environment. A distribution without dpkg is left alone, its user knows its package names.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping

APT_DEADLINE_S = 1800

PURPOSES = ("venv", "run", "deb", "bundle", "live", "test", "bench", "desktops")

# Each entry is one package; where its name differs by release, the names in order of preference.
Need = tuple[str, ...]

VENV: tuple[Need, ...] = (("python3-venv",),)

QT: tuple[Need, ...] = (
    # What the Qt libraries of the wheel are linked against ...
    ("libegl1",),
    ("libgl1",),
    ("libglib2.0-0t64", "libglib2.0-0"),
    ("libdbus-1-3",),
    ("libfontconfig1",),
    ("libxkbcommon0",),
    # ... what its X11 platform plugin is ...
    ("libxcb-cursor0",),
    ("libxkbcommon-x11-0",),
    ("libxcb-icccm4",),
    ("libxcb-keysyms1",),
    ("libxcb-shape0",),
    # ... and its Wayland one.
    ("libwayland-cursor0",),
)

DESKTOP: tuple[Need, ...] = (
    # A desktop without a screen: X server, window manager, a panel that takes icons by X11, one
    # that takes them by D-Bus, a hand, and a keyring with its password window.
    ("xvfb",),
    ("openbox",),
    ("tint2",),
    ("xfce4-panel",),
    ("xdotool",),
    ("dbus-daemon",),
    ("gnome-keyring",),
    ("gcr",),
    # What shows notifications, and what judges desktop files.
    ("dunst",),
    ("desktop-file-utils",),
)

DESKTOPS: tuple[Need, ...] = (
    # Whole desktops of Wayland, nested in an X server: 700 MB, so for no other purpose.
    ("gnome-shell",),
    ("gnome-shell-extension-appindicator",),
    ("gjs",),
    ("kwin-wayland",),
)

# What the market's site is looked at with.
WEB: tuple[Need, ...] = (("chromium",),)

# What a Debian package is built and judged with, this machine's and arm64's ...
DEB: tuple[Need, ...] = (
    ("dpkg-dev",),
    ("debhelper",),
    ("dh-python",),
    ("fakeroot",),
    ("lintian",),
    ("python3",),
    ("binutils-aarch64-linux-gnu",),
)

# ... a bundle ...
BUNDLE: tuple[Need, ...] = (("binutils",), ("xz-utils",))

# ... and an image that boots by BIOS and by UEFI.
LIVE: tuple[Need, ...] = (
    ("busybox-static",),
    ("cpio",),
    ("kmod",),
    ("xz-utils",),
    ("binutils",),
    ("grub-pc-bin",),
    ("grub-efi-amd64-bin",),
    ("grub-common",),
    ("mtools",),
    ("dosfstools",),
    ("xorriso",),
)

# Where packages, bundle and image are tried: Debian from nothing, and a machine of its own.
MACHINES: tuple[Need, ...] = (
    ("mmdebstrap",),
    ("debian-archive-keyring",),
    ("e2fsprogs",),
    ("qemu-system-x86",),
    ("qemu-user-static",),
    ("ovmf",),
    ("systemd",),
)

# What judges a desktop's files, and reads manuals and completions.
JUDGES: tuple[Need, ...] = (
    ("appstream",),
    ("shared-mime-info",),
    ("xdg-utils",),
    ("man-db",),
    ("mandoc",),
    ("bash-completion",),
    ("zsh",),
    ("fish",),
)

DELIVERY = DEB + BUNDLE + LIVE

# What sandboxed results and times are held against.
NATIVE: tuple[Need, ...] = (("gcc",), ("libc6-dev",))


def needs(purpose: str, environ: Mapping[str, str]) -> tuple[Need, ...]:
    """The packages that `purpose` needs on this machine; venv and run: of this session."""
    if purpose == "venv":
        return () if _has_ensurepip() else VENV
    if purpose == "run":
        # Without a display there is no tray, and then nothing of Qt is loaded.
        return QT if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY") else ()
    made = {"deb": DEB, "bundle": QT + BUNDLE, "live": BUNDLE + LIVE}
    if purpose in made:
        return made[purpose]
    tried = QT + DESKTOP + WEB + NATIVE + DELIVERY + MACHINES + JUDGES
    return tuple(dict.fromkeys(tried)) + (DESKTOPS if purpose == "desktops" else ())


def missing(wanted: Iterable[Need], installed: set[str]) -> list[Need]:
    """Those needs of which no alternative is installed."""
    return [need for need in wanted if not installed.intersection(need)]


def installed(names: Iterable[str]) -> set[str]:
    """Those of the packages that are installed, as dpkg knows them."""
    answer = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *names],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,  # it fails as soon as one package is unknown to it
    )
    pairs = (line.split() for line in answer.stdout.splitlines())
    return {pair[0] for pair in pairs if pair[1:] == ["installed"]}


def choose(need: Need) -> str:
    """The alternative that this release has; the last, oldest name where apt knows none."""
    for name in need[:-1]:
        answer = subprocess.run(
            ["apt-cache", "show", "--no-all-versions", name],
            capture_output=True,
            timeout=60,
            check=False,
        )
        if answer.returncode == 0 and answer.stdout:
            return name
    return need[-1]


def commands(names: Iterable[str], prefix: tuple[str, ...]) -> list[list[str]]:
    """What installs the packages: apt-get, after `prefix` (sudo)."""
    lock = ["-o", "DPkg::Lock::Timeout=300"]
    return [
        [*prefix, "apt-get", *lock, "update", "-q"],
        [*prefix, "apt-get", *lock, "install", "-q", "-y", "--no-install-recommends", *names],
    ]


def privilege() -> tuple[str, ...] | None:
    """What goes before apt-get so that it may install; None where this user may not."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(
        ["sudo", "-n", "true"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return ("sudo", "-n") if asked.returncode == 0 else None


def by_hand(names: Iterable[str]) -> str:
    """The one command that a person types to install the packages."""
    install = f"apt-get install --no-install-recommends {shlex.join(names)}"
    return f"sudo apt-get update && sudo {install}"


def main(words: list[str] | None = None) -> int:
    """0: all there, perhaps since now. 1: something is missing and stays so."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("purpose", choices=PURPOSES)
    purpose = parser.parse_args(words).purpose
    wanted = needs(purpose, os.environ)
    if not wanted or shutil.which("dpkg-query") is None:
        return 0
    lacking = missing(wanted, installed(name for need in wanted for name in need))
    if not lacking:
        return 0
    may = privilege()
    # The lists may be old or absent on a fresh machine: names are chosen after the update.
    if may is not None:
        _say(f"make {purpose} needs system packages: {_names(lacking)}")
        _say("Installing them with apt-get.")
        failed = _run(commands((), may)[0])
        names = [choose(need) for need in lacking]
        if not failed and not _run(commands(names, may)[1]):
            return 0
        _say("apt-get failed; its own words stand above. Once it works again, or by hand:")
    else:
        _say(f"make {purpose} needs system packages: {_names(lacking)}")
        _say("They are not installed, and this user may not install them. Run:")
    _say(f"    {by_hand([choose(need) for need in lacking])}")
    return 1


def _has_ensurepip() -> bool:
    # Debian splits it off into python3-venv; elsewhere it comes with Python.
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return False
    return True


def _names(wanted: Iterable[Need]) -> str:
    return " ".join(choose(need) for need in wanted)


def _run(command: list[str]) -> int:
    _say(f"$ {shlex.join(command)}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(
            command, env=environ, stdin=subprocess.DEVNULL, timeout=APT_DEADLINE_S, check=False
        ).returncode
    except subprocess.TimeoutExpired:
        _say(f"It did not end within {APT_DEADLINE_S} s.")
        return 1


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
