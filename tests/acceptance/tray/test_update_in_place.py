"""A real tray in a real panel whose files are replaced under it while it runs."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.acceptance.tray.desktop import Desktop
from tests.acceptance.tray.session import GREEN, Session
from tests.newer import NEWER, Installation
from tests.pool import until

SOON = (
    "import sys; import tray.successor as s; s.EVERY_S = 1.0;"
    "from tray.app import main; sys.exit(main())"
)
"""A tray that does not wait a minute between two looks; its timer knows whole seconds."""


def test_the_tray_goes_on_as_the_newer_one_once_its_window_is_closed(
    panel: Desktop, tmp_path: Path
) -> None:
    ours = Installation(tmp_path / "code", ("daemonctl", "tray", "icons"))
    panel.environ |= ours.environ
    session = Session(panel, (sys.executable, "-P", "-c", SOON))
    icon = session.icon(GREEN)
    panel.click(*icon.centre, 1)
    (window,) = until(lambda: panel.titled("CPUShare"), "the window")
    command = Path(f"/proc/{session.tray.pid}/cmdline")
    before = command.read_bytes()

    ours.update()
    time.sleep(5.0)
    assert command.read_bytes() == before, "nobody's window is closed under his eyes"
    assert panel.titled("CPUShare") == [window]

    panel.xdotool("key", "--window", window, "alt+F4")
    until(lambda: b"tray.app\0--hidden" in command.read_bytes(), "the newer one runs")
    session.icon(GREEN)
    assert session.tray.poll() is None, "who started it need not know"
    assert panel.titled("CPUShare") == []
    panel.click(*session.icon(GREEN).centre, 1)
    until(lambda: panel.titled("CPUShare"), "its window")
    panel.keep(f"update-in-place-{panel.panel}")
    assert panel.log("tray") == ""
    told = subprocess.run(
        (sys.executable, "-P", "-m", "tray.app", "--version"),
        env=panel.environ,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert told.stdout == f"cpushare-tray {NEWER}\n", "which is what it became"
