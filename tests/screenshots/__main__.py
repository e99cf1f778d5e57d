"""`python -m tests.screenshots`: every page of every window, in each language, scheme and scale.

Each file beside this one shows one window: `pages() -> Iterator[tuple[str, QWidget]]` yields a name
and a widget that is ready to be drawn, and closes it when the next one is asked for. Qt takes scale
and colours at its start, so each combination is a process of its own.
The pictures go to build/screenshots/LANGUAGE-SCHEME-SCALE/.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import itertools
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
OUT = ROOT / "build" / "screenshots"

LANGUAGES = ("en", "de")
SCHEMES = ("light", "dark")
SCALES = ("1", "2")
DEADLINE_S = 300


def main(words: list[str] | None = None) -> int:
    """0: all were made."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--window", action="append", help="only this file's; may be repeated")
    parser.add_argument("--language", action="append", help="only this one; may be repeated")
    parser.add_argument("--scheme", action="append", choices=SCHEMES)
    parser.add_argument("--scale", action="append", help="as Qt's QT_SCALE_FACTOR")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(words)
    windows = asked.window or sorted(path.stem for path in HERE.glob("[a-z]*.py"))
    combinations = itertools.product(
        asked.language or LANGUAGES, asked.scheme or SCHEMES, asked.scale or SCALES
    )
    if asked.here:
        language, scheme, scale = next(combinations)
        return _draw(windows, language, scheme, OUT / f"{language}-{scheme}-{scale}x")
    failed = 0
    for language, scheme, scale in combinations:
        failed += _in_a_process(windows, language, scheme, scale)
    return 1 if failed else 0


def _in_a_process(windows: list[str], language: str, scheme: str, scale: str) -> bool:
    environ = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": scale,
        # The scale alone decides how large a letter is, wherever this runs.
        "QT_FONT_DPI": "96",
    }
    command = [sys.executable, "-m", "tests.screenshots", "--here"]
    command += ["--language", language, "--scheme", scheme, "--scale", scale]
    for window in windows:
        command += ["--window", window]
    return bool(subprocess.run(command, env=environ, timeout=DEADLINE_S, check=False).returncode)


def _draw(windows: list[str], language: str, scheme: str, out: Path) -> int:
    from PySide6.QtWidgets import QApplication

    from tray.language import Language

    # A widget may only be taken down in this thread, and Python collects in whichever it is: as in
    # the tray, it collects between two pages alone.
    gc.disable()
    application = QApplication(["cpushare-tray"])
    application.setStyle("Fusion")
    if scheme == "dark":
        application.setPalette(_dark())
    Language(application).use(language)
    out.mkdir(parents=True, exist_ok=True)
    for window in windows:
        for name, widget in importlib.import_module(f"tests.screenshots.{window}").pages():
            widget.show()
            application.processEvents()
            path = out / f"{window}-{name}.png"
            if not widget.grab().save(str(path)):
                sys.stderr.write(f"{path} could not be written\n")
                return 1
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")
            gc.collect()
    return 0


def _dark() -> object:
    """Dark colours as desktops have them: Qt takes none from a desktop that is not there."""
    from PySide6.QtGui import QColor, QPalette

    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: "#2b2b2e",
        role.WindowText: "#eeeeee",
        role.Base: "#1f1f22",
        role.AlternateBase: "#27272a",
        role.Text: "#eeeeee",
        role.PlaceholderText: "#9a9a9f",
        role.Button: "#3a3a3e",
        role.ButtonText: "#eeeeee",
        role.BrightText: "#ffffff",
        role.ToolTipBase: "#3a3a3e",
        role.ToolTipText: "#eeeeee",
        role.Highlight: "#3f7ecb",
        role.HighlightedText: "#ffffff",
        role.Link: "#8ab4f0",
        role.LinkVisited: "#b79cea",
        role.Light: "#4a4a4e",
        role.Midlight: "#404044",
        role.Mid: "#242427",
        role.Dark: "#1a1a1c",
        role.Shadow: "#000000",
    }
    for one, colour in colours.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor("#8a8a8f"))
    return palette


if __name__ == "__main__":
    sys.exit(main())
