"""Where an account's token is kept: in the desktop's keyring, or, where there is none, in a file
that its owner alone can read. The caller is told which, so that it can tell the person."""

from __future__ import annotations

import enum
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from daemonctl import files, program
from daemonctl.errors import AccountError, KeyringError, StateError
from daemonctl.paths import Paths

SERVICE = "cpushare"
# A name, no import: what the helper loads is for its own process.
HELPER = "daemonctl.buyer.keyringhelper"
ALONE_S = 20.0
"""How long a keyring may take where nobody can be asked for its password."""
ASKED_S = 180.0
"""How long where a person may have to find the password window and type."""
_LOCK_S = 10.0


class Account(msgspec.Struct, frozen=True):
    """An account at a market and its only secret."""

    account: str
    token: str


class Place(enum.StrEnum):
    """Where a token is."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True)
class Kept:
    """Where it is, and why not in the keyring where it is not."""

    place: Place
    reason: str = ""


class _Answer(msgspec.Struct, frozen=True):
    """What the helper prints."""

    ok: bool
    value: str | None = None
    backend: str = ""
    kind: str = ""
    reason: str = ""


class _Secrets(msgspec.Struct, frozen=True):
    """secrets.json: accounts by the market's address."""

    schema: int = 1
    accounts: dict[str, Account] = {}


class KeyVault:
    """The tokens of one installation.

    patience_s: how long the keyring may take for one answer. use_keyring: False = the file alone.
    how: how a person says that the file shall do, for a hint.
    """

    def __init__(
        self,
        paths: Paths,
        *,
        patience_s: float = ALONE_S,
        use_keyring: bool = True,
        how: str = ": --no-keyring",
    ) -> None:
        self._file = paths.secrets
        self._lock = files.Lock(paths.secrets.with_suffix(".lock"))
        self._patience_s = patience_s
        self._use_keyring = use_keyring
        self._how = how
        # Two installations of one user (a demo, a test) must not see each other's accounts.
        self._prefix = f"{paths.home} " if paths.home is not None else ""

    def load(self, market: str) -> Account | None:
        """The account at `market`; None where there is none.

        Raises AccountError where the keyring is locked or does not answer in time.
        """
        kept = self._read().accounts.get(market)
        if kept is not None or not self._use_keyring:
            return kept
        answer = self._keyring("get", market)
        if answer.kind == "none":
            return None
        if not answer.ok:
            raise self._closed(answer)
        if not answer.value:
            return None
        try:
            return msgspec.json.decode(answer.value, type=Account)
        except msgspec.DecodeError as error:
            raise AccountError(
                "What the keyring holds for this market is no account",
                detail=f"{SERVICE}, {self._prefix}{market}: {error}",
                hint="Remove that entry with your keyring's own program.",
            ) from error

    def in_file(self, market: str) -> bool:
        """Whether the file has the account at `market`; the keyring is not asked."""
        return market in self._read().accounts

    def store(self, market: str, account: Account) -> Kept:
        """Keep `account` for `market`, in place of any other.

        Raises AccountError where there is a keyring and it is locked: a secret does not go into a
        file behind the back of a person who has a keyring.
        """
        if not self._use_keyring:
            return self.store_in_file(market, account, "as you asked")
        answer = self._keyring("set", market, msgspec.json.encode(account).decode())
        if answer.ok:
            self._write(market, None)
            return Kept(Place.KEYRING)
        if answer.kind == "none":
            return self.store_in_file(market, account, answer.reason)
        raise self._closed(answer)

    def store_in_file(self, market: str, account: Account, reason: str) -> Kept:
        """Keep `account` in the file. reason: why it is not in the keyring."""
        self._write(market, account)
        return Kept(Place.FILE, reason)

    def forget(self, market: str) -> None:
        """Keep nothing for `market` any more; what cannot be removed now stays."""
        self._write(market, None)
        if self._use_keyring:
            self._keyring("forget", market)

    def _closed(self, answer: _Answer) -> KeyringError:
        titles = {
            "locked": "Your keyring is locked",
            "silent": "Your keyring does not answer",
        }
        return KeyringError(
            titles.get(answer.kind, "Your keyring cannot be used"),
            detail=answer.reason,
            hint="Unlock it and try again, or keep tokens in a file that you alone can read"
            f"{self._how}.",
        )

    def _keyring(self, act: str, market: str, value: str = "") -> _Answer:
        try:
            done = subprocess.run(
                program.command(HELPER, act, SERVICE, f"{self._prefix}{market}"),
                input=value.encode(),
                capture_output=True,
                timeout=self._patience_s,
                check=False,
            )
            return msgspec.json.decode(done.stdout, type=_Answer)
        except subprocess.TimeoutExpired:
            reason = f"nothing within {self._patience_s:g} s; a password window may be open"
            return _Answer(ok=False, kind="silent", reason=reason)
        except OSError as error:
            return _Answer(ok=False, kind="failed", reason=str(error))
        except msgspec.DecodeError:
            lines = done.stderr.decode(errors="replace").strip().splitlines()
            return _Answer(
                ok=False, kind="failed", reason=lines[-1] if lines else "it said nothing"
            )

    def _read(self) -> _Secrets:
        data = files.read_secret(self._file)
        try:
            return _Secrets() if data is None else msgspec.json.decode(data, type=_Secrets)
        except msgspec.DecodeError as error:
            raise StateError(
                "The file of tokens is damaged",
                detail=f"{self._file}: {error}",
                hint="Mend it if you can: it may hold the only copy of a token.",
            ) from error

    def _write(self, market: str, account: Account | None) -> None:
        """Put the account into the file, or see that it holds none for this market."""
        with self._locked():
            accounts = dict(self._read().accounts)
            if account is None and market not in accounts:
                return
            accounts.pop(market, None)
            if account is not None:
                accounts[market] = account
            files.write_secret(self._file, msgspec.json.encode(_Secrets(accounts=accounts)))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        _until(self._lock.acquire, self._file.name)
        try:
            yield
        finally:
            self._lock.release()


def _until(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _LOCK_S
    while not condition():
        if time.monotonic() > end:
            raise StateError(f"Another process has held {what} for {_LOCK_S:g} s")
        time.sleep(0.02)
