"""How one of our own modules is started as a process: by the interpreter, or by a bundle's program.

Where there is Python, it starts a module. A bundle (PyInstaller) has none that takes options:
`sys.executable` is then the program that runs. Beside it lie those with a name of their own, and
`PART` for all that nobody starts by hand; its first word is the module's name.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

PART = "cpushare-part"
"""The private program: becomes the module that its first word names."""

NAMED = {
    "daemonctl.cli.main": "cpushare",
    "daemonctl.cli.daemon": "cpushared",
    "tray.app": "cpushare-tray",
}
"""Modules that are programs by a name of their own."""

LIVE = ("daemonctl.live.clock", "daemonctl.live.console", "daemonctl.live.prepare")
"""Those that only a machine runs that has booted from the live image."""

PRIVATE = (
    "daemonctl.buyer.keyringhelper",
    "daemonctl.control.errandprogram",
    "daemonctl.kernel.probe",
    "daemonctl.sandbox.zygote",
    *LIVE,
)
"""Modules that `PART` becomes."""

_ROOT = Path(__file__).resolve().parents[1]


def frozen() -> bool:
    """Whether this is a bundle's program, without an interpreter that could be started."""
    return bool(getattr(sys, "frozen", False))


def command(module: str, *words: str) -> list[str]:
    """What runs a module as a program, with these words."""
    if frozen():
        return [*_bundled(module), *words]
    # -P: the folder that we happen to stand in has no say in what is imported; nor has, where it
    # has none in this process (-s), what its user may write below his home.
    flags = "-sP" if sys.flags.no_user_site else "-P"
    return [sys.executable, flags, "-m", module, *words]


def become(module: str, *words: str) -> NoReturn:
    """Go on as `command` says, in this very process. Raises OSError."""
    if frozen():
        # What the bundle's program has set for this one says nothing about a newer one.
        os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
    whole = command(module, *words)
    os.execv(whole[0], whole)


def isolated(module: str, *numbers: int) -> list[str]:
    """What calls `main(*numbers)` of a module where no variable and no folder of the user's slips
    code in: from the very path that we ourselves were loaded by."""
    if frozen():
        return [*_bundled(module), *map(str, numbers)]
    path = [str(Path(entry).absolute()) for entry in sys.path]
    told = ", ".join(map(str, numbers))
    code = f"import sys; sys.path[:] = {path!r}; from {module} import main; main({told})"
    return [sys.executable, "-I", "-S", "-c", code]


def bare(module: str) -> list[str]:
    """What runs a module that needs nothing but the standard library: by its file, so that no
    package around it is loaded."""
    if frozen():
        return _bundled(module)
    return [sys.executable, "-I", "-S", str(_ROOT.joinpath(*module.split(".")).with_suffix(".py"))]


def script(path: Path, *words: str) -> list[str]:
    """What runs a Python program that is no module of ours. Raises FileNotFoundError in a bundle,
    which has nothing to run it with."""
    if frozen():
        raise FileNotFoundError(f"{path} is a Python program, and a bundle has no Python")
    return [sys.executable, str(path), *words]


def beside(name: str) -> Path:
    """Where the program of this name would lie that came together with the running one."""
    return Path(sys.executable).with_name(name)


def environment() -> dict[str, str]:
    """What an isolated program finds set: nothing of the user's.

    An interpreter that was built for a folder of its own may need its libraries' path; a bundle's
    program sets its own.
    """
    kept = () if frozen() else ("LD_LIBRARY_PATH",)
    told = {name: os.environ[name] for name in kept if name in os.environ}
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **told}


def _bundled(module: str) -> list[str]:
    named = NAMED.get(module)
    return [str(beside(named))] if named is not None else [str(beside(PART)), module]
