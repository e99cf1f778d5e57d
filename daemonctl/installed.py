"""How this CPUShare came onto the machine, and so how it is added to and brought up to date."""

from __future__ import annotations

import enum
import shlex
import sys
from pathlib import Path

import daemonctl
from daemonctl import program

_PRIVATE = Path("/usr/lib/cpushare")
_LIVE = Path("/etc/image-built")
"""The live image says there when it was built."""
_BY_ITSELF = "what runs goes on as the new one within minutes"
"""See daemonctl.replaced."""


class Kind(enum.Enum):
    """The ways in which it is delivered. Packages come as files, so that they are installed and
    updated in the folder that has them."""

    DEB = "deb"
    PIPX = "pipx"
    PIP = "pip"
    CHECKOUT = "checkout"
    BUNDLE = "bundle"
    LIVE = "live"


def kind(
    *,
    code: Path | None = None,
    prefix: Path | None = None,
    frozen: bool | None = None,
    live: Path = _LIVE,
) -> Kind:
    """How this one came. code: the folder of this package; prefix: of Python; frozen: whether
    it was packed into a program; live: a file that only the live image has. None = as it is."""
    if program.frozen() if frozen is None else frozen:
        return Kind.LIVE if live.exists() else Kind.BUNDLE
    code = code or Path(daemonctl.__file__).resolve().parent
    if code.is_relative_to(_PRIVATE):
        return Kind.DEB
    # A checkout of one's own may lie in an environment of pipx's (`pipx install --editable`).
    if (code.parent / ".git").exists():
        return Kind.CHECKOUT
    if ((prefix or Path(sys.prefix)) / "pipx_metadata.json").exists():
        return Kind.PIPX
    return Kind.PIP


def remedy(found: Kind | None = None) -> str:
    """What to do for a newer one, in words; None = as this one came."""
    found = found or kind()
    if found is Kind.BUNDLE:
        return f"Download the new one and unpack it in the place of this one; {_BY_ITSELF}"
    if found is Kind.LIVE:
        return "Start this machine from a new image; whoever gave you this one has it."
    return f"Update it by: {_command(found)}; {_BY_ITSELF}"


def addition(extra: str, found: Kind | None = None) -> str:
    """The command that adds `extra` ("tray" or "market") to this one; None = as this one came.

    To a bundle and to the live image nothing can be added: theirs installs all of it anew.
    """
    return {
        Kind.DEB: f"sudo apt install ./cpushare-{extra}_*.deb",
        Kind.CHECKOUT: f"cd {_folder()} && make venv",
        Kind.PIP: f"{_python()} -m pip install 'cpushare[{extra}]'",
    }.get(found or kind(), f"pipx install --force 'cpushare[{extra}]'")


def _command(found: Kind) -> str:
    return {
        Kind.DEB: "sudo apt install ./cpushare*.deb",
        Kind.PIPX: "pipx upgrade cpushare",
        Kind.CHECKOUT: f"cd {_folder()} && git pull && make venv",
        Kind.PIP: f"{_python()} -m pip install --upgrade cpushare",
    }[found]


def _folder() -> str:
    return shlex.quote(str(Path(daemonctl.__file__).resolve().parents[1]))


def _python() -> str:
    return shlex.quote(f"{sys.prefix}/bin/python3")
