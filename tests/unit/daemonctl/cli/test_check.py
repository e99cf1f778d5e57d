"""`cpushare check` for a person and for a program."""

from __future__ import annotations

import json

import pytest

from daemonctl import kernel
from daemonctl.cli import check
from daemonctl.cli.main import main
from daemonctl.kernel import Feature, Finding, KernelReport, State


def reporting(monkeypatch: pytest.MonkeyPatch, *missing: Feature) -> None:
    findings = tuple(
        Finding(name, State.ABSENT, f"saw no {name}", f"mend {name}")
        if name in missing
        else Finding(name, State.PRESENT, f"saw {name}")
        for name in Feature
    )
    report = KernelReport("6.1", "x86_64", "Debian", findings)
    monkeypatch.setattr(kernel, "report", lambda: report)


def test_every_feature_has_words() -> None:
    assert set(check._WHAT) == set(Feature)


def test_a_fit_kernel_is_code_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting(monkeypatch)
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert out.count("[ok]") == len(Feature)
    assert "Fit:" in out


def test_an_unfit_kernel_is_code_1_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting(monkeypatch, Feature.SECCOMP_FILTER, Feature.LANDLOCK)
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "[NO] system calls can be filtered (seccomp)\n     saw no seccomp-filter\n" in out
    assert "TO DO: mend seccomp-filter" in out
    assert "[--] files can be walled off" in out
    assert "Not fit: no worker is started on this kernel." in out


def test_a_program_gets_the_same_as_one_object(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reporting(monkeypatch, Feature.LANDLOCK)
    assert main(["check", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["fit"], document["machine"]) == (True, "x86_64")
    assert document["findings"][5] == {
        "name": "landlock",
        "state": "absent",
        "needed": False,
        "evidence": "saw no landlock",
        "remedy": "mend landlock",
    }
