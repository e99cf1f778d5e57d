"""Translations are in step with the sources, whole, and in the wheel."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[4]
FOLDER = ROOT / "tray" / "i18n"
LANGUAGES = ("de", "fr")


@pytest.fixture
def tools() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "packaging" / "setup" / "translations.py"))


def entries(language: str) -> list[ET.Element]:
    return list(ET.parse(FOLDER / f"cpushare_{language}.ts").iter("message"))


def unfinished(language: str) -> list[str]:
    return [
        message.findtext("source", "")
        for message in entries(language)
        if (said := message.find("translation")) is None
        or said.get("type") == "unfinished"
        or not all(form.text for form in (list(said.iter("numerusform")) or [said]))
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    assert unfinished(language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_are_in_step_with_the_sources(
    language: str, tools: dict[str, Any], tmp_path: Path
) -> None:
    name = f"cpushare_{language}.ts"
    shutil.copy(FOLDER / name, tmp_path)
    tools["update"](tmp_path)
    assert (tmp_path / name).read_text() == (FOLDER / name).read_text(), "make translations"


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_for_names_and_numbers_are_kept(language: str) -> None:
    for message in entries(language):
        source = message.findtext("source", "")
        for said in message.iter("translation"):
            for form in list(said.iter("numerusform")) or [said]:
                if text := form.text:
                    for place in ("%1", "%2", "%3", "%n"):
                        assert (place in text) == (place in source), (source, text)
                    assert text.count("&") == source.count("&"), (source, text)


def test_only_what_has_changed_is_compiled(tools: dict[str, Any], tmp_path: Path) -> None:
    shutil.copy(FOLDER / "cpushare_de.ts", tmp_path)
    (source,) = tools["stale"](tmp_path)
    tools["compile_all"](tmp_path)
    assert source.with_suffix(".qm").is_file()
    assert tools["stale"](tmp_path) == []
    os.utime(source.with_suffix(".qm"), (1, 1))
    assert tools["stale"](tmp_path) == [source]


def test_the_wheel_has_the_compiled_translations_and_not_their_sources(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=100,
    )
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert {f"tray/i18n/cpushare_{language}.qm" for language in LANGUAGES} <= set(names)
    assert not [name for name in names if name.endswith(".ts")]
