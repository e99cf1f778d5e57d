"""The displacement example for tests: run its module under wasmtime, or natively, and read it."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import wasmtime
from numpy.typing import NDArray

EXAMPLE = Path(__file__).parents[1] / "docs" / "examples" / "displacement"
MODULE = EXAMPLE / "displacement.wasm"
NATIVE = ("-std=c11", "-O3", "-ffp-contract=off", "-Wall", "-Wextra", "-Wconversion", "-Werror")


@dataclass(frozen=True)
class Ran:
    """How a program ended. progress: what it told, (done, total) each."""

    code: int
    output: bytes
    log: str
    progress: tuple[tuple[int, int], ...] = ()


def pgm(grey: NDArray[np.uint8], white: int = 255) -> bytes:
    """A grey picture as PGM, with a comment."""
    height, width = grey.shape
    return f"P5\n# a test\n{width} {height}\n{white}\n".encode() + grey.tobytes()


def numbers(output: bytes) -> dict[str, float]:
    """E, E_min, dx and dy out of the line, which starts with "# " in a picture."""
    line = next(line for line in output.split(b"\n") if b"E_min=" in line)
    words = line.decode().removeprefix("# ").split()
    return {name: float(value) for name, value in (word.split("=") for word in words)}


def natively(program: Path, picture: bytes, *args: str) -> Ran:
    """Run the program as gcc built it."""
    done = subprocess.run([program, *args], input=picture, capture_output=True, timeout=60)
    return Ran(done.returncode, done.stdout, done.stderr.decode())


def compile_native(source: Path, to: Path, *flags: str) -> Path:
    """Build a C source with gcc; returns `to`."""
    subprocess.run(["gcc", *NATIVE, *flags, "-o", to, source], check=True, timeout=120)
    return to


class Guest:
    """A module, compiled once, to be run under wasmtime with its own WASI."""

    def __init__(self, module: Path, folder: Path) -> None:
        self._engine = wasmtime.Engine()
        self.module = wasmtime.Module(self._engine, module.read_bytes())
        self._folder = folder

    def run(self, picture: bytes, *args: str) -> Ran:
        """Run it with `picture` as its standard input."""
        names = ("input", "output", "log")
        paths = {name: self._folder / name for name in names}
        for path in paths.values():
            path.write_bytes(b"")
        paths["input"].write_bytes(picture)
        wasi = wasmtime.WasiConfig()
        wasi.argv = ["displacement", *args]
        wasi.stdin_file = str(paths["input"])
        wasi.stdout_file = str(paths["output"])
        wasi.stderr_file = str(paths["log"])
        store = wasmtime.Store(self._engine)
        store.set_wasi(wasi)
        linker = wasmtime.Linker(self._engine)
        linker.define_wasi()
        told: list[tuple[int, int]] = []
        kind = wasmtime.FuncType([wasmtime.ValType.i64()] * 2, [])
        linker.define_func(
            "cpushare", "progress", kind, lambda done, total: told.append((done, total))
        )
        code = 0
        try:
            start = linker.instantiate(store, self.module).exports(store)["_start"]
            assert isinstance(start, wasmtime.Func)
            start(store)
        except wasmtime.ExitTrap as ended:
            code = ended.code
        output, log = paths["output"].read_bytes(), paths["log"].read_text()
        return Ran(code, output, log, tuple(told))
