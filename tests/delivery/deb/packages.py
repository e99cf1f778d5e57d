"""The packages as `make deb` builds them, and what dpkg-deb tells of them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[3]
DIST = ROOT / "dist"
NAMES = ("cpushare", "cpushare-tray", "cpushare-market")
BUILD_S = 1800.0


@dataclass(frozen=True)
class Packages:
    """What one build made. debs: by the package's name."""

    arch: str
    version: str
    debs: dict[str, Path]
    changes: Path

    def field(self, name: str, field: str) -> str:
        """A field of a package's control file."""
        return told("dpkg-deb", "--field", str(self.debs[name]), field).strip()

    def contents(self, name: str) -> list[str]:
        """What a package puts where: absolute paths, folders with a slash at their end."""
        lines = told("dpkg-deb", "--contents", str(self.debs[name])).splitlines()
        return [line.split(None, 5)[5].partition(" -> ")[0][1:] for line in lines]

    def unpacked(self, name: str, folder: Path) -> Path:
        """`folder` with what a package puts below /."""
        told("dpkg-deb", "--extract", str(self.debs[name]), str(folder))
        return folder


def built(arch: str) -> Packages:
    """Build for `arch` where something has changed."""
    told("make", "--no-print-directory", "deb", f"ARCH={arch}", timeout_s=BUILD_S)
    (changes,) = sorted(DIST.glob(f"cpushare_*_{arch}.changes"), key=_age)[-1:]
    version = changes.name.split("_")[1]
    debs = {name: DIST / f"{name}_{version}_{arch}.deb" for name in NAMES}
    return Packages(arch, version, debs, changes)


def renamed(deb: Path, version: str, folder: Path) -> Path:
    """The same package as a version of its own, of our module too; quickly, so hardly packed."""
    inside = folder / deb.stem
    told("dpkg-deb", "--raw-extract", str(deb), str(inside))
    control = inside / "DEBIAN" / "control"
    old = told("dpkg-deb", "--field", str(deb), "Version").strip()
    control.write_text(control.read_text().replace(f"Version: {old}\n", f"Version: {version}\n"))
    module = inside / "usr/lib/cpushare/modules/daemonctl/__init__.py"
    module.write_text(module.read_text().replace(f'"{old}"', f'"{version}"'))
    target = folder / deb.name.replace(old, version)
    told("dpkg-deb", "--root-owner-group", "-Zgzip", "-z1", "--build", str(inside), str(target))
    return target


def told(*command: str, timeout_s: float = 600.0) -> str:
    """What a program says; AssertionError with all of it where it fails."""
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def _age(path: Path) -> float:
    return path.stat().st_mtime
