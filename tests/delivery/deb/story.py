"""A root in which commands are run and written down: the transcript of a story."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

from tests.delivery.roots import Root

TRANSCRIPTS = Path(__file__).parents[3] / "build" / "transcripts"
# The kernel's, what a test brings, and what apt and dpkg write down of every package.
PASSED = re.compile(
    r"/(proc|sys|dev|run|tmp|root|home)/.*"
    r"|/var/(lib/apt|cache/apt|cache/ldconfig|log/apt)/.*"
    r"|/var/log/(dpkg|alternatives)\.log|/var/cache/debconf/.*"
    r"|/var/lib/dpkg/(status|available|lock|triggers/).*"
    # The users stay, see docs/files.md; `users` compares what is in there.
    r"|/etc/(passwd|group|shadow|gshadow)-?|/etc/\.pwd\.lock"
)
# What is said of every package that apt unpacks.
NOISE = re.compile(
    r"(Get:|Selecting previously|Preparing to unpack|Unpacking|Fetched|Reading|\(Reading"
    r"|Building dep|Need to get|After this operation|debconf:|E: Can not write log).*"
)


class Story:
    """What is done in a root, one command after the other; all of it stands in `path`."""

    def __init__(self, root: Root, name: str) -> None:
        self.root = root
        self.path = TRANSCRIPTS / f"{name}.txt"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text("")
        self._began = time.monotonic()

    def run(
        self, command: str, *, user: str = "root", status: int = 0, timeout_s: float = 900.0
    ) -> str:
        """Run a line of shell, which is to end with `status`; what it said."""
        sign = "#" if user == "root" else "$"
        self._write(f"[{time.monotonic() - self._began:6.1f} s] {user} {sign} {command}\n")
        done = self.root.run(command, user=user, timeout_s=timeout_s, check=False)
        kept = [line for line in done.stdout.splitlines() if NOISE.match(line) is None]
        self._write("".join(f"{line}\n" for line in kept))
        assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}"
        return done.stdout

    def apt(self, command: str, *packages: str) -> str:
        """apt-get, without a question."""
        words = " ".join(packages)
        quiet = "-q -y --no-install-recommends -o Dpkg::Use-Pty=0 -o APT::Color=0"
        return self.run(f"apt-get {quiet} {command} {words}".rstrip())

    def tell(self, line: str) -> None:
        """Write down what was looked at from outside."""
        self._write(f"[{time.monotonic() - self._began:6.1f} s] -- {line}\n")

    def processes(self) -> dict[int, str]:
        """Those that run in the root, with their words; none of the kernel's."""
        found = {}
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                if (entry / "root").readlink() == self.root.path:
                    words = (entry / "cmdline").read_bytes().replace(b"\0", b" ")
                    found[int(entry.name)] = words.decode(errors="replace").strip()
            except OSError:
                continue
        return found

    def daemon(self) -> int:
        """The seller daemon; 0 where there is none."""
        found = [pid for pid, words in self.processes().items() if words.endswith("--system")]
        assert len(found) <= 1, self.processes()
        return found[0] if found else 0

    def _write(self, text: str) -> None:
        with self.path.open("a") as file:
            file.write(text)


def files(root: Path) -> dict[str, str]:
    """Every path of a root -> its kind, rights, owner and content; `PASSED` are left out."""
    return dict(_files(root))


def users(root: Path) -> dict[str, list[str]]:
    """The lines of the files of users and groups."""
    names = ("passwd", "group", "shadow", "gshadow")
    return {name: (root / "etc" / name).read_text().splitlines() for name in names}


def _files(root: Path) -> Iterator[tuple[str, str]]:
    for folder, names, leaves in os.walk(root):
        for name in (*names, *leaves):
            path = Path(folder, name)
            inside = f"/{path.relative_to(root)}"
            if PASSED.fullmatch(inside) is not None:
                continue
            found = path.lstat()
            told = f"{stat.filemode(found.st_mode)} {found.st_uid}:{found.st_gid}"
            if path.is_symlink():
                told += f" -> {path.readlink()}"
            elif path.is_file():
                told += f" {hashlib.sha256(path.read_bytes()).hexdigest()}"
            yield inside, told
        names[:] = [
            name
            for name in names
            if not (Path(folder) == root and name in ("proc", "sys", "dev", "run", "tmp"))
        ]
