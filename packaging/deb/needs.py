"""Write which packages of Debian have the libraries that ours need: the substitution elf:Depends.

    python3 packaging/deb/needs.py debian

For each debian/PACKAGE, out of what its libraries ask for (see elf.py) and the table below. That
works for every architecture, where dpkg-shlibdeps wants the libraries of the architecture that is
built for installed on the machine that builds. A library that nobody knows ends the build.
"""

from __future__ import annotations

import sys
from pathlib import Path

import elf
from parts import PARTS

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcrypt.so.1": "libcrypt1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 | libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# Parts of glibc: one dependency, with the version that is asked for.
GLIBC = ("libc.so.6", "libm.so.6", "libpthread.so.0", "libdl.so.2", "librt.so.1", "libresolv.so.2")
LOADERS = ("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1")


class UnknownLibrary(Exception):
    """A library is asked for that neither the package nor the table has."""


def depends(folder: Path) -> list[str]:
    """What the package below `folder` depends on for its libraries. Raises UnknownLibrary."""
    files = elf.below(folder)
    own = {path.name for path in files}
    asked = {name: path for path in files for name in elf.needed(path)}
    found = {"libc6 (>= {}.{})".format(*elf.glibc(files))}
    for name, path in asked.items():
        if name in own or name in GLIBC or name in LOADERS:
            continue
        if name not in LIBRARIES:
            raise UnknownLibrary(f"{path} needs {name}: which package has it? Add it to needs.py")
        found.add(LIBRARIES[name])
    return sorted(found)


def main(words: list[str] | None = None) -> int:
    """0: written. 1: a library is unknown."""
    (debian,) = map(Path, words if words is not None else sys.argv[1:])
    for package in PARTS:
        try:
            line = ", ".join(depends(debian / package))
        except UnknownLibrary as unknown:
            sys.stderr.write(f"needs.py: {unknown}\n")
            return 1
        with (debian / f"{package}.substvars").open("a") as file:
            file.write(f"elf:Depends={line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
