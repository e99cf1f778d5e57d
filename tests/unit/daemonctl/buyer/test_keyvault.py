"""Tokens: in the keyring where there is one, else in a file of one's own; never hanging.

The keyring's library and the helper process are real; the back ends are small modules.
"""

from __future__ import annotations

import json
import stat
import time
from pathlib import Path

import pytest

from daemonctl.buyer.keyvault import Account, KeyVault, Place
from daemonctl.errors import AccountError, StateError
from daemonctl.paths import Paths

URL = "https://market.example.org"
ME = Account("a1", "a-very-secret-token")

BACKENDS = '''
import json, os, time
from pathlib import Path
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked

class Working(KeyringBackend):
    """Keeps everything in a file, as JSON."""
    priority = 5
    file = Path(os.environ["KEYRING_FILE"])
    def _all(self):
        return json.loads(self.file.read_text()) if self.file.exists() else {}
    def get_password(self, service, name):
        return self._all().get(f"{service}|{name}")
    def set_password(self, service, name, value):
        self.file.write_text(json.dumps(self._all() | {f"{service}|{name}": value}))

class Locked(Working):
    def get_password(self, service, name):
        raise KeyringLocked("Failed to unlock the collection!")
    set_password = lambda self, *words: self.get_password(*words[:2])

class Dismissed(Working):
    def get_password(self, service, name):
        raise InitError("Prompt dismissed")
    set_password = lambda self, *words: self.get_password(*words[:2])

class Hanging(Working):
    def get_password(self, service, name):
        time.sleep(600)
    set_password = lambda self, *words: self.get_password(*words[:2])

class Dying(Working):
    def get_password(self, service, name):
        os._exit(3)
    set_password = lambda self, *words: self.get_password(*words[:2])

class Plaintext(Working):
    priority = 0.5
'''


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Choose the keyring's back end by its name above."""
    (tmp_path / "backends.py").write_text(BACKENDS)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("KEYRING_FILE", str(tmp_path / "keyring.json"))

    def choose(name: str) -> None:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"backends.{name}")

    return choose


def vault(home: Path, **options: object) -> KeyVault:
    return KeyVault(Paths.below(home), **options)  # type: ignore[arg-type]


def test_without_a_keyring_the_token_is_in_a_file_of_ones_own_and_that_is_told(
    tmp_path: Path,
) -> None:
    home = tmp_path / "home"
    assert vault(home).load(URL) is None
    kept = vault(home).store(URL, ME)
    assert (kept.place, kept.reason) == (Place.FILE, "no keyring is running")
    assert vault(home).load(URL) == ME
    assert vault(home).load("https://other.example.org") is None
    path = Paths.below(home).secrets
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) & 0o077 == 0


def test_with_a_keyring_the_token_is_there_and_in_no_file(tmp_path: Path, backend) -> None:
    backend("Working")
    home = tmp_path / "home"
    assert vault(home).store(URL, ME).place is Place.KEYRING
    assert vault(home).load(URL) == ME
    for path in home.rglob("*"):
        assert path.is_dir() or ME.token not in path.read_text()
    assert ME.token in (tmp_path / "keyring.json").read_text()


def test_two_installations_do_not_see_each_others_accounts(tmp_path: Path, backend) -> None:
    backend("Working")
    vault(tmp_path / "one").store(URL, ME)
    assert vault(tmp_path / "two").load(URL) is None


def test_a_token_that_moves_into_the_keyring_leaves_the_file(tmp_path: Path, backend) -> None:
    home = tmp_path / "home"
    vault(home).store(URL, ME)
    backend("Working")
    assert vault(home).load(URL) == ME
    vault(home).store(URL, ME)
    assert ME.token not in Paths.below(home).secrets.read_text()
    assert vault(home).load(URL) == ME


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Locked", "Your keyring is locked"),
        ("Dismissed", "Your keyring is locked"),
        ("Dying", "Your keyring cannot be used"),
    ],
)
def test_a_locked_keyring_is_an_error_and_never_a_file_behind_ones_back(
    name: str, title: str, tmp_path: Path, backend
) -> None:
    backend(name)
    home = tmp_path / "home"
    for act in (lambda: vault(home).load(URL), lambda: vault(home).store(URL, ME)):
        with pytest.raises(AccountError, match=title) as error:
            act()
        assert "--no-keyring" in error.value.hint
    assert not Paths.below(home).secrets.exists()


def test_a_keyring_that_never_answers_is_left_after_its_time(tmp_path: Path, backend) -> None:
    backend("Hanging")
    began = time.monotonic()
    with pytest.raises(AccountError, match="does not answer"):
        vault(tmp_path, patience_s=1.0).load(URL)
    assert time.monotonic() - began < 30


def test_a_keyring_that_is_plain_text_itself_is_none(tmp_path: Path, backend) -> None:
    backend("Plaintext")
    assert vault(tmp_path / "home").store(URL, ME).place is Place.FILE


def test_who_wants_no_keyring_gets_the_file(tmp_path: Path, backend) -> None:
    backend("Hanging")
    mine = vault(tmp_path / "home", use_keyring=False)
    assert mine.load(URL) is None
    assert mine.store(URL, ME).place is Place.FILE
    assert mine.load(URL) == ME
    # And from then on nobody asks the keyring for it.
    assert vault(tmp_path / "home").load(URL) == ME


def test_a_file_that_others_can_read_is_refused(tmp_path: Path) -> None:
    vault(tmp_path).store(URL, ME)
    path = Paths.below(tmp_path).secrets
    path.chmod(0o644)
    with pytest.raises(AccountError, match="open to others"):
        vault(tmp_path).load(URL)


def test_a_damaged_file_is_told_and_left_alone(tmp_path: Path) -> None:
    vault(tmp_path).store(URL, ME)
    path = Paths.below(tmp_path).secrets
    path.write_text(text := json.dumps({"accounts": [ME.token]}))
    for act in (lambda: vault(tmp_path).load(URL), lambda: vault(tmp_path).store(URL, ME)):
        with pytest.raises(StateError, match="damaged") as error:
            act()
        assert ME.token not in str(error.value)
    assert path.read_text() == text


def test_a_keyring_entry_of_somebody_else_is_told(tmp_path: Path, backend) -> None:
    backend("Working")
    home = tmp_path / "home"
    (tmp_path / "keyring.json").write_text(json.dumps({f"cpushare|{home} {URL}": "?"}))
    with pytest.raises(AccountError, match="is no account"):
        vault(home).load(URL)
