"""What hatchling does before it packs wheel and sdist: what is made, not written, is made now.

The translations are compiled, manual pages and completions are written out of the parsers. The
sdist has all of them, for a build out of it happens in isolation, where hatchling alone is. A
checkout built so is packed without what cannot be made, and says what that is.
"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PLACE = Path("build", "share")
# Of what packages put below /usr/share. A desktop entry would be found whether Qt is there or not.
TAKEN = ("man", "bash-completion", "zsh", "fish")


class Made(BuildHookInterface[Any]):
    """Has it made with the tools of the environment that builds; takes, of an sdist, what is made
    already where it has none."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        # An editable installation is the checkout itself: make venv compiles in it.
        editable = version == "editable"
        self._translate(quiet=editable)
        if editable:
            return
        for path in self._share():
            name = path.relative_to(Path(self.root, PLACE))
            if self.target_name == "sdist":
                build_data["force_include"][str(path)] = str(PLACE / name)
            else:
                build_data["shared_data"][str(path)] = str("share" / name)

    def _translate(self, *, quiet: bool) -> None:
        tools = self._tools("translations")
        try:
            tools["compile_all"]()
        except tools["NoTools"] as missing:
            if not quiet:
                files = ", ".join(path.name for path in tools["stale"]())
                self.app.display_warning(f"not compiled: {files}: {missing}")

    def _share(self) -> list[Path]:
        """The files to take, in order."""
        folder = Path(self.root, PLACE)
        tools = self._tools("share")
        try:
            tools["write"](folder, tools["files"]())
        except tools["Unmade"] as missing:
            # What lies in a checkout may be of another day.
            if not Path(self.root, "PKG-INFO").is_file():
                self.app.display_warning(f"no manual pages, no completions: {missing}")
                return []
        found = [path for name in TAKEN for path in (folder / name).rglob("*")]
        return sorted(path for path in found if path.is_file())

    def _tools(self, name: str) -> dict[str, Any]:
        return runpy.run_path(str(Path(self.root, "packaging", "setup", f"{name}.py")))
