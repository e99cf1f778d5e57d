"""A small library of ICU's data in the place of the whole: 31 MB hold the words of 800 locales, of
which Qt asks for the order of letters and little more, in the languages that the tray speaks.

ICU's data is one symbol of a library that holds nothing else: a header, a table of contents, and
the items (the ICU user guide's chapter "ICU Data" tells of it).
"""

from __future__ import annotations

import re
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

TOOL_S = 60
ALIGNMENT = 16

# Rules and numbers of all languages; the order of letters, root's and ours.
KEPT = re.compile(
    r"icudt\w+/("
    r"(?!unames)[^/]+\.(icu|nrm)|[^/]+/ucadata\.icu"
    r"|((coll)/)?(root|pool|res_index|(de|en|fr)(_\w+)?)\.res"
    r"|(icuver|keyTypeData|likelySubtags|metadata|numberingSystems|supplementalData|timezoneTypes"
    r"|zoneinfo64)\.res"
    r")"
)

ASSEMBLY = """\
.section .rodata
.balign {alignment}
.globl {symbol}
.type {symbol}, @object
.size {symbol}, {size}
{symbol}:
.incbin "{data}"
.section .note.GNU-stack,"",@progbits
"""


class Strange(Exception):
    """The library is not as ICU makes it."""


def shrink(library: Path, work: Path) -> Path:
    """A library of the same name in `work` (an empty folder) that holds what is KEPT.

    Raises Strange, subprocess.SubprocessError.
    """
    symbol, data = read(library)
    (work / "data").write_bytes(pack(data))
    size = (work / "data").stat().st_size
    text = ASSEMBLY.format(symbol=symbol, size=size, data=work / "data", alignment=ALIGNMENT)
    (work / "data.s").write_text(text)
    made = work / library.name
    _run("as", "-o", work / "data.o", work / "data.s")
    _run("ld", "-shared", "--build-id=none", "-soname", made.name, "-o", made, work / "data.o")
    return made


def read(library: Path) -> tuple[str, bytes]:
    """The one symbol of an ICU data library, and its bytes. Raises Strange."""
    table = _run("objdump", "-T", library)
    found = re.findall(r"^(\w+) .* \.rodata\s+(\w+)\s+(?:\S+ +)?(icudt\d+_dat)$", table, re.M)
    if len(found) != 1:
        raise Strange(f"{library} has {len(found)} symbols of data instead of one")
    address, size, symbol = int(found[0][0], 16), int(found[0][1], 16), found[0][2]
    headers = _run("objdump", "-h", library)
    section = re.search(r"^\s*\d+ \.rodata\s+\w+\s+(\w+)\s+\w+\s+(\w+)", headers, re.M)
    if section is None:
        raise Strange(f"{library} has no section of data")
    start, offset = int(section[1], 16), int(section[2], 16)
    place = offset + address - start
    return symbol, library.read_bytes()[place : place + size]


def pack(data: bytes) -> bytes:
    """ICU's data with nothing in it but what is KEPT. Raises Strange."""
    (header,) = struct.unpack_from("<H", data)
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise Strange("this is no common data of ICU's in this machine's byte order")
    kept = [(name, item) for name, item in _items(data, header) if KEPT.fullmatch(name)]
    names = b""
    offsets = []
    begin = 4 + 8 * len(kept)
    for name, _ in kept:
        offsets.append(begin + len(names))
        names += name.encode() + b"\0"
    table, items = struct.pack("<I", len(kept)), b""
    first = _aligned(begin + len(names))
    for offset, (_, item) in zip(offsets, kept, strict=True):
        table += struct.pack("<II", offset, first + len(items))
        items += item + bytes(_aligned(len(item)) - len(item))
    toc = table + names
    return data[:header] + toc + bytes(first - len(toc)) + items


def _items(data: bytes, header: int) -> Iterator[tuple[str, bytes]]:
    """Every item by its name, in the order of names."""
    (count,) = struct.unpack_from("<I", data, header)
    table = list(struct.iter_unpack("<II", data[header + 4 : header + 4 + 8 * count]))
    ends = [place for _, place in table[1:]] + [len(data) - header]
    for (name, place), end in zip(table, ends, strict=True):
        start = header + name
        word = data[start : data.index(b"\0", start)].decode("ascii")
        yield word, data[header + place : header + end]


def _aligned(size: int) -> int:
    return -(-size // ALIGNMENT) * ALIGNMENT


def _run(*words: str | Path) -> str:
    return subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, timeout=TOOL_S, check=True
    ).stdout
