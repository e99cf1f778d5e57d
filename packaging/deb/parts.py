"""Which distributions each package brings along, and what of them: all else is Debian's own.

A distribution is vendored where Debian 12 or 13 has none, or one that is older than we need.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PYTHONS = ("3.11", "3.12", "3.13")
"""Their compiled modules lie side by side: Debian 12, Ubuntu 24.04 and Debian 13."""

MACHINES = {"amd64": "x86_64", "arm64": "aarch64"}
"""Debian's name of an architecture -> that of wheels and of ELF."""

GLIBC = tuple(range(17, 40))
"""The minor versions of glibc 2 that wheels may ask for; the package then depends on the newest
one that is used in it."""

PARTS: dict[str, tuple[str, ...]] = {
    "cpushare": ("msgspec", "tomlkit", "wasmtime"),
    "cpushare-tray": ("jeepney", "pyside6-essentials", "shiboken6"),
    "cpushare-market": (
        "anyio",
        "httptools",
        "prometheus-client",
        "psycopg",
        "psycopg-binary",
        "python-multipart",
        "starlette",
        "typing-extensions",
        "uvicorn",
        "uvloop",
    ),
}

# Of Qt: what the tray imports, and what that looks for by itself while it runs. The libraries
# are those that these need.
QT = (
    r"__init__\.py|_config\.py|_git_pyside_version\.py",
    r"Qt(Core|DBus|Gui|Widgets)\.abi3\.so",
    r"Qt/plugins/platforms/libq(xcb|wayland|offscreen)\.so",
    r"Qt/plugins/platforminputcontexts/lib(compose|ibus)platforminputcontextplugin\.so",
    r"Qt/plugins/platformthemes/libqxdgdesktopportal\.so",
    r"Qt/plugins/wayland-shell-integration/libxdg-shell\.so",
    r"Qt/plugins/wayland-decoration-client/lib(adwaita|bradient)\.so",
    r"Qt/plugins/iconengines/libqsvgicon\.so",
    r"Qt/plugins/imageformats/libqsvg\.so",
    r"Qt/translations/qtbase_(de|fr)\.qm",
)
QT_LIBRARY = re.compile(r"PySide6/(Qt/lib/lib(Qt6|icu)\w+\.so\.\d+|libpyside6\.abi3\.so[\d.]*)")

_QT = re.compile(f"PySide6/({'|'.join(QT)})")
_NEVER = re.compile(
    # For compilers, type checkers and installers ...
    r".*\.(pyi|pyx|pxd|pxi|c|h|cmake|a)|.*/py\.typed|.*/CMakeLists\.txt"
    r"|[^/]+\.dist-info/(?!METADATA$).*"
    # ... our own tests are not theirs, and msgspec's and uvloop's builds are done.
    r"|[^/]+/(tests?|_testbase\.py)(/.*)?"
)


def kept(path: str) -> bool:
    """Whether the file at `path` of a wheel is packed; libraries of Qt are decided upon later."""
    if _NEVER.fullmatch(path) is not None:
        return False
    top = PurePosixPath(path).parts[0]
    return top != "PySide6" or _QT.fullmatch(path) is not None
