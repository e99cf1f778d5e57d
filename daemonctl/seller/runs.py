"""What this host runs, as markets are told."""

from __future__ import annotations

import functools
from importlib import metadata

import daemonctl


def cpushare() -> str:
    """The version of CPUShare."""
    return daemonctl.__version__


@functools.cache
def wasmtime() -> str:
    """The version of wasmtime, without loading it."""
    return metadata.version("wasmtime")
