"""What the rules say while the daemon runs: settings, activity, sensors and the pause, followed."""

from __future__ import annotations

import time
from collections.abc import Hashable

from daemonctl import files, pausing, policy
from daemonctl import settings as settings_file
from daemonctl.errors import SettingsError
from daemonctl.model import Pause, Problem
from daemonctl.paths import Paths
from daemonctl.policy import Decisions, Facts, State
from daemonctl.seller.hearing import Hearing
from daemonctl.senses import Activity, Sensed
from daemonctl.sensing.sensors import Sensors, Wanted
from daemonctl.settings import Rules, Settings

LOOK_EVERY_S = 0.8
"""Less than the daemon sleeps: a look comes with every wake-up that it has anyway."""
_UNSEEN = object()


class Ruling:
    """Decides upon the cores. Called from the loop, never waits.

    settings: the last ones that could be used. problem: why the file's cannot.
    decisions: the last ones. some: whether anything may compute; also where no core is sold.
    """

    def __init__(self, paths: Paths, settings: Settings, sensors: Sensors) -> None:
        self._paths = paths
        self._sensors = sensors
        self.settings = settings
        self.problem: Problem | None = None
        self.decisions: Decisions = {}
        self.some = False
        self._state: State | None = None
        self._pause: Pause | None = None
        self._cores: tuple[int, ...] = ()
        self._hearing = Hearing(paths)
        self._settings_seen: Hashable = _UNSEEN
        self._next = 0.0

    def decide(self, cores: tuple[int, ...], now: float, *, told: bool) -> None:
        """Look, where it is time, and decide anew, where anything may be different.

        cores: the sold ones, in order. now: on the monotonic clock. told: somebody says that a
        file changed.
        """
        wall = time.time()
        pause = pausing.read(self._paths, wall)
        look = told or now >= self._next
        if not look and (pause, cores) == (self._pause, self._cores):
            return
        self._pause, self._cores = pause, cores
        if look:
            self._next = now + LOOK_EVERY_S
            self._look(told)
        rules = self.settings.rules
        sensed = self._sensors.look(_wanted(rules), now) if cores else Sensed()
        facts = Facts(wall, now, cores, pause, self._heard(rules), sensed)
        self.decisions, self._state = policy.decide(rules, facts, self._state)
        self.some = any(one.run for one in self.decisions.values()) if cores else pause is None

    def close(self) -> None:
        """Let go of what it holds."""
        self._hearing.close()

    def _look(self, told: bool) -> None:
        # Who travels takes the schedule along.
        time.tzset()
        if (seen := files.fingerprint(self._paths.settings)) != self._settings_seen or told:
            self._settings_seen = seen
            self._read_settings()
        self._hearing.look(told=told)

    def _read_settings(self) -> None:
        try:
            found = settings_file.read(self._paths.settings)
        except SettingsError as error:
            words = (error.detail, "Until it is mended, the settings from before apply.")
            detail = "\n".join(filter(None, words))
            self.problem = Problem(error.title, detail, error.hint)
            return
        self.problem = None
        if found != self.settings:
            self.settings = found

    def _heard(self, rules: Rules) -> Activity | None:
        """What the tray senses; None where no rule asks, or the tray is gone."""
        asked = rules.pause_when_active or rules.pause_full_screen
        return self._hearing.activity() if asked else None


def _wanted(rules: Rules) -> Wanted:
    return Wanted(
        power=rules.pause_on_battery,
        heat=rules.pause_when_hot,
        load=rules.pause_when_busy,
        programs=rules.programs,
    )
