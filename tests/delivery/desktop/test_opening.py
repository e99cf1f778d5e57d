"""A .cpu file is opened as people open files, and the tray asks whether to sell cores by it."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest

from daemonctl import control
from daemonctl.paths import Paths
from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import ORDER
from tests.pool import until

KIND = "application/x-cpushare-order"
QUESTION = "Sell cores for libcaca\\?"


@pytest.fixture
def installed(desktop: Desktop, share: Path) -> Desktop:
    """A desktop on which a package has put our files among the system's, as its triggers do."""
    place = desktop.home / "usr-share"
    shutil.copytree(share, place)
    for command in (["update-desktop-database", place / "applications"],
                    ["update-mime-database", place / "mime"]):  # fmt: skip
        subprocess.run([*map(str, command)], check=True, capture_output=True, timeout=60)
    desktop.environ["XDG_DATA_DIRS"] = f"{place}:/usr/share"
    # xdg-open hands files to GIO where the desktop is one of GTK's.
    desktop.environ["XDG_CURRENT_DESKTOP"] = "GNOME"
    return desktop


def asked(desktop: Desktop, *command: str) -> str:
    told = subprocess.run(
        command, env=desktop.environ, capture_output=True, text=True, timeout=60, check=False
    )
    return told.stdout + told.stderr


def question(desktop: Desktop) -> str:
    return until(lambda: desktop.titled(QUESTION), f"a window that asks; {desktop.log('open')}")[0]


@pytest.mark.timeout(240)
def test_a_sell_order_that_is_opened_is_asked_about_and_sold(
    installed: Desktop, tmp_path: Path
) -> None:
    desktop = installed
    order = tmp_path / "libcaca.cpu"
    order.write_text(ORDER)
    assert KIND in asked(desktop, "gio", "info", "-a", "standard::content-type", str(order))
    assert "cpushare-tray.desktop" in asked(desktop, "gio", "mime", KIND)

    # No tray runs: the file starts it.
    desktop.start("open", "xdg-open", str(order))
    question(desktop)
    time.sleep(0.7)
    desktop.keep("open-order-first")
    desktop.xdotool("key", "Escape")
    until(lambda: not desktop.titled(QUESTION), "Cancel closes it")
    paths = Paths.current(desktop.environ)
    assert not paths.orders.exists(), "nothing is sold that nobody agreed to"

    # It runs now: the second file goes to it.
    desktop.start("open", "gio", "open", str(order))
    question(desktop)
    try:
        desktop.xdotool("key", "Return")
        until(lambda: list(paths.orders.glob("libcaca-cpu*.cpu")), "the cores are sold")
        status = until(lambda: control.status(paths), "the daemon is started")
        until(lambda: desktop.titled("CPUShare"), "the window shows what comes of it")
        time.sleep(0.7)
        desktop.keep("open-order-sold")
        assert {core.beneficiary for core in status.cores} == {"libcaca"}
    finally:
        control.stop(paths)


@pytest.mark.timeout(240)
def test_a_file_that_is_none_is_refused_in_words(installed: Desktop, tmp_path: Path) -> None:
    desktop = installed
    broken = tmp_path / "broken.cpu"
    broken.write_text(ORDER.replace('ask = "0"', 'ask = "a lot"'))
    foreign = tmp_path / "foreign.cpu"
    foreign.write_bytes(bytes(range(256)))
    for number, file in enumerate((broken, foreign)):
        desktop.start("open", "xdg-open", str(file))
        until(lambda at=number: len(desktop.titled("CPUShare")) > at, f"{file.name}: a window")
        time.sleep(0.7)
        desktop.keep(f"open-order-{file.stem}")
