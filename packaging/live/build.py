"""Make the live image, and personal ones from it; what is handed out lies in dist.

    .venv/bin/python packaging/live/build.py
    .venv/bin/python packaging/live/build.py --order libcaca.cpu [--ca pool.pem]

The first makes dist/cpushare-live.iso, in minutes; nothing is done where nothing has changed. The
second puts an order into it (it is made where it is not there), in seconds. As any user; a kernel,
a system in memory and two GRUBs come into one ISO, see the modules beside this one. The same
commit gives the same bytes: all times in it are the commit's.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from pathlib import Path

import initrd
import iso
import kernel
import tree
from steps import Failed, run, say

from daemonctl.cli import main as cli
from daemonctl.live import cpio, room

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "build" / "live"
IMAGE = ROOT / "dist" / "cpushare-live.iso"
BUNDLER = ROOT / "packaging" / "pyinstaller" / "build.py"
MOST_BYTES = 30_000_000


def build(target: Path) -> None:
    """Write the prepared image to `target`, and SHA256SUMS beside it. Raises Failed."""
    WORK.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    bundle = WORK / "daemon"
    run(sys.executable, BUNDLER, "--daemon-only", "--out", bundle)
    built = commit_time()
    linux = kernel.fetch(WORK)
    names = kernel.wanted()
    modules = kernel.pruned(linux, kernel.chosen(linux, names), WORK / "modules")
    entries = tree.compose(linux, modules, bundle, built).entries()
    stamp, state = WORK / "image.stamp", digest(entries, target)
    if target.is_file() and stamp.is_file() and stamp.read_text() == state:
        say(f"{target.name} is made of this already")
        return
    stamp.unlink(missing_ok=True)
    say(f"Packing Linux {linux.release}, {len(names)} drivers and the daemon: a minute or two")
    system = initrd.pack(entries, WORK)
    personal = WORK / "personal.img"
    personal.write_bytes(room.contents({}))
    parts = {"vmlinuz": linux.image, "personal.img": personal, "system.xz": system}
    for part in parts.values():
        os.utime(part, (built, built))
    iso.make(target, parts, WORK, built)
    size = target.stat().st_size
    if size > MOST_BYTES:
        raise Failed(f"the image has {size} bytes, more than {MOST_BYTES}")
    say(f"{target}: {size / 1e6:.1f} MB")
    checksums(target.parent)
    stamp.write_text(state)


def digest(entries: list[cpio.Entry], target: Path) -> str:
    """What the image is made of, and where it goes."""
    found = hashlib.sha256(cpio.archive(entries))
    for path in sorted(Path(__file__).parent.glob("*.py")):
        found.update(path.read_bytes())
    return f"{target} {found.hexdigest()}"


def checksums(folder: Path) -> None:
    """Write SHA256SUMS of the images in a folder, as `sha256sum --check` reads it."""
    lines = []
    for path in sorted(folder.glob("cpushare-live*.iso")):
        with path.open("rb") as image:
            lines.append(f"{hashlib.file_digest(image, 'sha256').hexdigest()}  {path.name}\n")
    (folder / "SHA256SUMS").write_text("".join(lines))


def commit_time() -> int:
    """Seconds since the epoch: $SOURCE_DATE_EPOCH, or of the last commit."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    return int(run("git", "-C", ROOT, "log", "-1", "--format=%ct", output=True))


def main(words: list[str] | None = None) -> int:
    """0: the image stands."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--order", type=Path, metavar="FILE.cpu", help="make a personal image")
    parser.add_argument("--ca", type=Path, metavar="FILE.pem", help="see cpushare live --help")
    arguments = parser.parse_args(words)
    if arguments.ca is not None and arguments.order is None:
        parser.error("CA goes into a personal image: name its ORDER too")
    try:
        if arguments.order is None or not IMAGE.is_file():
            build(IMAGE)
        if arguments.order is None:
            return 0
        return personal(arguments.order, arguments.ca)
    except Failed as failed:
        sys.stderr.write(f"The live image could not be made: {failed}\n")
        return 1


def personal(order: Path, authorities: Path | None) -> int:
    """The personal image of an order, as `cpushare live` makes it; its exit code."""
    target = IMAGE.with_name(f"cpushare-live-{order.name.removesuffix('.cpu')}.iso")
    told = ["live", str(IMAGE), "--order", str(order), "-o", str(target)]
    return cli.main([*told, *(["--ca", str(authorities)] if authorities else [])])


if __name__ == "__main__":
    sys.exit(main())
