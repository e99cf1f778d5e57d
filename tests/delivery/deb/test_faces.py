"""The tray's and the market's packages in a fresh Debian, with what they depend on and no more."""

from __future__ import annotations

import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from tests.delivery.conftest import needs_root
from tests.delivery.deb.packages import Packages
from tests.delivery.deb.story import Story, files, users
from tests.delivery.roots import RELEASES, root
from tests.pool import until

pytestmark = [needs_root, pytest.mark.timeout(1800)]

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
WIZARD = "Is this computer fit"
SERVED = "http://127.0.0.1:8471"


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """An X server without a screen that is reached over the loopback, as from another root."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1024x700x24", "-listen", "tcp", "-ac"]
    with (tmp_path / "xvfb.log").open("wb") as log:
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log)
    assert server.stdout is not None
    try:
        yield f"127.0.0.1:{int(server.stdout.readline())}"
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


@pytest.mark.parametrize("release", RELEASES)
def test_tray_and_market_start_and_leave_nothing(
    release: str, amd64: Packages, display: str, tmp_path: Path
) -> None:
    with root(release, tmp_path / release) as made:
        story = Story(made, f"deb-faces-{release}")
        for deb in amd64.debs.values():
            made.bring(deb, f"/root/{deb.name}")
        story.apt("update")
        for name in amd64.debs:
            others = ", ".join(
                one
                for one in amd64.field(name, "Depends").split(", ")
                if not one.startswith("cpushare ")
            )
            story.apt("satisfy", f"'{others}'")
        story.run("useradd --create-home ann")
        before = files(made.path)
        known = {line for lines in users(made.path).values() for line in lines}
        story.apt("install", *(f"/root/{deb.name}" for deb in amd64.debs.values()))
        assert story.processes() == {}, "nothing was started"
        _serves(story)
        _shows(story, display, f"deb-tray-{release}")
        story.apt("purge", "cpushare", "cpushare-tray", "cpushare-market")
        assert story.processes() == {}
        now = files(made.path)
        differs = {path for path in before.keys() | now.keys() if before.get(path) != now.get(path)}
        # What ann's tray wrote is hers.
        assert differs == set()
        left = {line for lines in users(made.path).values() for line in lines} - known
        assert {line.partition(":")[0] for line in left} == {"cpushare", "cpushare-market"}


def _serves(story: Story) -> None:
    """The market, by its own user and with the words of its own file."""
    env = story.root.path / "etc/cpushare-market/market.env"
    assert "MARKET_OPTIONS=\n" in env.read_text()
    command = "cpushare market serve --data /var/lib/cpushare-market --port 8471"
    process = subprocess.Popen(
        story.root.words(f"exec {command}", user="cpushare-market"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert SERVED in process.stdout.readline()
        with urllib.request.urlopen(f"{SERVED}/healthz", timeout=20) as answer:
            told = answer.read().decode()
        story.tell(f"{command} (cpushare-market): {SERVED}/healthz answers {told!r}")
        assert told.strip() == "ok"
        stats = "cpushare market stats --data /var/lib/cpushare-market"
        assert "accounts" in story.run(stats, user="cpushare-market")
    finally:
        process.terminate()
        code = process.wait(20)
        process.stdout.close()
    assert code == 0


def _shows(story: Story, display: str, picture: str) -> None:
    """The tray, in a session that has neither a bus nor a panel: its window is there."""
    command = f"DISPLAY={display} QT_QPA_PLATFORM=xcb exec cpushare-tray"
    log = story.path.with_suffix(".tray")
    with log.open("w") as said:
        process = subprocess.Popen(
            story.root.words(command, user="ann"), stdout=said, stderr=subprocess.STDOUT
        )
    try:
        found = until(lambda: _windows(display, process, log), "a window of the tray")
        title = _xdotool(display, "getwindowname", found[0]).strip()
        screen = until(lambda: _drawn(display), "something is drawn in it")
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        screen.save(SCREENSHOTS / f"{picture}.png")
        story.tell(f"cpushare-tray shows the window {title!r}")
    finally:
        process.terminate()
        code = process.wait(30)
    told = log.read_text()
    log.unlink()
    assert (code, told) == (0, "")


def _windows(display: str, process: subprocess.Popen[bytes], log: Path) -> list[str]:
    assert process.poll() is None, log.read_text()
    return _xdotool(display, "search", "--onlyvisible", "--name", WIZARD).split()


def _drawn(display: str) -> Image.Image | None:
    """The screen, when a window with words in it stands on it."""
    screen = ImageGrab.grab(xdisplay=display)
    colours = screen.getcolors(maxcolors=1 << 24)
    return screen if colours is not None and len(colours) > 50 else None


def _xdotool(display: str, *words: str) -> str:
    return subprocess.run(
        ["xdotool", *words],
        env={"PATH": "/usr/bin:/bin", "DISPLAY": display},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    ).stdout
