"""A serial console: what it says is kept with its times, waited for, and answered."""

from __future__ import annotations

import codecs
import contextlib
import re
import socket
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TextIO

# What terminals are told beside text: colours, the cursor, titles, modes.
_ESCAPE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()#][0-9A-Z]|[0-Z^-~])"
)
_UNFINISHED = re.compile(r"\x1b[^\x07]{0,200}$")
# Lines of ours around a command; nobody reads them in a transcript.
_MARKS = re.compile(r"=(?:run|run''|end)=\d")
TAIL_LINES = 60


@dataclass(frozen=True)
class Told:
    """How a command ended: its exit status, and what it said on standard output and error."""

    status: int
    output: str


class Console:
    """Reads `line` in a thread of its own until it is closed. log: where each line is kept with
    the seconds since `start` (of the monotonic clock)."""

    def __init__(self, name: str, line: socket.socket, log: Path, start: float) -> None:
        self._name = name
        self._line = line
        self._start = start
        self._text = ""
        self._seen = 0
        self._commands = 0
        self._over = False
        self._more = threading.Condition()
        log.parent.mkdir(parents=True, exist_ok=True)
        self._log: TextIO = log.open("w", encoding="utf-8")
        self._reader = threading.Thread(target=self._read, name=f"console of {name}", daemon=True)

    def __enter__(self) -> Self:
        self._reader.start()
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR)
        self._reader.join(10)
        self._log.close()

    def seconds(self) -> float:
        """Since power-on."""
        return time.monotonic() - self._start

    @property
    def text(self) -> str:
        """All that it said so far, without control sequences."""
        with self._more:
            return self._text

    def tail(self, lines: int = TAIL_LINES) -> str:
        """The last lines, for a failure's message."""
        return "\n".join(self.text.splitlines()[-lines:])

    def wait_for(self, pattern: str, deadline_s: float) -> re.Match[str]:
        """Wait until `pattern` (as re.search reads it, with MULTILINE) stands in what was said
        since the last wait's match. AssertionError with the console's tail at the deadline, and
        at once where the machine is off."""
        wanted = re.compile(pattern, re.MULTILINE)
        end = time.monotonic() + deadline_s
        with self._more:
            while True:
                if found := wanted.search(self._text, self._seen):
                    self._seen = found.end()
                    return found
                left = end - time.monotonic()
                if self._over or left <= 0:
                    break
                self._more.wait(left)
        why = "it is off" if self._over else f"not within {deadline_s:.0f} s"
        raise AssertionError(
            f"{self._name}: {why}, at {self.seconds():.0f} s: {pattern}\n{self.tail()}"
        )

    def type(self, line: str) -> None:
        """Type a line and Enter."""
        try:
            self._line.sendall(line.encode() + b"\n")
        except OSError as gone:
            raise AssertionError(f"{self._name} is off\n{self.tail()}") from gone

    def note(self, text: str) -> None:
        """Write a line of one's own into the transcript."""
        with self._more:
            self._keep(f"### {text}")

    def run(self, command: str, deadline_s: float, *, check: bool = True) -> Told:
        """Run one line of shell (in a subshell of the shell that waits on the console).

        AssertionError at the deadline and, with `check`, where it does not end with 0. What the
        kernel says on the console meanwhile stands in its output: boot with `quiet`.
        """
        assert "\n" not in command, "one line"
        self._commands += 1
        number = self._commands
        with self._more:
            self._keep(f"# {command}")
        # Quotes in the marks: the echo of what is typed is none.
        self.type(f"echo =run''={number}; ( {command} ); printf '\\n=%s={number} %s\\n' end $?")
        self.wait_for(rf"=run={number}\n", deadline_s)
        found = self.wait_for(rf"(?s)(.*?)\n=end={number} (\d+)\n", deadline_s)
        told = Told(int(found[2]), found[1])
        assert not check or told.status == 0, f"{command}: {told.status}\n{told.output}"
        return told

    def _read(self) -> None:
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        pending, kept = "", ""
        while True:
            try:
                data = self._line.recv(65536)
            except OSError:
                data = b""
            pending += decoder.decode(data, final=not data)
            unfinished = _UNFINISHED.search(_ESCAPE.sub("", pending)) if data else None
            cut = len(pending) - len(unfinished[0]) if unfinished else len(pending)
            text = _ESCAPE.sub("", pending[:cut]).replace("\r\n", "\n").replace("\r", "")
            pending = pending[cut:]
            *lines, kept = (kept + text).split("\n")
            with self._more:
                self._text += text
                self._over = not data
                for line in [*lines, kept] if not data else lines:
                    if line.strip() and not _MARKS.search(line):
                        self._keep(line)
                self._more.notify_all()
            if not data:
                return

    def _keep(self, line: str) -> None:
        if not self._log.closed:
            self._log.write(f"{self.seconds():8.2f} {line.rstrip()}\n")
            self._log.flush()
