"""The bundle in a Debian without Python: unpacked, fit, selling, its icon in a panel, clicked."""

from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemonctl import control
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import BLUE, GREEN, Session, stands_still
from tests.delivery.bundle.conftest import Bundle
from tests.delivery.conftest import needs_root
from tests.delivery.deb.story import Story
from tests.delivery.roots import RELEASES, root
from tests.pool import Buyer, Market, Seller, spinner, until

pytestmark = [needs_root, pytest.mark.timeout(1800)]

# What any desktop has: the screen, its drivers, fonts and buses; and what unpacks.
DESKTOP = "libegl1 libgl1 libx11-xcb1 libdbus-1-3 libfontconfig1 fonts-dejavu-core xz-utils"
GLIB = {"bookworm": "libglib2.0-0", "trixie": "libglib2.0-0t64"}
HOME, PLACE = "/home/ann/pool", "/home/ann/cpushare"
QUIT = -1
# There is a daemon already: the session shall make none.
SELLING = Seller.__new__(Seller)


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """X server, window manager and a panel, of this machine."""
    home = tmp_path / "desktop"
    home.mkdir()
    with Desktop(home) as made:
        made.boot()
        made.tint2()
        yield made


@pytest.mark.parametrize("release", RELEASES)
def test_it_sells_and_is_paused_by_clicks_where_there_is_no_python(
    release: str, bundle: Bundle, market: Market, buyer: Buyer, desktop: Desktop, tmp_path: Path
) -> None:
    with root(release, tmp_path / release) as made:
        story = Story(made, f"bundle-{release}")
        made.bring(bundle.packed, f"/srv/{bundle.packed.name}")
        story.apt("update")
        story.apt("install", DESKTOP, GLIB[release])
        story.run("useradd --create-home ann")
        story.run("python3 --version", status=127)
        story.run(f"cd && tar -xf /srv/{bundle.packed.name}", user="ann")
        _is_fit_and_sells(story, market, buyer)
        buyer.submit(spinner(10**12), [b"1"], work_ms=10**7)
        with _screen(made.path):
            desktop.environ["CPUSHARE_HOME"] = str(made.path) + HOME
            _is_clicked(Session(desktop, _tray(story, desktop), SELLING), f"bundle-{release}")
        assert "Stopped." in _run(story, "stop")
        assert story.processes() == {}
        assert market.command("audit").returncode == 0


def _is_fit_and_sells(story: Story, market: Market, buyer: Buyer) -> None:
    assert "Fit: strangers' code can be locked in here." in _run(story, "check")
    assert "pipx install 'cpushare[market]'" in _run(story, "market serve", status=2)
    order = story.root.path / "home/ann/libcaca.cpu"
    order.write_text(
        f'format = 1\nmarket = "{market.url}"\norder = "o0"\naccount = "{buyer.account}"\n'
        'beneficiary = "libcaca"\nask = "0"\n'
    )
    # Whoever clicks is at the computer, for which the cores would wait.
    settings = f"{HOME}/config/settings.toml"
    story.run(f"mkdir -p {HOME}/config", user="ann")
    story.run(
        f"printf 'schema = 1\\n[rules]\\npause_when_active = false\\n' >{settings}", user="ann"
    )
    _run(story, "orders add /home/ann/libcaca.cpu --core 0")
    _run(story, "start --timeout 60")
    computation = buyer.submit(spinner(20_000_000), [b"a picture"], work_ms=50)
    results = buyer.results(computation)
    assert [buyer.output(one) for one in results.values()] == [b"a picture"]
    story.tell(f"the market has a confirmed result of {computation}")
    until(lambda: "jobs confirmed: 1" in _run(story, "status"), "the status tells of it")


def _is_clicked(session: Session, picture: str) -> None:
    """The icon is in a panel; pause and resume by its middle button, the window by its left one."""
    desktop = session.desktop
    until(session.workers, "a worker")
    until(session.docked, f"the icon; the tray said: {desktop.log('tray')}")
    desktop.click(*session.icon(GREEN).centre, 2)
    until(session.stopped, "the worker stops")
    assert stands_still(session)
    blue = session.icon(BLUE)
    time.sleep(0.5)  # so that the two are no double click
    desktop.click(*blue.centre, 2)
    until(lambda: not stands_still(session), "the worker goes on")
    assert control.pause_state(session.paths) is None
    green = session.icon(GREEN)
    desktop.click(*green.centre, 1)
    until(lambda: desktop.titled("CPUShare"), "the main window")
    desktop.away()
    time.sleep(1.5)
    desktop.keep(picture)
    session.choose(green, QUIT)
    until(lambda: desktop.titled("Quit CPUShare"), "the question")
    time.sleep(0.5)
    desktop.xdotool("key", "Return")
    assert session.tray.wait(30) == 0
    assert desktop.log("tray") == ""


def _tray(story: Story, desktop: Desktop) -> list[str]:
    told = {"DISPLAY": desktop.environ["DISPLAY"], "CPUSHARE_HOME": HOME}
    return story.root.words(f"exec {PLACE}/cpushare-tray", user="ann", environ=told)


def _run(story: Story, words: str, *, status: int = 0) -> str:
    return story.run(
        f"CPUSHARE_HOME={HOME} {PLACE}/cpushare {words}", user="ann", status=status, timeout_s=120
    )


@contextlib.contextmanager
def _screen(place: Path) -> Iterator[None]:
    """This machine's X servers are reached from the root."""
    sockets = place / "tmp" / ".X11-unix"
    sockets.mkdir()
    subprocess.run(["mount", "--bind", "/tmp/.X11-unix", sockets], check=True, timeout=60)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", sockets], check=True, timeout=60)
