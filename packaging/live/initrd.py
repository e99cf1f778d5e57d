"""The system as the kernel unpacks it into memory: an archive, packed with xz."""

from __future__ import annotations

from pathlib import Path

from steps import run

from daemonctl.live import cpio

DICTIONARY = "32MiB"
"""What the kernel needs beside the system while it unpacks: twice as much saves 1 %, and would not
fit into a machine of 256 MB."""


def pack(entries: list[cpio.Entry], work: Path) -> Path:
    """Write system.xz below `work`; its path."""
    made = work / "system"
    made.write_bytes(cpio.archive(entries))
    # The kernel knows this checksum alone.
    words = ["--check=crc32", "--x86", f"--lzma2=preset=9e,dict={DICTIONARY}"]
    run("xz", "--force", "--threads=1", *words, made)
    return made.with_name("system.xz")
