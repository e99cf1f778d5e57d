"""Folders follow the XDG specification, the system's layout, or one given folder."""

from __future__ import annotations

from pathlib import Path

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
