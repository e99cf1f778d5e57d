"""`cpushare orders` on a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl import cores
from daemonctl.cli.main import main
from daemonctl.orders.schema import SellOrder, render

ORDER = SellOrder("https://market.example.org", "o1", "a1", "libcaca", 250_000)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of orders, not made yet, on a machine of four cores."""
    monkeypatch.setenv("CPUSHARE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(cores, "usable", lambda: (0, 1, 2, 3))
    return tmp_path / "home" / "config" / "orders"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A `.cpu` file that somebody sent."""
    path = tmp_path / "libcaca.cpu"
    path.write_text(render(ORDER))
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_added_order_is_listed_with_core_price_and_beneficiary(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["orders", "list"]) == 0
    assert "No sell orders in" in capsys.readouterr().out
    assert main(["orders", "add", str(file)]) == 0
    capsys.readouterr()
    assert main(["orders", "list"]) == 0
    line = capsys.readouterr().out
    words = "on cpu0 libcaca.cpu asks 0.25 for libcaca at https://market.example.org"
    assert " ".join(line.split()) == words


def test_an_order_may_be_added_for_another_core(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["orders", "add", str(file), "--core", "3"]) == 0
    assert "cpu3" in capsys.readouterr().out
    assert main(["orders", "add", str(file), "--core", "9"]) == 2


def test_off_and_on_by_name_with_or_without_its_ending(file: Path, folder: Path) -> None:
    main(["orders", "add", str(file)])
    for name in ("libcaca", "libcaca.cpu", "libcaca.cpu.off"):
        assert main(["orders", "disable", name]) == 0
        assert names(folder) == ["libcaca.cpu.off"]
        assert main(["orders", "disable", name]) == 0
        assert main(["orders", "enable", name]) == 0
        assert names(folder) == ["libcaca.cpu"]


def test_an_unknown_name_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["orders", "enable", "nobody"]) == 1
    assert "There is no such sell order" in capsys.readouterr().err


def test_a_bad_file_is_not_added(
    file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(file.read_text() + 'token = "x"\n')
    assert main(["orders", "add", str(file)]) == 1
    assert "carries no secret" in capsys.readouterr().err
    assert not folder.exists()


def test_a_second_order_never_takes_a_sold_core(
    file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["orders", "add", str(file), "--core", "1"])
    # In the order of names this one would come first.
    other = file.with_name("a.cpu")
    other.write_text(file.read_text())
    assert main(["orders", "add", str(other), "--core", "1"]) == 1
    assert "cpushare orders disable libcaca.cpu" in capsys.readouterr().err
    assert names(folder) == ["libcaca.cpu"]


def test_an_order_for_which_no_core_is_left_is_not_added(
    file: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cores, "usable", lambda: (0,))
    main(["orders", "add", str(file)])
    for name in ("z.cpu", "b-cpu7.cpu"):
        other = file.with_name(name)
        other.write_text(file.read_text())
        assert main(["orders", "add", str(other)]) == 1
        assert name in capsys.readouterr().err
    assert names(folder) == ["libcaca.cpu"]


def test_the_list_shows_what_is_wrong_and_its_code_says_so(
    file: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["orders", "add", str(file)])
    (folder / "bad.cpu").write_text("format = 1\nprice = 2\n")
    capsys.readouterr()
    assert main(["orders", "list"]) == 1
    out = capsys.readouterr().out
    assert "libcaca.cpu" in out
    assert "error: bad.cpu cannot be used\n  bad.cpu, line 2: price" in out
