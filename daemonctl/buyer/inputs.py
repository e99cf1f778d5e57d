"""The files of a computation: one module, and one input a job."""

from __future__ import annotations

import glob
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from daemonctl.errors import UsageError
from daemonctl.market.wire import MAX_BLOB_BYTES, MAX_JOBS, MAX_MODULE_BYTES

_MAGIC = b"\0asm\1\0\0\0"
_GLOB = frozenset("*?[")


@dataclass(frozen=True)
class Input:
    """One job's input. name: of its result, unique. digest: SHA-256. size: bytes."""

    path: Path
    name: str
    digest: str
    size: int


def read_module(path: Path) -> bytes:
    """The module's bytes. Raises UsageError where no host would run it."""
    data = _read(path)
    if not data.startswith(_MAGIC):
        raise UsageError(
            "Not a WebAssembly module",
            detail=f"{path} does not begin as version 1 of the binary format does",
            hint="Build one: python -m ziglang cc -target wasm32-wasi -O3 job.c -o job.wasm",
        )
    if len(data) > MAX_MODULE_BYTES:
        raise UsageError(
            "The module is too large",
            detail=f"{path}: {len(data)} bytes, at most {MAX_MODULE_BYTES}",
            hint="Build it without debug information (-s), and put its data into the inputs.",
        )
    return data


def find(patterns: Iterable[str]) -> list[Path]:
    """The files that are named, patterns such as 'images/*.pgm' expanded; each once.

    Raises UsageError where one is missing, is no file, or a pattern fits nothing.
    """
    found: dict[Path, None] = {}
    for pattern in patterns:
        path = Path(pattern)
        if path.is_file():
            found[path] = None
        elif not _GLOB.isdisjoint(pattern) and not path.exists():
            # Path.glob does not take patterns that begin at the root.
            fits = sorted(Path(name) for name in glob.glob(pattern, recursive=True))  # noqa: PTH207
            files = [one for one in fits if one.is_file()]
            if not files:
                raise UsageError("No input fits the pattern", detail=repr(pattern))
            found.update(dict.fromkeys(files))
        elif path.is_dir():
            hint = f"Name its files: --inputs '{path}/*'"
            raise UsageError("An input is a file", detail=f"{path} is a folder", hint=hint)
        else:
            raise UsageError("There is no such input", detail=str(path))
    if not found:
        raise UsageError("A computation needs an input", hint="Name files: --inputs 'images/*.pgm'")
    if len(found) > MAX_JOBS:
        raise UsageError("Too many inputs", detail=f"{len(found)}, at most {MAX_JOBS}")
    return list(found)


def read_inputs(paths: Sequence[Path]) -> list[Input]:
    """Each file's digest, size and the name of its result. Raises UsageError."""
    inputs = []
    for path, name in zip(paths, _names(paths), strict=True):
        data = read_input(path)
        inputs.append(Input(path, name, hashlib.sha256(data).hexdigest(), len(data)))
    return inputs


def read_input(path: Path) -> bytes:
    """An input's bytes. Raises UsageError where it cannot be one."""
    data = _read(path)
    if len(data) > MAX_BLOB_BYTES:
        raise UsageError(
            "An input is too large",
            detail=f"{path}: {len(data)} bytes, at most {MAX_BLOB_BYTES}",
            hint="Split it: one input is one job.",
        )
    return data


def sample(inputs: Sequence[Input]) -> Input:
    """The input whose work stands for the others': the one of median size."""
    return sorted(inputs, key=lambda one: (one.size, one.name))[(len(inputs) - 1) // 2]


def _names(paths: Sequence[Path]) -> list[str]:
    # Files of one name from several folders get their number in front.
    often = Counter(path.name for path in paths)
    width = len(str(len(paths) - 1))
    names = [
        path.name if often[path.name] == 1 else f"{number:0{width}d}-{path.name}"
        for number, path in enumerate(paths)
    ]
    if len(set(names)) == len(names):
        return names
    return [f"{number:0{width}d}-{path.name}" for number, path in enumerate(paths)]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path.name} cannot be read", detail=str(error)) from error
