"""How the running kernel was built and on what it runs, from the files that say so."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class KernelConfig:
    """The options of the kernel's build.

    source: the file that told; "" where none does. options: CONFIG_X -> "y", "m", "n" or a value.
    """

    source: str
    options: dict[str, str]

    def words(self, option: str) -> str:
        """What it says of an option, for a person; "" where there is no such file."""
        if not self.source:
            return ""
        return f"{self.source}: {option}={self.options.get(option, 'n')}"

    def denies(self, option: str) -> bool:
        """Whether the file says that the option is not built in."""
        return bool(self.source) and self.options.get(option, "n") == "n"


def _unpack(data: bytes) -> bytes:
    import gzip  # most kernels' files are not packed: for those that are

    return gzip.decompress(data)


def read_config(release: str, root: Path = Path("/")) -> KernelConfig:
    """The first file below `root` that tells how kernel `release` was built."""
    for name in (
        "proc/config.gz",
        f"boot/config-{release}",
        f"lib/modules/{release}/config",
        f"usr/lib/modules/{release}/config",
        f"lib/modules/{release}/build/.config",
    ):
        path = root / name
        try:
            data = path.read_bytes()
            text = (_unpack(data) if name.endswith(".gz") else data).decode()
        except (OSError, EOFError, zlib.error, UnicodeDecodeError):
            continue
        return KernelConfig(f"/{name}", _options(text))
    return KernelConfig("", {})


def _options(text: str) -> dict[str, str]:
    options = dict(re.findall(r"(?m)^(CONFIG_\w+)=(.*)$", text))
    options.update((name, "n") for name in re.findall(r"(?m)^# (CONFIG_\w+) is not set$", text))
    return options


@dataclass(frozen=True)
class Distribution:
    """family: debian, ubuntu, fedora, arch, or "" for another one. name: for people."""

    family: str
    name: str


_FAMILIES = ("ubuntu", "debian", "fedora", "arch")


def distribution(root: Path = Path("/")) -> Distribution:
    """The distribution as os-release below `root` says it."""
    text = read_text(root / "etc/os-release") or read_text(root / "usr/lib/os-release")
    fields = {
        key: value.strip().strip("\"'") for key, value in re.findall(r"(?m)^(\w+)=(.*)$", text)
    }
    kin = [fields.get("ID", ""), *fields.get("ID_LIKE", "").split()]
    # A kin of two (Mint: "ubuntu debian") is nearest to the one that is named first.
    family = next((name for name in kin if name in _FAMILIES), "")
    return Distribution(family, fields.get("PRETTY_NAME") or fields.get("NAME") or "Linux")


def read_text(path: Path) -> str:
    """A small file's text without the blank ends; "" where it cannot be read."""
    try:
        return path.read_text(errors="replace").strip()
    except OSError:
        return ""
