"""Build displacement.wasm from its sources, the same bytes wherever it is done.

python docs/examples/displacement/build.py [TO.wasm]

The compiler is the package `ziglang` of exactly the version below. No C library, no debug
sections, no path in the result; so it takes less than a second.
"""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
CACHE = HERE.parents[2] / "build" / "cache" / "zig"
COMPILER = "0.17.1"
SOURCES = ("displacement.c", "wasi.c")
FLAGS = (
    *("-target", "wasm32-freestanding", "-nostdlib", "-ffreestanding", "-Wl,--no-entry"),
    *("-O3", "-msimd128", "-ffp-contract=off", "-s"),
    *("-std=c11", "-Wall", "-Wextra", "-Wconversion", "-Werror"),
)


def build(to: Path) -> None:
    """Compile into `to`. Raises RuntimeError for another compiler, CalledProcessError."""
    found = importlib.metadata.version("ziglang")
    if found != COMPILER:
        raise RuntimeError(f"ziglang {COMPILER} is needed for the same bytes, not {found}")
    caches = {"ZIG_GLOBAL_CACHE_DIR": str(CACHE), "ZIG_LOCAL_CACHE_DIR": str(CACHE)}
    command = [sys.executable, "-m", "ziglang", "cc", *FLAGS, "-o", str(to.resolve()), *SOURCES]
    subprocess.run(command, cwd=HERE, env={**os.environ, **caches}, check=True, timeout=300)


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "displacement.wasm")
