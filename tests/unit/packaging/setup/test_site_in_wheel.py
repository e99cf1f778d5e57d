"""The market's site is more than Python: its pages must be in what is installed."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from hatchling.build import build_wheel

ROOT = Path(__file__).parents[4]
SITE = ROOT / "daemonctl" / "market" / "web"


def test_every_page_sheet_and_script_is_in_the_wheel(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    with zipfile.ZipFile(tmp_path / build_wheel(os.fspath(tmp_path))) as wheel:
        packed = set(wheel.namelist())
    kinds = (*SITE.glob("templates/*"), *SITE.glob("static/*"))
    wanted = {path.relative_to(ROOT).as_posix() for path in kinds}
    assert len(wanted) > 20
    assert wanted - packed == set()
