"""The words of `cpushare submit`, before anything is read, run or asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl.cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation of its own."""
    monkeypatch.setenv("CPUSHARE_HOME", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--quorum", "0"], "The quorum is 1 to 5"),
        (["--quorum", "6"], "The quorum is 1 to 5"),
        (["--memory", "0"], "A job's memory"),
        (["--work", "0"], "A job's work"),
        (["--args", "'open"], "--args cannot be split"),
        (["--bid", "-1"], "--bid"),
        (["--budget", "much"], "--budget: 'much' is not a plain decimal number"),
        (["--expires", "soon"], "Not a length of time"),
        (["--bid", "cheap"], "--bid: 'cheap' is not a plain decimal number"),
        (["--market", "ftp://market.example.org"], "--market"),
        ([], "At which market?"),
    ],
)
def test_words_that_cannot_be_used_are_code_2(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    option = [f"{words[0]}={words[1]}"] if words else []
    assert main(["submit", "job.wasm", "--inputs", "a", *option]) == 2
    assert said in capsys.readouterr().err


def test_without_an_account_the_way_to_one_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    market = "https://market.example.org"
    assert main(["submit", "job.wasm", "--inputs", "a", "--market", market]) == 1
    assert f"cpushare account create --market {market}" in capsys.readouterr().err


def test_a_budget_and_an_end_are_not_asked_for_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["results", "c1", "--cancel", "--budget", "3"])
    assert "not allowed with" in capsys.readouterr().err


def test_an_id_that_is_none_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["results", "../../etc/passwd"]) == 2
    assert "Not the id of a computation" in capsys.readouterr().err
