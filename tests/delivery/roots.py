"""Debian from nothing: a root of a release with what a minimal installation has, and no more.

mmdebstrap makes it from the archive that this machine's apt is set up for, once a week (some 15 s),
and each test unpacks its own. In there, programs see this machine's network, so that a market on
the loopback is reached, and processes of their own alone.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

RELEASES = {"bookworm": 12, "trixie": 13}
CACHE = Path(__file__).parents[2] / "build" / "roots"
MAKE_S = 600.0
STALE_S = 7 * 24 * 3600.0
# The kernel's, as a chroot needs them; what lies deeper comes off first.
MOUNTS = (("proc", "proc"), ("sysfs", "sys"), ("tmpfs", "run"), ("tmpfs", "tmp"))
_CLONE_NEWNS = 0x20000
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")


class Root:
    """A system below `path`, whose programs are run by `run`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(
        self,
        command: str,
        *,
        user: str = "root",
        timeout_s: float = 300.0,
        check: bool = True,
        environ: dict[str, str] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a line of shell in it. With `check`, AssertionError where it does not end with 0."""
        told = subprocess.run(
            self.words(command, user=user, environ=environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout_s,
            check=False,
        )
        assert not check or told.returncode == 0, f"{command}: {told.returncode}\n{told.stdout}"
        return told

    def words(
        self, command: str, *, user: str = "root", environ: dict[str, str] | None = None
    ) -> list[str]:
        """What runs a line of shell in it, for a process that is to go on."""
        told = {
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root" if user == "root" else f"/home/{user}",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **(environ or {}),
        }
        enter = ["chroot", str(self.path), "env", "-i", *(f"{k}={v}" for k, v in told.items())]
        who = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}"]
        return [*enter, *who, *(["--init-groups"] if who else []), "/bin/sh", "-c", command]

    def install(self, *packages: str, timeout_s: float = 900.0) -> str:
        """apt-get install, with names of Debian's or paths of .deb files inside the root."""
        quiet = "-q -y --no-install-recommends -o Dpkg::Use-Pty=0"
        told = self.run(f"apt-get install {quiet} {' '.join(packages)}", timeout_s=timeout_s)
        return told.stdout

    def bring(self, source: Path, target: str) -> str:
        """Copy a file or folder of ours to the path `target` inside; returns `target`."""
        place = self.path / target.lstrip("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, symlinks=True)
        else:
            shutil.copy(source, place)
        return target


@contextlib.contextmanager
def root(release: str, place: Path) -> Iterator[Root]:
    """A fresh Debian `release` below `place` (an empty folder), mounted; gone afterwards, with
    every process that still runs in it."""
    _mount_for_ourselves()
    base = prepared(release)
    place.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["tar", "-xpf", base, "-C", place, "--numeric-owner"], check=True, timeout=MAKE_S
    )
    mounted: list[Path] = []
    try:
        for kind, name in MOUNTS:
            subprocess.run(["mount", "-t", kind, kind, place / name], check=True, timeout=60)
            mounted.append(place / name)
        for name in DEVICES:
            node = place / "dev" / name
            node.touch()
            subprocess.run(["mount", "--bind", f"/dev/{name}", node], check=True, timeout=60)
            mounted.append(node)
        (place / "dev" / "shm").mkdir(exist_ok=True)
        (place / "dev" / "shm").chmod(0o1777)
        shutil.copy("/etc/resolv.conf", place / "etc" / "resolv.conf")
        yield Root(place)
    finally:
        _end_processes(place)
        for path in reversed(mounted):
            subprocess.run(["umount", "--lazy", path], check=False, timeout=60)
        shutil.rmtree(place, ignore_errors=True)


def prepared(release: str) -> Path:
    """The archive of a fresh root, made where there is none or an old one."""
    target = CACHE / f"{release}.tar"
    if target.is_file() and time.time() - target.stat().st_mtime < STALE_S:
        return target
    CACHE.mkdir(parents=True, exist_ok=True)
    new = CACHE / f".{release}.{os.getpid()}.tar"
    sources = [
        f"deb {archive()} {release} main",
        f"deb {archive()} {release}-updates main",
    ]
    told = subprocess.run(
        ["mmdebstrap", "--variant=minbase", "--format=tar", release, str(new), *sources],
        capture_output=True,
        text=True,
        timeout=MAKE_S,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    new.replace(target)
    return target


def archive() -> str:
    """Where this machine's apt takes Debian from; $CPUSHARE_DEBIAN where its apt is another's."""
    if given := os.environ.get("CPUSHARE_DEBIAN"):
        return given
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)"],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    for line in told.stdout.splitlines():
        found = re.fullmatch(r"(\S*/debian)/? (\S+) main", line)
        if found is not None and not found[2].endswith("-security"):
            return found[1]
    raise AssertionError(
        "apt knows no archive of Debian's: `apt-get update` first, or name one in CPUSHARE_DEBIAN"
    )


@functools.cache
def _mount_for_ourselves() -> None:
    """Let this process's mounts be its own: they go with it, however it ends, and nobody who
    clears up its folders walks into /proc."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(_CLONE_NEWNS):
        raise OSError(ctypes.get_errno(), "unshare")
    subprocess.run(["mount", "--make-rprivate", "/"], check=True, timeout=60)


def _end_processes(place: Path) -> None:
    """Kill what still has its root there."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        found = [pid for pid in _pids() if _rooted(pid, place)]
        if not found:
            return
        for pid in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, 9)
        time.sleep(0.05)


def _pids() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _rooted(pid: int, place: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/root").readlink().is_relative_to(place)
    except OSError:
        return False
