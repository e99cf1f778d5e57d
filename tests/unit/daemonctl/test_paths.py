"""Folders follow the XDG specification, the system's layout, or one given folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from daemonctl import paths as places
from daemonctl.errors import UsageError
from daemonctl.paths import Paths


def test_the_users_folders_are_those_of_the_xdg_variables() -> None:
    paths = Paths.current(
        {
            "HOME": "/home/ada",
            "XDG_CONFIG_HOME": "/c",
            "XDG_STATE_HOME": "/s",
            "XDG_CACHE_HOME": "/k",
            "XDG_RUNTIME_DIR": "/r",
        }
    )
    assert paths.orders == Path("/c/cpushare/orders")
    assert paths.history == Path("/s/cpushare/history.sqlite")
    assert paths.cache == Path("/k/cpushare")
    assert paths.status == Path("/r/cpushare/status.json")


def test_defaults_lie_below_the_home_folder_and_relative_values_are_ignored() -> None:
    paths = Paths.current({"HOME": "/home/ada", "XDG_CONFIG_HOME": "relative"})
    assert paths.settings == Path("/home/ada/.config/cpushare/settings.toml")
    assert paths.pause == Path("/home/ada/.local/state/cpushare/pause.json")
    assert paths.runtime == Path("/home/ada/.local/state/cpushare/run/cpushare")


def test_the_system_service_keeps_its_orders_in_etc() -> None:
    assert Paths.system().orders == Path("/etc/cpushare")


def test_a_childs_environment_leads_it_to_the_same_paths() -> None:
    paths = Paths.below(Path("/tmp/pool"))
    assert Paths.current(paths.environment({"HOME": "/home/ada"})) == paths
    user = Paths.user({"HOME": "/home/ada"})
    assert Paths.current(user.environment({"HOME": "/home/ada", "CPUSHARE_HOME": "/x"})) == user


def test_daemons_with_and_without_a_session_share_the_lock_of_their_state() -> None:
    session = Paths.current({"HOME": "/home/ada", "XDG_RUNTIME_DIR": "/run/user/1000"})
    cron = Paths.current({"HOME": "/home/ada"})
    assert session.runtime != cron.runtime
    assert session.lock == cron.lock


def test_who_may_write_the_systems_orders_controls_the_systems_daemon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SERVICE", tmp_path)
    ada = {"HOME": "/home/ada"}
    found = Paths.current(ada)
    assert found.shared
    assert found.orders == tmp_path
    assert found.person == Paths.user(ada)
    assert Paths.own(ada) == Paths.user(ada)
    monkeypatch.setattr(places, "SERVICE", tmp_path / "nowhere")
    assert Paths.current(ada) == Paths.user(ada)


def test_whose_daemon_is_meant_may_be_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SERVICE", tmp_path)
    ada = {"HOME": "/home/ada"}
    assert Paths.current({**ada, "CPUSHARE_DAEMON": "user"}) == Paths.user(ada)
    # A home of its own, as of a demo, is not the system's unless that is said.
    assert not Paths.current({**ada, "CPUSHARE_HOME": "/pool"}).shared
    assert Paths.current({**ada, "CPUSHARE_HOME": "/pool", "CPUSHARE_DAEMON": "system"}).shared
    with pytest.raises(UsageError) as error:
        Paths.current({**ada, "CPUSHARE_DAEMON": "mine"})
    assert "CPUSHARE_DAEMON=mine" in error.value.detail
    assert "system or user" in error.value.hint


def test_a_childs_environment_keeps_whose_daemon_is_meant(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SERVICE", tmp_path)
    ada = {"HOME": "/home/ada"}
    for chosen in ("system", "user"):
        found = Paths.current({**ada, "CPUSHARE_DAEMON": chosen})
        assert Paths.current(found.environment(ada)) == found


def test_those_who_control_the_systems_daemon_write_in_folders_of_their_own() -> None:
    paths = Paths.system()
    assert paths.pause == Path("/var/lib/cpushare/control/pause.json")
    assert paths.activity.parent == Path("/run/cpushare/control")
    assert paths.controls == (paths.pause.parent, paths.activity.parent)
    assert paths.bell == Path("/run/cpushare/bell")
    assert Paths.user({"HOME": "/home/ada"}).controls == ()
