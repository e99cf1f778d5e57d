"""The demo on a terminal and as plain lines."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from daemonctl.demo import view
from daemonctl.demo.progress import Snapshot
from daemonctl.demo.sample import Numbers
from daemonctl.model import Coins, CoreState, CoreStatus, Reason

CORE = CoreStatus(0, CoreState.COMPUTING, Reason.RUNNING, "demo-cpu0.cpu", job="c1/7", progress=0.5)


def snapshot(confirmed: int, failed: int = 0) -> Snapshot:
    """A look after 75 seconds."""
    return Snapshot(
        jobs=64,
        confirmed=confirmed,
        failed=failed,
        coins=Coins(total=250_000, pending=1_000),
        cores=(CORE,),
        paused=False,
        elapsed_s=75.0,
        left_s=125.0,
    )


def test_where_standard_output_is_no_terminal_there_are_plain_lines() -> None:
    assert isinstance(view.make(Console(file=io.StringIO())), view.Plain)


def test_a_plain_line_tells_count_coins_time_and_cores(capsys: pytest.CaptureFixture[str]) -> None:
    view.Plain().show(snapshot(24))
    assert capsys.readouterr().out == (
        "24 of 64 images confirmed; 0.25 CPUCoins earned, 0.001 not yet confirmed; "
        "1:15 passed, 2:05 to go; cpu0 computing, job 7, 50%\n"
    )


def test_plain_lines_do_not_repeat_themselves(capsys: pytest.CaptureFixture[str]) -> None:
    plain = view.Plain()
    for confirmed in (24, 24, 25, 28):  # a sixteenth of 64 is 4
        plain.show(snapshot(confirmed))
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["24", "28"]


def test_failed_images_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    view.Plain().show(snapshot(24, failed=2))
    assert "24 of 64 images confirmed, 2 failed" in capsys.readouterr().out


def test_a_terminal_shows_one_display_and_takes_it_away() -> None:
    screen = io.StringIO()
    terminal = view.make(Console(file=screen, force_terminal=True, width=100, highlight=False))
    terminal.say("The market is ready")
    terminal.show(snapshot(24))
    assert "24 of 64 images confirmed" in screen.getvalue()
    assert "q ends it" in screen.getvalue()
    terminal.close()
    assert screen.getvalue().endswith("\x1b[2K")  # the last line of the display is wiped


ROWS = [Numbers("photo-camera", 0.000426, 0.000341, 0.1525, 0.2922)]


def test_the_table_has_a_line_a_picture_in_columns(capsys: pytest.CaptureFixture[str]) -> None:
    view.Plain().table(ROWS)
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["picture", "E(0,0)", "E_min", "dx", "dy"],
        ["photo-camera", "4.260e-04", "3.410e-04", "+0.1525", "+0.2922"],
    ]


def test_the_table_on_a_terminal_has_the_same_cells() -> None:
    screen = io.StringIO()
    view.make(Console(file=screen, force_terminal=True, width=100)).table(ROWS)
    shown = screen.getvalue()
    assert all(cell in shown for cell in ("E(0,0)", "4.260e-04", "+0.1525", "+0.2922"))
