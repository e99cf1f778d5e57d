"""The report for a bug says what one needs to know, and nothing of the person."""

from __future__ import annotations

from pathlib import Path

import pytest

import daemonctl
from daemonctl.control.machine import Feature, Finding, KernelReport, State
from tray.window.aboutmodel import About, about, licence, report
from tray.window.installed import Installed, headers

KERNEL = KernelReport(
    "6.1.0",
    "x86_64",
    "Debian",
    (
        Finding(Feature.SECCOMP_FILTER, State.PRESENT, "asked it: yes"),
        Finding(Feature.PROOF, State.ABSENT, "it lived", "get another kernel"),
        Finding(Feature.LANDLOCK, State.ABSENT, "looked in /home/ann/x and /home/annabel/y"),
    ),
)


def test_the_installation_knows_its_versions_its_parts_and_its_licence() -> None:
    found = about("6.9.9")
    versions = dict(found.versions)
    assert versions["CPUShare"] == daemonctl.__version__
    assert versions["Qt"] == "6.9.9"
    assert versions["wasmtime"]
    parts = {one.name: one for one in found.components}
    assert "LGPL" in parts["PySide6_Essentials"].licence
    assert all(one.version for one in found.components)
    assert [one.name for one in found.components if not one.licence] == []
    assert "Apache License" in found.licence


def test_what_only_developers_need_is_no_component() -> None:
    names = {one.name.lower() for one in about("").components}
    assert "pytest" not in names
    assert {"wasmtime", "keyring", "jeepney", "starlette"} <= names


@pytest.mark.parametrize(
    ("metadata", "told"),
    [
        ("License-Expression: MIT\nLicense: other", "MIT"),
        ("License: BSD-3-Clause", "BSD-3-Clause"),
        (
            "License: Copyright\n        all of the text\n"
            "Classifier: License :: OSI Approved :: BSD License",
            "BSD License",
        ),
        ("Classifier: License :: OSI Approved", ""),
        ("Name: nothing\n\nLicense: MIT is below the headers", ""),
    ],
)
def test_a_licence_is_found_wherever_it_is_stated(metadata: str, told: str) -> None:
    assert licence(Installed(Path(), headers(metadata))) == told


def test_the_report_has_versions_and_findings_and_no_home() -> None:
    text = report(About((("CPUShare", "1.2"),), (), ""), KERNEL, "/home/ann")
    lines = text.splitlines()
    assert lines[0] == "CPUShare 1.2"
    assert "Linux 6.1.0, x86_64, Debian" in lines
    assert "Not fit: no job is run" in lines
    assert "[ok] seccomp-filter: asked it: yes" in lines
    assert "[NO] proof: it lived" in lines
    assert "[--] landlock: looked in ~/x and /home/annabel/y" in lines
    assert text.endswith("\n")


def test_a_report_can_be_made_before_everything_is_known() -> None:
    assert "Session" in report(None, None, "")
