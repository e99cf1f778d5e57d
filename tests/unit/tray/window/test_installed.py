"""What is read by hand is what the standard library reads."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from tray.window import installed as module
from tray.window.installed import canonical, installed


def test_it_finds_what_the_standard_library_finds() -> None:
    found = installed()
    theirs = {canonical(one.metadata["Name"]): one for one in metadata.distributions()}
    assert found.keys() == theirs.keys()
    for name, one in theirs.items():
        for field in ("Name", "Version", "License-Expression"):
            assert found[name].first(field) == (one.metadata[field] or "")
        assert found[name].fields.get("Requires-Dist", []) == (one.requires or [])


def test_the_first_of_a_name_counts_and_what_cannot_be_read_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, version in (("a", "1"), ("b", "2")):
        folder = tmp_path / place / f"Some_Thing-{version}.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Name: Some.Thing\nVersion: {version}\n")
    (tmp_path / "a" / "empty-1.dist-info").mkdir()
    monkeypatch.setattr(module.sys, "path", [str(tmp_path / "a"), str(tmp_path / "b"), "nowhere"])
    assert {name: one.first("Version") for name, one in installed().items()} == {"some-thing": "1"}
