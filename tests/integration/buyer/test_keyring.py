"""The keyring's real back ends on a real bus: none there, and one that never answers."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from daemonctl.buyer.keyvault import Account, KeyVault, Place
from daemonctl.errors import AccountError
from daemonctl.paths import Paths

URL = "https://market.example.org"
ME = Account("a1", "a-very-secret-token")

# Without a service folder: nothing that happens to be installed here is started.
BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={}</listen>
  <policy context="default">
    <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
  </policy>
</busconfig>
"""


@pytest.fixture(autouse=True)
def no_bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library chooses its back end itself, and finds no bus."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nowhere")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A session bus with nobody on it; its address."""
    config = tmp_path / "bus.conf"
    config.write_text(BUS.format(tmp_path / "bus"))
    daemon = subprocess.Popen(
        ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    yield address
    daemon.terminate()
    daemon.wait(30)
    daemon.stdout.close()


@pytest.fixture
def mute_keyring(bus: str) -> Iterator[DBusConnection]:
    """Has the name of a Secret Service and never answers, as behind an unseen password window."""
    connection = open_dbus_connection(bus)
    dbus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
    call = new_method_call(dbus, "RequestName", "su", ("org.freedesktop.secrets", 4))
    assert connection.send_and_get_reply(call, timeout=30).body == (1,)
    yield connection
    connection.close()


def vault(home: Path, patience_s: float = 60.0) -> KeyVault:
    return KeyVault(Paths.below(home), patience_s=patience_s)


def test_without_a_bus_the_token_goes_into_the_file(tmp_path: Path) -> None:
    kept = vault(tmp_path / "home").store(URL, ME)
    assert (kept.place, kept.reason) == (Place.FILE, "no keyring is running")
    assert vault(tmp_path / "home").load(URL) == ME


@pytest.mark.usefixtures("bus")
def test_on_a_bus_without_a_keyring_the_token_goes_into_the_file(tmp_path: Path) -> None:
    assert vault(tmp_path / "home").store(URL, ME).place is Place.FILE
    assert vault(tmp_path / "home").load(URL) == ME


@pytest.mark.usefixtures("mute_keyring")
def test_a_keyring_that_never_answers_never_hangs_us_nor_gets_a_file_behind_it(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    began = time.monotonic()
    for act in (
        lambda: vault(home, 3.0).load(URL),
        lambda: vault(home, 3.0).store(URL, ME),
    ):
        with pytest.raises(AccountError, match="does not answer"):
            act()
    assert time.monotonic() - began < 60
    assert not Paths.below(home).secrets.exists()
