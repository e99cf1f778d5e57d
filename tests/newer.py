"""An installation of our own packages that a test replaces by a newer one."""

from __future__ import annotations

import shutil
from pathlib import Path

import daemonctl

ROOT = Path(daemonctl.__file__).parents[1]
NEWER = "99.0.0"


class Installation:
    """The packages copied to a folder. environ: what lets Python find them before all others."""

    def __init__(self, folder: Path, packages: tuple[str, ...]) -> None:
        self._first = folder / "daemonctl" / "__init__.py"
        for package in packages:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / package, folder / package, ignore=ignored)
        self.environ = {"PYTHONPATH": str(folder)}

    def update(self) -> None:
        """Put NEWER in its place, as an installer does: another file by the same name."""
        text = self._first.read_text()
        assert daemonctl.__version__ in text
        newer = self._first.with_suffix(".new")
        newer.write_text(text.replace(daemonctl.__version__, NEWER))
        newer.replace(self._first)
