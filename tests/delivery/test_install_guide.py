"""README.md's three ways of installing, each line as it stands there, in a fresh Debian."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.bundle.conftest import Bundle, bundle
from tests.delivery.conftest import needs_root
from tests.delivery.deb.conftest import amd64
from tests.delivery.deb.packages import Packages, told
from tests.delivery.roots import Root, root
from tests.delivery.screen import WIZARD, Screen

pytestmark = [needs_root, pytest.mark.timeout(1800)]

__all__ = ["amd64", "bundle"]
"""Fixtures of the topics that test each more closely."""

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
TRAY = re.compile(r"^(\./cpushare/)?cpushare-tray$")
# What each desktop has, of the libraries that Qt wants.
DESKTOP = (
    "libegl1 libgl1 libx11-xcb1 libdbus-1-3 libfontconfig1 libglib2.0-0t64 libxkbcommon-x11-0"
    " libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 fonts-dejavu-core"
)


def ways() -> list[list[str]]:
    """The commands of each way."""
    section = re.search(r"^## Installing\n.*?(?=^## )", README, re.M | re.S)
    assert section is not None
    found = re.findall(r"^```sh\n(.*?)^```", section[0], re.M | re.S)
    return [block.strip().splitlines() for block in found]


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Root]:
    """A Debian 13 of a person ann, who may become root."""
    with root("trixie", tmp_path / "trixie") as made:
        made.run("apt-get update")
        made.run("useradd --create-home ann")
        # Asked by nobody: ann would answer yes.
        (made.path / "etc/apt/apt.conf.d/yes").write_text('APT::Get::Assume-Yes "true";\n')
        yield made


def follow(lines: list[str], desktop: Root, screen: Screen, *, sudo: bool = False) -> None:
    """Run each line in ann's home; the last one, which is to show the tray's wizard, too."""
    *first, last = lines
    assert TRAY.match(last), lines
    path = "PATH=$HOME/.local/bin:$PATH"
    for line in first:
        assert line.startswith("sudo ") == sudo
        words = line.removeprefix("sudo ")
        desktop.run(
            f"cd /home/ann && {path} && {words}",
            user="root" if sudo else "ann",
            timeout_s=900,
            environ=_index(desktop),
        )
    log = desktop.path / "home/ann/tray.log"
    with screen.program(desktop, f"cd && {path} exec {last}", "ann", log) as tray:
        screen.window(WIZARD, tray)
    assert (tray.returncode, log.read_text()) == (0, "")


def _index(desktop: Root) -> dict[str, str]:
    """This machine's settings of pip, and the certificates that they name."""
    told = {"PIP_FIND_LINKS": "/home/ann", "PIP_ROOT_USER_ACTION": "ignore"}
    for name in ("PIP_INDEX_URL", "PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE"):
        value = os.environ.get(name, "")
        if value.startswith("/") and Path(value).is_file():
            desktop.bring(Path(value), "/home/ann/.certificates.pem")
            value = "/home/ann/.certificates.pem"
        if value:
            told[name] = value
    return told


def test_there_are_three_ways() -> None:
    assert [lines[0].split()[:2] for lines in ways()] == [
        ["sudo", "apt"],
        ["tar", "-xf"],
        ["pipx", "install"],
    ]


def test_the_packages(amd64: Packages, desktop: Root, screen: Screen) -> None:
    for deb in amd64.debs.values():
        desktop.bring(deb, f"/home/ann/{deb.name}")
    follow(ways()[0], desktop, screen, sudo=True)


def test_the_folder(bundle: Bundle, desktop: Root, screen: Screen) -> None:
    desktop.run(f"apt-get install --no-install-recommends {DESKTOP} xz-utils")
    desktop.bring(bundle.packed, f"/home/ann/{bundle.packed.name}")
    follow(ways()[1], desktop, screen)


def test_pipx(desktop: Root, screen: Screen) -> None:
    desktop.run(f"apt-get install --no-install-recommends {DESKTOP} pipx", timeout_s=900)
    for wheel in _wheel():
        desktop.bring(wheel, f"/home/ann/{wheel.name}")
    follow(ways()[2], desktop, screen)


def _wheel() -> list[Path]:
    """What `make dist` makes."""
    told("make", "--no-print-directory", "dist")
    found = sorted((ROOT / "dist").glob("cpushare-*-py3-none-any.whl"))
    assert found
    return found[-1:]
