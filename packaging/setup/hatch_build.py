"""What hatchling does before it packs the wheel: the translations are compiled into it."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Translations(BuildHookInterface[Any]):
    """Compiles tray/i18n/*.ts with the tools of the environment that builds. Where it has none
    (a build in isolation, which fetches hatchling alone), what is compiled already is packed."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it collects the files."""
        del build_data
        script = Path(self.root) / "packaging" / "setup" / "translations.py"
        tools = runpy.run_path(str(script))
        try:
            tools["compile_all"]()
        except tools["NoTools"] as missing:
            # An editable installation is the checkout itself: make venv compiles in it.
            if version != "editable":
                files = ", ".join(path.name for path in tools["stale"]())
                self.app.display_warning(f"not compiled: {files}: {missing}")
