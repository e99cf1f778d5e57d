"""What a machine's serial console says is kept, waited for and answered."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.delivery.console import Console

Ends = tuple[Console, socket.socket, Path]


@pytest.fixture
def ends(tmp_path: Path) -> Iterator[Ends]:
    """A console, the machine's end of its line, and where it is kept."""
    ours, theirs = socket.socketpair()
    log = tmp_path / "transcripts" / "machine.log"
    with ours, theirs, Console("machine", ours, log, time.monotonic()) as console:
        yield console, theirs, log


def test_colours_and_carriage_returns_are_no_text_wherever_they_are_cut(ends: Ends) -> None:
    console, theirs, _ = ends
    for byte in "\x1b[0;1;32m●\x1b[0m up\r\n\x1b[?2004h# ".encode():
        theirs.sendall(bytes([byte]))
    console.wait_for(r"^● up\n# $", 5)
    assert console.text == "● up\n# "


def test_each_wait_goes_on_where_the_last_one_matched(ends: Ends) -> None:
    console, theirs, _ = ends
    theirs.sendall(b"login: \nlogin: ")
    console.wait_for("login: ", 5)
    console.wait_for("login: ", 5)
    with pytest.raises(AssertionError, match=r"machine: not within 0 s.*login(.|\n)*login"):
        console.wait_for("login: ", 0)


def test_a_machine_that_is_off_ends_every_wait_at_once(ends: Ends) -> None:
    console, theirs, _ = ends
    theirs.sendall(b"Kernel panic\n")
    theirs.close()
    with pytest.raises(AssertionError, match=r"it is off(.|\n)*Kernel panic"):
        console.wait_for("login: ", 60)
    with pytest.raises(AssertionError, match=r"machine is off"):
        console.type("anybody there?")


def test_a_command_s_status_and_output_are_told_without_its_echo(ends: Ends) -> None:
    console, theirs, log = ends

    def shell() -> None:
        for number, (said, status) in enumerate((("one\r\ntwo", 0), ("", 3), ("no\r\n", 4)), 1):
            typed = b""
            while b"\n" not in typed:
                typed += theirs.recv(4096)
            end = f"\r\n=end={number} {status}\r\n# "
            theirs.sendall(typed + f"=run={number}\r\n{said}{end}".encode())

    other = threading.Thread(target=shell)
    other.start()
    told = console.run("cat file", 5)
    assert (told.status, told.output) == (0, "one\ntwo")
    assert console.run("exit 3", 5, check=False).status == 3
    with pytest.raises(AssertionError, match="ls nothing: 4\nno\n"):
        console.run("ls nothing", 5)
    other.join(10)
    lines = [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()]
    assert lines == ["# cat file", "one", "two", "# exit 3", "# ls nothing", "no"]
    assert all(float(line.split()[0]) < 60 for line in log.read_text().splitlines())
