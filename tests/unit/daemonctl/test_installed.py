"""How CPUShare was installed, and what its owner is told to do for a newer one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from daemonctl import installed
from daemonctl.installed import Kind, addition, kind, remedy
from daemonctl.live.clock import BUILT

ROOT = Path(__file__).parents[3]


def test_each_way_of_delivery_is_told_from_the_others(tmp_path: Path) -> None:
    def found(**how: object) -> Kind:
        how = {"frozen": False, "prefix": tmp_path, "live": tmp_path / "none", **how}
        return kind(**how)  # type: ignore[arg-type]

    somewhere = tmp_path / "lib" / "python3" / "site-packages" / "daemonctl"
    assert found(code=somewhere) is Kind.PIP
    assert found(code=Path("/usr/lib/cpushare/modules/daemonctl")) is Kind.DEB
    assert found(code=somewhere, frozen=True) is Kind.BUNDLE
    (tmp_path / "pipx_metadata.json").touch()
    assert found(code=somewhere) is Kind.PIPX
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / ".git").touch()
    assert found(code=tmp_path / "tree" / "daemonctl") is Kind.CHECKOUT
    (tmp_path / "live").touch()
    assert found(code=somewhere, frozen=True, live=tmp_path / "live") is Kind.LIVE


def test_the_live_image_is_known_by_what_it_says_of_itself() -> None:
    assert installed._LIVE == BUILT


def test_this_one_is_a_checkout() -> None:
    assert kind() is Kind.CHECKOUT
    assert f"cd {ROOT} && git pull && make venv" in remedy()


@pytest.mark.parametrize(
    ("how", "command"),
    [
        (Kind.DEB, "sudo apt install ./cpushare*.deb"),
        (Kind.PIPX, "pipx upgrade cpushare"),
        (Kind.PIP, f"{sys.prefix}/bin/python3 -m pip install --upgrade cpushare"),
    ],
)
def test_the_remedy_is_a_command_and_nothing_else_is_to_be_done(how: Kind, command: str) -> None:
    assert remedy(how) == (
        f"Update it by: {command}; what runs goes on as the new one within minutes"
    )


def test_what_is_a_folder_or_a_stick_is_replaced() -> None:
    assert "unpack it in the place of this one" in remedy(Kind.BUNDLE)
    assert "new image" in remedy(Kind.LIVE)


@pytest.mark.parametrize(
    ("how", "command"),
    [
        (Kind.DEB, "sudo apt install ./cpushare-market_*.deb"),
        (Kind.PIPX, "pipx install --force 'cpushare[market]'"),
        (Kind.PIP, f"{sys.prefix}/bin/python3 -m pip install 'cpushare[market]'"),
        (Kind.BUNDLE, "pipx install --force 'cpushare[market]'"),
        (Kind.LIVE, "pipx install --force 'cpushare[market]'"),
        (None, f"cd {ROOT} && make venv"),
    ],
)
def test_an_extra_is_added_the_way_that_all_else_was_installed(
    how: Kind | None, command: str
) -> None:
    assert addition("market", how) == command
