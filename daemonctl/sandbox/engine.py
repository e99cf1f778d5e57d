"""wasmtime, set up as jobs need it. Imported by the zygote alone."""

from __future__ import annotations

from wasmtime import Config, Engine

from daemonctl.sandbox import settings


def make() -> Engine:
    """The engine that compiles and runs every job.

    Raises AttributeError where this wasmtime lacks a setting: to go on without it would be to run
    jobs otherwise than the other hosts do.
    """
    config = Config()
    for name, value in settings.ENGINE.items():
        # An unknown name would quietly become an attribute of this one object.
        if not hasattr(Config, name):
            raise AttributeError(f"wasmtime has no setting {name!r}")
        setattr(config, name, value)
    return Engine(config)
