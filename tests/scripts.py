"""Programs of packaging/ as modules: they lie in no package, and import each other by name."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Collection, Iterator
from pathlib import Path


@contextlib.contextmanager
def importable(folder: Path, names: Collection[str]) -> Iterator[None]:
    """Let the scripts of `folder` be imported by their names, and forget them afterwards."""
    _forget(names)
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        _forget(names)


def _forget(names: Collection[str]) -> None:
    for name in names:
        sys.modules.pop(name, None)
