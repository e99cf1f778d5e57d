"""What compiled code hangs on, told without loading wasmtime: the daemon itself never does."""

from __future__ import annotations

import functools
import hashlib
import json
import os
from importlib import metadata
from pathlib import Path

from daemonctl.sandbox.settings import ENGINE


@functools.cache
def key() -> str:
    """Names what compiled code depends on besides its module: code of another key is never run.

    wasmtime's version, the settings above, and the processor: code is made for the instructions
    that this one has.
    """
    facts = [metadata.version("wasmtime"), ENGINE, os.uname().machine, _processor()]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]


def _processor() -> list[str]:
    """The instruction sets that the first processor has."""
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() in ("flags", "Features"):
            return sorted(value.split())
    return []
