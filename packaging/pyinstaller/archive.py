"""A bundle in one file, as it is handed on: the same bytes for the same folder."""

from __future__ import annotations

import lzma
import os
import tarfile
from pathlib import Path

# Machine code packs better once its jumps are made absolute; unpacking takes 65 MB of memory.
FILTERS = (
    {"id": lzma.FILTER_X86},
    {"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 64 << 20},
)


def pack(folder: Path, archive: Path, epoch: int) -> None:
    """Write `archive` (.tar.xz) of `folder`: sorted, of that time (s), nobody's."""
    new = archive.with_name(f".{archive.name}.new")
    archive.parent.mkdir(parents=True, exist_ok=True)
    with (
        lzma.open(new, "wb", check=lzma.CHECK_CRC32, filters=list(FILTERS)) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT) as tar,
    ):
        for path in [folder, *sorted(folder.rglob("*"))]:
            member = tar.gettarinfo(path, str(path.relative_to(folder.parent)))
            member.mtime, member.uid, member.gid = epoch, 0, 0
            member.uname = member.gname = "root"
            member.mode = 0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    tar.addfile(member, file)
            else:
                tar.addfile(member)
    new.replace(archive)
