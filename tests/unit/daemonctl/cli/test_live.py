"""`cpushare live`, as docs/live.md shows it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from daemonctl.cli.main import main
from tests.sellorders import COMMENTED
from tests.unit.daemonctl.live.test_image import iso

GUIDE = Path(__file__).parents[4] / "docs" / "live.md"


def test_the_guide_s_command_makes_a_personal_image(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = re.findall(r"^cpushare (live .*)$", GUIDE.read_text(), re.MULTILINE)
    iso(tmp_path)
    (tmp_path / "libcaca.cpu").write_text(COMMENTED)
    monkeypatch.chdir(tmp_path)
    assert main(shlex.split(line)) == 0
    assert COMMENTED.encode() in (tmp_path / "cpushare-live-libcaca.iso").read_bytes()
    said = capsys.readouterr().out
    assert "gives for libcaca" in said
    assert "erases that stick" in said


def test_an_order_that_cannot_be_used_is_an_error_with_its_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    prepared = iso(tmp_path)
    (tmp_path / "bad.cpu").write_text("format = 1\n")
    assert main(["live", str(prepared), "--order", str(tmp_path / "bad.cpu")]) == 1
    told = capsys.readouterr().err
    assert "bad.cpu" in told
    assert "hint: " in told
