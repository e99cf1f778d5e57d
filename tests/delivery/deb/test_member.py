"""A desktop's volunteer who is in the group: their tray is about the machine's daemon."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from tests.delivery.conftest import needs_root
from tests.delivery.deb.packages import Packages
from tests.delivery.deb.story import Story
from tests.delivery.roots import root
from tests.delivery.screen import Screen
from tests.pool import Buyer, Market, spinner, until

pytestmark = [needs_root, pytest.mark.timeout(1800)]

SCREENSHOTS = Path(__file__).parents[3] / "build" / "screenshots"
LONG = 400_000_000_000
NOT_FOR_ANN = "schema = 1\n[rules]\npause_when_active = false"
ORDER = (
    'format = 1\nmarket = "{}"\norder = "o0"\naccount = "{}"\nbeneficiary = "libcaca"\nask = "0"\n'
)


def test_the_tray_of_a_member_shows_and_pauses_the_machine_s_daemon(
    amd64: Packages, market: Market, screen: Screen, tmp_path: Path
) -> None:
    with root("trixie", tmp_path / "trixie") as made:
        story = Story(made, "deb-member")
        debs = [amd64.debs[name] for name in ("cpushare", "cpushare-tray")]
        for deb in debs:
            made.bring(deb, f"/root/{deb.name}")
        story.apt("update")
        story.apt("install", "openbox", *(f"/root/{deb.name}" for deb in debs))
        story.run("useradd --create-home --groups cpushare ann")
        buyer = Buyer(market.url, "libcaca")
        order = ORDER.format(market.url, buyer.account)
        (made.path / "etc/cpushare/libcaca-cpu0.cpu").write_text(order)
        buyer.submit(spinner(LONG), [b"a picture"], work_ms=10_000_000)
        story.run("/etc/init.d/cpushare start")
        worker = until(lambda: _core(story).get("worker"), "a core computes")["pid"]
        log = story.path.with_suffix(".tray")
        with screen.program(made, "openbox & exec cpushare-tray", "ann", log) as tray:
            # By itself, as this desktop has no place for an icon.
            screen.window("^CPUShare$", tray)
            # It senses ann for the machine's daemon, whose rule makes room for who is there.
            until(lambda: _core(story)["reason"] == "user-active", "the core makes room for ann")
            assert _state(worker) == "T"
            story.run(f"echo '{NOT_FOR_ANN}' > /etc/cpushare/settings.toml", user="ann")
            until(lambda: _state(worker) != "T", "the rule is off")
            screen.press("key", "alt+p")
            time.sleep(0.3)
            screen.press("key", "p")  # the last of the menu's pauses: until I resume
            until(lambda: _state(worker) == "T", "its worker stands still")
            assert "Paused" in story.run("cpushare status", user="ann")
            until(lambda: _core(story)["state"] == "paused", "the daemon says so")
            screen.picture(SCREENSHOTS / "deb-member.png")
            screen.press("key", "alt+r")
            until(lambda: _state(worker) != "T", "its worker goes on")
        assert story.daemon(), "the tray has ended, the machine's daemon has not"
        assert not list((made.path / "home/ann").glob(".config/cpushare/orders/*"))
        log.unlink()
        buyer.close()


def _core(story: Story) -> dict[str, Any]:
    """What the daemon says of its only core."""
    told = json.loads(story.run("cpushare status --json", user="ann"))
    (core,) = told["cores"]
    return dict(core)


def _state(pid: int) -> str:
    """The process's state as the kernel shows it; "T": stopped."""
    stat = Path(f"/proc/{pid}/stat").read_text()
    return stat[stat.rindex(")") + 2]
