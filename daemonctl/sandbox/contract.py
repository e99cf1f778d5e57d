"""What a module must be to be a job: imports that we offer, `_start` and `memory` to begin with."""

from __future__ import annotations

from wasmtime import FuncType, MemoryType, Module

from daemonctl.sandbox.wasi import FUNCTIONS


class Refused(Exception):
    """This module is not run; the text says why."""


def check(module: Module) -> None:
    """Raises Refused, with the import or export that is wrong."""
    for one in module.imports:
        if (one.module, one.name) not in FUNCTIONS:
            raise Refused(f"import not offered: {one.module}.{one.name}")
    exports = {one.name: one.type for one in module.exports}
    if not isinstance(exports.get("memory"), MemoryType):
        raise Refused("exports no memory named 'memory'")
    start = exports.get("_start")
    if not isinstance(start, FuncType):
        raise Refused("exports no function named '_start': not a command")
    if start.params or start.results:
        raise Refused("'_start' takes or gives values: not a command")
