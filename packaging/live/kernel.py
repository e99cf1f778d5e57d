"""Debian's kernel and those of its modules that the image wants.

The package comes from the archive that this machine's apt is set up for, of the release that this
machine has, and is only unpacked: nothing is installed, no root is needed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from steps import Failed, run, say

META = "linux-image-amd64"
"""The package that depends on the newest kernel of a release."""

LISTED = Path(__file__).with_name("modules.txt")
KEPT_LISTS = ("modules.builtin", "modules.order")


@dataclass(frozen=True)
class Kernel:
    """An unpacked kernel. root: what the package would put on a machine. release: `uname -r`."""

    root: Path
    release: str

    @property
    def image(self) -> Path:
        """The kernel itself."""
        return self.root / "boot" / f"vmlinuz-{self.release}"

    @property
    def modules(self) -> Path:
        """The folder of its modules, /lib/modules/RELEASE."""
        return self.root / "lib" / "modules" / self.release


def fetch(work: Path) -> Kernel:
    """The newest kernel of this machine's release, below `work`; downloaded where it is another
    than the last time."""
    package = newest()
    release = package.removeprefix("linux-image-")
    version = _policy(package)
    root = work / f"kernel-{version.replace(':', '_')}"
    if not (root / ".whole").exists():
        for old in work.glob("kernel-*"):
            shutil.rmtree(old)
        root.mkdir(parents=True)
        say(f"Fetching {package} {version} (70 MB)")
        run("apt-get", "-q", "download", f"{package}={version}", cwd=root)
        (archive,) = root.glob("*.deb")
        run("dpkg-deb", "--extract", archive, root)
        archive.unlink()
        (root / ".whole").touch()
    return Kernel(root, release)


def newest() -> str:
    """The name of the package of the newest kernel, as apt knows it."""
    told = run("apt-cache", "depends", META, output=True)
    found = re.search(r"Depends: (linux-image-\S+)", told)
    if found is None:
        raise Failed(
            f"apt knows no {META}: the image is made on Debian for amd64, and after: apt-get update"
        )
    return found[1]


def _policy(package: str) -> str:
    found = re.search(r"Candidate: (\S+)", run("apt-cache", "policy", package, output=True))
    if found is None or found[1] == "(none)":
        raise Failed(f"apt has no {package} to give; first: apt-get update")
    return found[1]


def wanted() -> list[str]:
    """The names in modules.txt."""
    lines = (line.partition("#")[0].strip() for line in LISTED.read_text().splitlines())
    return [line for line in lines if line]


def chosen(kernel: Kernel, names: list[str]) -> list[Path]:
    """The modules `names` and all that they need, relative to the modules' folder, sorted.

    What is built into the kernel needs no module. Failed: it has no such module.
    """
    run("depmod", "-b", kernel.root, kernel.release)
    needs: dict[str, list[str]] = {}
    for line in (kernel.modules / "modules.dep").read_text().splitlines():
        path, _, others = line.partition(":")
        needs[path] = others.split()
    paths = {_name(path): path for path in needs}
    built_in = {_name(line) for line in _lines(kernel.modules / "modules.builtin")}
    found: set[str] = set()
    queue = [*names, *_softly(kernel, set(names))]
    for name in queue:
        if name in paths:
            found |= {paths[name], *needs[paths[name]]}
        elif name not in built_in:
            raise Failed(f"the kernel {kernel.release} has no module {name!r}: see {LISTED}")
    return sorted(map(Path, found))


def _softly(kernel: Kernel, names: set[str]) -> Iterator[str]:
    """What those modules would rather have loaded before them."""
    for line in _lines(kernel.modules / "modules.softdep"):
        words = line.split()
        if words[:1] == ["softdep"] and words[1] in names:
            yield from (_name(word) for word in words[2:] if not word.endswith(":"))


def pruned(kernel: Kernel, modules: list[Path], folder: Path) -> Path:
    """A folder as /lib/modules/RELEASE with those modules alone and lists that name no other."""
    shutil.rmtree(folder, ignore_errors=True)
    place = folder / "lib" / "modules" / kernel.release
    for path in modules:
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(kernel.modules / path, place / path)
    for name in KEPT_LISTS:
        shutil.copyfile(kernel.modules / name, place / name)
    run("depmod", "-b", folder, kernel.release)
    for path in place.glob("modules.*"):
        # busybox reads these two; the rest is for others' modprobe.
        if path.name not in ("modules.dep", "modules.alias"):
            path.unlink()
    return place


def _name(path: str) -> str:
    return Path(path).name.partition(".ko")[0].replace("-", "_")


def _lines(path: Path) -> list[str]:
    return path.read_text().splitlines()


def policy(kernel: Kernel) -> str:
    """What the kernel's own configuration says of walls, for the image's /boot/config."""
    told = subprocess.run(
        ["grep", "-E", "^CONFIG_(SECCOMP|SECURITY_LANDLOCK|USER_NS|LSM=|BPF)"],
        stdin=(kernel.root / "boot" / f"config-{kernel.release}").open(),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return told.stdout
