"""The rules' façade: settings that are changed and keep their owner's words, and what is told."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from daemonctl import files, process
from daemonctl.control import rules
from daemonctl.errors import SettingsError
from daemonctl.paths import Paths
from daemonctl.senses import ACTIVITY_SCHEMA, Activity, Source
from daemonctl.settings import ALWAYS, Quit, Rules, Settings, TraySettings

NIGHT = (frozenset(range(6)),) * 5 + (ALWAYS,) * 2


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.below(tmp_path)


@pytest.fixture
def daemon(paths: Paths) -> Iterator[subprocess.Popen[str]]:
    """A process that is found as the daemon, and says when it was signalled."""
    child = subprocess.Popen([sys.executable, "-c", _LISTENER], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    files.replace(paths.pid, msgspec.json.encode(process.identity(child.pid)))
    yield child
    child.kill()
    child.wait()
    child.stdout.close()


_LISTENER = """
import signal
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
print("ready", flush=True)
print(signal.sigwait({signal.SIGUSR1}) == signal.SIGUSR1, flush=True)
"""


def told(daemon: subprocess.Popen[str]) -> bool:
    assert daemon.stdout is not None
    return daemon.stdout.readline() == "True\n"


def test_what_is_changed_is_what_is_read_afterwards(paths: Paths) -> None:
    wanted = Rules(cores_in_use=1, hours=NIGHT, use_schedule=True, programs=("kodi", "a game"))
    tray = TraySettings(quit=Quit.KEEP, language="de")
    rules.change(paths, rules=wanted, tray=tray)
    assert rules.settings(paths) == Settings(rules=wanted, tray=tray)
    rules.change(paths, rules=Rules())
    assert rules.settings(paths) == Settings(tray=tray)


def test_a_change_of_nothing_writes_nothing(paths: Paths) -> None:
    rules.change(paths, rules=Rules(), tray=TraySettings())
    assert not paths.settings.exists()


def test_comments_and_all_that_is_not_changed_stay_as_they_were(paths: Paths) -> None:
    before = (
        "# mine\nschema = 1   # one\n\n[rules] # when\n# not in winter\npause_when_hot  =  true"
        "  # hot\ncores_in_use = 0\n\n[cache]\nmegabytes = 100 # small\n# the end\n"
    )
    paths.config.mkdir()
    paths.settings.write_text(before)
    rules.change(paths, rules=Rules(pause_when_hot=False))
    assert paths.settings.read_text() == before.replace("true", "false")
    assert rules.settings(paths).cache_megabytes == 100


@pytest.mark.parametrize(
    "text",
    [
        "schema = 1\nrules = {pause_when_hot = true} # hi\n",
        "schema = 1\nrules.pause_when_hot = true # hi\n# end",
        'schema = 1\n[rules]\n[tray]\nquit = "ask"',
        "schema = 1\r\n[rules]\r\npause_when_hot = true\r\n",
        '"schema" = 1\n["rules"]\n',
        "[rules]\n[schedule]\nmonday = ''\n[cache]\n[work]\n[tray]\n".replace(
            "[rules]", "schema=1"
        ),
    ],
)
def test_every_way_to_write_a_file_can_be_changed(paths: Paths, text: str) -> None:
    paths.config.mkdir()
    paths.settings.write_bytes(text.encode())
    wanted = Rules(pause_when_hot=False, programs=("x",), use_schedule=True, hours=NIGHT)
    rules.change(paths, rules=wanted, tray=TraySettings(quit=Quit.STOP))
    assert rules.settings(paths).rules == wanted
    assert rules.settings(paths).tray == TraySettings(quit=Quit.STOP)


@pytest.mark.parametrize("text", ["schema = 1\n[rules\n", "schema = 1\n[rules]\ncolour = 3\n", ""])
def test_a_broken_file_is_told_and_never_written_over(paths: Paths, text: str) -> None:
    paths.config.mkdir()
    paths.settings.write_text(text)
    with pytest.raises(SettingsError):
        rules.settings(paths)
    with pytest.raises(SettingsError):
        rules.change(paths, rules=Rules(cores_in_use=2))
    assert paths.settings.read_text() == text


def test_what_could_not_be_read_again_is_not_written(paths: Paths) -> None:
    with pytest.raises(SettingsError, match="cannot be used"):
        rules.change(paths, rules=Rules(hot_celsius=60, cool_celsius=70))
    assert not paths.settings.exists()


def test_a_link_stays_a_link_and_a_mode_stays_a_mode(paths: Paths, tmp_path: Path) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("schema = 1\n")
    kept.chmod(0o600)
    paths.config.mkdir()
    paths.settings.symlink_to(kept)
    rules.change(paths, rules=Rules(cores_in_use=3))
    assert paths.settings.is_symlink()
    assert "cores_in_use = 3" in kept.read_text()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_the_daemon_is_told_of_a_change(paths: Paths, daemon: subprocess.Popen[str]) -> None:
    rules.change(paths, rules=Rules(cores_in_use=1))
    assert told(daemon)


def test_activity_is_written_for_its_user_alone_and_the_daemon_told(
    paths: Paths, daemon: subprocess.Popen[str]
) -> None:
    activity = Activity(ACTIVITY_SCHEMA, process.myself(), Source.X11, active=True, idle_s=180)
    rules.tell_activity(paths, activity)
    assert told(daemon)
    assert msgspec.json.decode(paths.activity.read_bytes(), type=Activity) == activity
    assert stat.S_IMODE(paths.activity.stat().st_mode) == 0o600


def test_where_no_daemon_runs_nobody_is_signalled(paths: Paths) -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _frame: heard.append(number))
    try:
        activity = Activity(ACTIVITY_SCHEMA, process.myself(), Source.X11)
        files.replace(
            paths.pid,
            msgspec.json.encode(msgspec.structs.replace(process.myself(), create_time=1.0)),
        )
        rules.tell_activity(paths, activity)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert heard == []


def test_this_machine_is_sensed_now(paths: Paths) -> None:
    found = rules.sense(paths, (Path("/proc/self/comm").read_text().strip(), "no such program"))
    assert found.disk_free_mib
    assert found.memory_free_mib
    assert found.programs == (Path("/proc/self/comm").read_text().strip(),)


def test_a_pause_imports_no_more_than_it_needs() -> None:
    code = (
        "import sys; from daemonctl import control; "
        "print([one for one in ('tomlkit', 'tomllib', 'daemonctl.settings', 'daemonctl.sensing', "
        "'subprocess', 'threading', 'psutil') if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={"PYTHONPATH": ":".join(sys.path)},
        cwd=Path(__file__).parents[4],
    )
    assert done.stdout == "[]\n", done.stderr
