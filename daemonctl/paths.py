"""Where things lie on disk: for a user (XDG), for the system service, or all below one folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

HOME_VARIABLE = "CPUSHARE_HOME"


class Paths(msgspec.Struct, frozen=True):
    """The four folders of one installation; nothing is made by asking.

    A Struct like the model's: a dataclass would cost `cpushare pause` a seventh of its time.

    config: sell orders and settings, written by people and by the tray.
    state: what must survive a restart (pause, history, spooled results), and its lock.
    runtime: what must not (status, pid).
    cache: what can be fetched or computed again (blobs, compiled modules).
    orders: the folder of `.cpu` files.
    home: the one folder that holds all of these, where there is one ($CPUSHARE_HOME).
    """

    config: Path
    state: Path
    runtime: Path
    cache: Path
    orders: Path
    home: Path | None = None

    @classmethod
    def current(cls, environ: Mapping[str, str] | None = None) -> Paths:
        """The paths of this process: below $CPUSHARE_HOME where set, else the user's (XDG)."""
        env = os.environ if environ is None else environ
        home = env.get(HOME_VARIABLE, "")
        return cls.below(Path(home)) if home else cls.user(env)

    @classmethod
    def user(cls, env: Mapping[str, str]) -> Paths:
        """A volunteer's own folders, as the XDG base directory specification names them."""
        home = Path(env.get("HOME") or Path.home())
        config = _xdg(env, "XDG_CONFIG_HOME", home / ".config") / "cpushare"
        state = _xdg(env, "XDG_STATE_HOME", home / ".local" / "state") / "cpushare"
        cache = _xdg(env, "XDG_CACHE_HOME", home / ".cache") / "cpushare"
        # Without a session's runtime folder (a lab's server, cron) the state folder serves.
        runtime = _xdg(env, "XDG_RUNTIME_DIR", state / "run") / "cpushare"
        return cls(config, state, runtime, cache, config / "orders")

    @classmethod
    def system(cls) -> Paths:
        """The folders of the system service."""
        config = Path("/etc/cpushare")
        return cls(
            config,
            Path("/var/lib/cpushare"),
            Path("/run/cpushare"),
            Path("/var/cache/cpushare"),
            config,
        )

    @classmethod
    def below(cls, root: Path) -> Paths:
        """Everything below one folder, as `make run` and the tests want it."""
        root = root.absolute()
        config = root / "config"
        return cls(config, root / "state", root / "run", root / "cache", config / "orders", root)

    def environment(self, environ: Mapping[str, str] | None = None) -> dict[str, str]:
        """The environment in which `Paths.current` finds these paths, for a child process."""
        env = dict(os.environ if environ is None else environ)
        env.pop(HOME_VARIABLE, None)
        if self.home is not None:
            env[HOME_VARIABLE] = str(self.home)
        return env

    @property
    def settings(self) -> Path:
        """settings.toml"""
        return self.config / "settings.toml"

    @property
    def pause(self) -> Path:
        """pause.json: there while the user's pause holds."""
        return self.state / "pause.json"

    @property
    def history(self) -> Path:
        """history.sqlite: leases, jobs done, coins."""
        return self.state / "history.sqlite"

    @property
    def speed(self) -> Path:
        """speed.json: this machine's speed, as it was measured."""
        return self.state / "speed.json"

    @property
    def spool(self) -> Path:
        """Results that wait for their delivery, one file a lease."""
        return self.state / "spool"

    @property
    def secrets(self) -> Path:
        """Tokens where there is no keyring, and the host's own tokens; 0600."""
        return self.state / "secrets.json"

    @property
    def status(self) -> Path:
        """status.json: what the daemon does now."""
        return self.runtime / "status.json"

    @property
    def pid(self) -> Path:
        """daemon.json: (pid, create time) of the daemon."""
        return self.runtime / "daemon.json"

    @property
    def lock(self) -> Path:
        """Held by the daemon as long as it lives: it guards the state, which has one writer.

        Not among the runtime files: those of a session and of a cron job lie apart.
        """
        return self.state / "lock"

    @property
    def activity(self) -> Path:
        """activity.json: what the tray senses of its user."""
        return self.runtime / "activity.json"

    @property
    def last_result(self) -> Path:
        """The last result that is a picture, for the tray to show."""
        return self.state / "last-result"

    @property
    def log(self) -> Path:
        """The daemon's log when `cpushare start` started it."""
        return self.state / "cpushared.log"


def _xdg(env: Mapping[str, str], name: str, default: Path) -> Path:
    # The specification: a relative path in these variables is to be ignored.
    value = env.get(name, "")
    return Path(value) if value.startswith("/") else default
