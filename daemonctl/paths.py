"""Where things lie on disk: for a user (XDG), for the system service, or all below one folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from daemonctl.errors import UsageError

HOME_VARIABLE = "CPUSHARE_HOME"
DAEMON_VARIABLE = "CPUSHARE_DAEMON"
SYSTEM, USER = "system", "user"
"""What $CPUSHARE_DAEMON may say: whose daemon is meant, whatever else would be chosen."""
SERVICE = Path("/etc/cpushare")
"""Where the system's daemon has its orders and settings."""


class Paths(msgspec.Struct, frozen=True):
    """The four folders of one daemon, and of who controls it; nothing is made by asking.

    A Struct like the model's: a dataclass would cost `cpushare pause` a seventh of its time.

    config: sell orders and settings, written by people and by the tray.
    state: what must survive a restart (pause, history, spooled results), and its lock.
    runtime: what must not (status, pid).
    cache: what can be fetched or computed again (blobs, compiled modules).
    orders: the folder of `.cpu` files.
    home: the one folder that holds all of these, where there is one ($CPUSHARE_HOME).
    shared: several people control it, the members of a group: the system's. What they write has
        folders of its own there, named `control`; all else the daemon alone writes.
    controller: the paths of the person who asked, where the daemon is not theirs; see `person`.
    """

    config: Path
    state: Path
    runtime: Path
    cache: Path
    orders: Path
    home: Path | None = None
    shared: bool = False
    controller: Paths | None = None

    @classmethod
    def current(cls, environ: Mapping[str, str] | None = None) -> Paths:
        """Of the daemon that this process controls: the one that $CPUSHARE_DAEMON names; else the
        one below $CPUSHARE_HOME; else the system's, where there is one and this user may write
        its orders; else the user's own. Raises UsageError where the variable names none."""
        env = os.environ if environ is None else environ
        own = cls.own(env)
        match env.get(DAEMON_VARIABLE, ""):
            case "":
                system = own.home is None and os.access(SERVICE, os.W_OK | os.X_OK)
            case word if word in (SYSTEM, USER):
                system = word == SYSTEM
            case word:
                raise UsageError(
                    "Whose daemon?",
                    detail=f"{DAEMON_VARIABLE}={word}",
                    hint=f"Give {SYSTEM} or {USER}, or leave the variable out.",
                )
        return msgspec.structs.replace(cls.system(), controller=own) if system else own

    @classmethod
    def own(cls, environ: Mapping[str, str] | None = None) -> Paths:
        """What is this person's, whichever daemon they control (accounts, tokens, buyers' work):
        below $CPUSHARE_HOME where set, else the user's (XDG)."""
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
        return cls(
            SERVICE,
            Path("/var/lib/cpushare"),
            Path("/run/cpushare"),
            Path("/var/cache/cpushare"),
            SERVICE,
            shared=True,
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
        for name in (HOME_VARIABLE, DAEMON_VARIABLE):
            env.pop(name, None)
        if self.person.home is not None:
            env[HOME_VARIABLE] = str(self.person.home)
        if self.shared or self.home is None:
            env[DAEMON_VARIABLE] = SYSTEM if self.shared else USER
        return env

    @property
    def person(self) -> Paths:
        """What belongs to whoever asked, and not to the daemon where that is the system's: their
        accounts and tokens, and how their tray looks."""
        return self.controller or self

    @property
    def settings(self) -> Path:
        """settings.toml"""
        return self.config / "settings.toml"

    @property
    def pause(self) -> Path:
        """pause.json: there while the user's pause holds."""
        return self._control(self.state) / "pause.json"

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
    def bell(self) -> Path:
        """A socket that wakes the daemon, for those whose signals it does not get."""
        return self.runtime / "bell"

    @property
    def activity(self) -> Path:
        """activity.json: what the tray senses of its user; one a user, where there are several."""
        folder = self._control(self.runtime)
        return folder / (f"activity-{os.getuid()}.json" if self.shared else "activity.json")

    @property
    def controls(self) -> tuple[Path, ...]:
        """The folders that those who control a shared daemon write in, orders aside."""
        folders = (self.state, self.runtime)
        return tuple(self._control(folder) for folder in folders) if self.shared else ()

    @property
    def last_result(self) -> Path:
        """The last result that is a picture, for the tray to show."""
        return self.state / "last-result"

    @property
    def log(self) -> Path:
        """The daemon's log when `cpushare start` started it."""
        return self.state / "cpushared.log"

    def _control(self, folder: Path) -> Path:
        return folder / "control" if self.shared else folder


def _xdg(env: Mapping[str, str], name: str, default: Path) -> Path:
    # The specification: a relative path in these variables is to be ignored.
    value = env.get(name, "")
    return Path(value) if value.startswith("/") else default
