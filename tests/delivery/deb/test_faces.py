"""The tray's and the market's packages in a fresh Debian, with what they depend on and no more."""

from __future__ import annotations

import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.delivery.conftest import needs_root
from tests.delivery.deb.packages import Packages
from tests.delivery.deb.story import Story, files, users
from tests.delivery.roots import RELEASES, root
from tests.delivery.screen import WIZARD, Screen

pytestmark = [needs_root, pytest.mark.timeout(1800)]

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
SERVED = "http://127.0.0.1:8471"


@pytest.mark.parametrize("release", RELEASES)
def test_tray_and_market_start_and_leave_nothing(
    release: str, amd64: Packages, screen: Screen, tmp_path: Path
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
        _shows(story, screen, f"deb-tray-{release}")
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


def _shows(story: Story, screen: Screen, picture: str) -> None:
    """The tray, in a session that has neither a bus nor a panel: its window is there."""
    log = story.path.with_suffix(".tray")
    with screen.program(story.root, "exec cpushare-tray", "ann", log) as process:
        title = screen.window(WIZARD, process)
        screen.picture(SCREENSHOTS / f"{picture}.png")
        story.tell(f"cpushare-tray shows the window {title!r}")
    told = log.read_text()
    log.unlink()
    assert (process.returncode, told) == (0, "")
