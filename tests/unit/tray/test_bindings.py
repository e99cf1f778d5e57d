"""What this version of the Qt bindings must not do."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

import tray

CALLS = 3000


@pytest.mark.usefixtures("qapp")
def test_calls_that_return_nothing_take_no_reference_from_none() -> None:
    """PySide6 6.12.0 lost one at each call on Python 3.10 and 3.11: a tray that changes its
    tooltip once a second died within two hours."""
    icon = QSystemTrayIcon()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        icon.setToolTip("computing")
    assert sys.getrefcount(None) > before - CALLS // 2


READS = """
import linecache, sys
import PySide6.QtCore
from tray.bindings import forget_other_names
if "spare" in sys.argv:
    assert forget_other_names()
import tray.menu
print([name for name in linecache.cache if name.endswith("words.py")])
"""


@pytest.mark.parametrize(("words", "kept"), [([], ["words.py"]), (["spare"], [])])
def test_the_bindings_keep_no_module_s_text(words: list[str], kept: list[str]) -> None:
    """They do unless asked not to; where they never do, we need not ask any more."""
    done = subprocess.run(
        [sys.executable, "-c", READS, *words],
        cwd=Path(tray.__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert [Path(name).name for name in ast.literal_eval(done.stdout)] == kept
