"""The machine's sleep is told by logind, where there is one."""

from __future__ import annotations

import os
import subprocess
import sys

from jeepney import DBusAddress, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from tests.privatebus import private_bus

LOGIND = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", LOGIND, f"{LOGIND}.Manager")

# In a process of its own: Qt takes the system bus once.
PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from tray.sleep import SleepWatch
application = QCoreApplication([])
watch = SleepWatch()
watch.woke.connect(lambda: (print("woke", flush=True), application.quit()))
QTimer.singleShot(0, lambda: print("ready", flush=True))
QTimer.singleShot(int(sys.argv[1]), application.quit)
application.exec()
"""


def watching(address: str, ms: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(ms)],
        env={**os.environ, "DBUS_SYSTEM_BUS_ADDRESS": address},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_waking_up_is_told_and_falling_asleep_is_not() -> None:
    with private_bus() as address, watching(address, 20_000) as watch:
        assert watch.stdout is not None
        assert watch.stdout.readline() == "ready\n"
        with open_dbus_connection(bus=address) as logind:
            logind.send_and_get_reply(message_bus.RequestName(LOGIND))
            for falls_asleep in (True, False):
                logind.send(new_signal(MANAGER, "PrepareForSleep", "b", (falls_asleep,)))
            assert watch.communicate(timeout=30)[0] == "woke\n"


def test_without_a_system_bus_it_says_nothing_and_hinders_nobody() -> None:
    with watching("unix:path=/nowhere/bus", 200) as watch:
        assert watch.communicate(timeout=30)[0] == "ready\n"
