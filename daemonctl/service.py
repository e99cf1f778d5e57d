"""The system's daemon as the machine's service manager has it: systemd, or an init script.

Starting and ending it is theirs, so that what was stopped stays stopped and what fails is started
again. systemd lets members of the group do both (packaging/polkit); an init script is root's.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from daemonctl.errors import StateError
from daemonctl.running import JOIN

UNIT = "cpushare.service"
_SYSTEMD = Path("/run/systemd/system")
_SCRIPT = Path("/etc/init.d/cpushare")
_SCRIPT_PID = Path("/run/cpushare.pid")
_REFUSED = {
    "start": "This machine's daemon could not be started",
    "stop": "This machine's daemon could not be stopped",
}


def start(timeout_s: float) -> bool:
    """Have it started; False where that takes longer. Raises StateError where it may not be, or
    where nothing here starts it."""
    if _SYSTEMD.exists():
        return _systemctl("start", timeout_s)
    if _SCRIPT.exists():
        return _script("start", timeout_s)
    raise StateError(
        "Nothing here starts this machine's daemon",
        detail=f"There is neither systemd nor {_SCRIPT}.",
        hint="As the user cpushare, have it run: cpushared --system",
    )


def stop(timeout_s: float) -> bool | None:
    """Have it ended; False where that takes longer, None where no service manager runs it.

    Raises StateError where it may not be.
    """
    if _SYSTEMD.exists() and _active():
        return _systemctl("stop", timeout_s)
    if not _SYSTEMD.exists() and _SCRIPT.exists() and _SCRIPT_PID.exists():
        return _script("stop", timeout_s)
    return None


def words(lines: int = 5) -> str:
    """The last lines of its log, where this user may read them; else ""."""
    if not _SYSTEMD.exists():
        return ""
    command = ["journalctl", "--quiet", "--no-pager", "-o", "cat", f"-n{lines}", "-u", UNIT]
    try:
        told = subprocess.run(
            command, capture_output=True, text=True, errors="replace", timeout=5.0, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout.strip()


def log() -> str:
    """Where its log is, for a person."""
    return f"journalctl -u {UNIT}" if _SYSTEMD.exists() else "/var/log/cpushare.log"


def _active() -> bool:
    command = ["systemctl", "is-active", UNIT]
    try:
        told = subprocess.run(command, capture_output=True, text=True, timeout=10.0, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    # While it starts, and while it waits to be started again, it is to be stopped too.
    return told.stdout.strip() in ("active", "activating", "reloading")


def _systemctl(verb: str, timeout_s: float) -> bool:
    return _run(verb, ["systemctl", "--no-ask-password", verb, UNIT], timeout_s)


def _script(verb: str, timeout_s: float) -> bool:
    if os.geteuid() != 0:
        raise StateError(
            _REFUSED[verb],
            detail="Only root may here: there is no systemd, which lets members of a group do it.",
            hint=f"Run: sudo service cpushare {verb}",
        )
    return _run(verb, [str(_SCRIPT), verb], timeout_s)


def _run(verb: str, command: list[str], timeout_s: float) -> bool:
    try:
        told = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    except OSError as error:
        raise StateError(_REFUSED[verb], detail=str(error)) from error
    if told.returncode:
        said = (told.stderr or told.stdout).strip()
        denied = "denied" in said or "authentication" in said
        raise StateError(_REFUSED[verb], detail=said, hint=JOIN if denied else f"See: {log()}")
    return True
