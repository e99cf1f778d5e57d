"""A recovery file: an account on paper or on a stick, for the day when the keyring is gone.

It is text that a person can read. Who has it has the account.
"""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from daemonctl import address
from daemonctl.buyer.keyvault import Account, Kept, KeyVault
from daemonctl.buyer.known import remember
from daemonctl.errors import AccountError, InputError, MarketRefused
from daemonctl.paths import Paths

_TITLE = "CPUShare: recovery file of an account"
_TEXT = f"""\
{_TITLE}

Who has this file has the account and its CPUCoins. Keep it where nobody else can read it,
and never send it to anybody who asks for it.

To have the account back, on this computer or on another one:
    cpushare account restore FILE

"""
_FIELDS = ("market", "account", "token")
_LINE = re.compile(r"\s*(market|account|token)\s*:\s*(\S+)\s*", re.ASCII)
_LONGEST = 64 * 1024
_ID = re.compile(r"[A-Za-z0-9._~:-]{1,128}", re.ASCII)
_TOKEN = re.compile(r"[!-~]{1,1000}", re.ASCII)


@dataclass(frozen=True)
class Restored:
    """An account that is here again. kept: where its token is now."""

    market: str
    account: str
    balance: int
    kept: Kept


def save(vault: KeyVault, market: str, target: Path) -> None:
    """Write the recovery file of the account at `market`; it is readable by its owner alone.

    Never over another file. Raises AccountError where there is no account or the keyring is
    locked, InputError where the file cannot be written.
    """
    account = vault.load(market)
    if account is None:
        raise AccountError("You have no account at this market", detail=market)
    data = render(market, account).encode()
    try:
        _write_new(target, data)
    except FileExistsError as error:
        if _reads(target, data):
            return  # saved before
        raise InputError(
            "There is a file of this name already",
            detail=str(target),
            hint="Choose another name; it may be the only copy of another account.",
        ) from error
    except OSError as error:
        raise InputError(
            "The recovery file cannot be written",
            detail=f"{target}: {error.strerror or error}",
            hint="Choose another folder, or make room on the disk.",
        ) from error


def restore(paths: Paths, vault: KeyVault, source: Path) -> Restored:
    """Take the account in a recovery file: ask its market, then keep its token.

    Raises InputError for a file that is none, MarketError, and AccountError where the market no
    longer knows the token, where another account is here already, or where the keyring is locked.
    """
    # Whoever only saves one does not pay for it.
    from daemonctl.buyer.client import BuyerClient

    market, account = parse(_read(source), source.name)
    with BuyerClient(market, account.token) as client:
        try:
            info = client.account()
        except MarketRefused as error:
            if error.status != 401:
                raise
            raise AccountError(
                "The market does not know this account's token",
                detail=f"{account.account} at {market}",
                hint="Is it the recovery file of another market, or was the market set up anew?",
            ) from error
    if info.account != account.account:
        raise AccountError(
            "The market knows this token as another account's",
            detail=f"{source.name} says {account.account}, {market} says {info.account}",
            hint="Somebody has changed the file; take another copy.",
        )
    there = vault.load(market)
    if there is not None and there.account != account.account:
        raise AccountError(
            "You have another account at this market already",
            detail=f"{there.account} at {market}",
            hint="Its token would be lost. Save its recovery file first, then remove its entry.",
        )
    kept = vault.store(market, account)
    remember(paths, market, account.account)
    return Restored(market, account.account, info.balance, kept)


def render(market: str, account: Account) -> str:
    """The file's text; `parse` reads it back."""
    return f"{_TEXT}market: {market}\naccount: {account.account}\ntoken: {account.token}\n"


def parse(data: bytes, name: str = "recovery file") -> tuple[str, Account]:
    """(market, account) of a recovery file, perhaps typed from paper. Raises InputError."""
    text = data.decode(errors="replace").lstrip("\ufeff")
    found: dict[str, str] = {}
    for line in text.splitlines():
        if match := _LINE.fullmatch(line):
            if found.get(match[1], match[2]) != match[2]:
                raise _no(name, f"it says {match[1]} twice, and not the same")
            found[match[1]] = match[2]
    for field in _FIELDS:
        if field not in found:
            raise _no(name, f"there is no line that begins with {field}:")
    try:
        market = address.check(found["market"])
    except InputError as error:
        raise _no(name, f"market: {error}") from error
    if not _ID.fullmatch(found["account"]) or not _TOKEN.fullmatch(found["token"]):
        raise _no(name, "account or token have letters that may not be there")
    return market, Account(found["account"], found["token"])


def _no(name: str, problem: str) -> InputError:
    return InputError(
        f"{name} is no recovery file of an account",
        detail=f"{name}: {problem}",
        hint=f'It begins with "{_TITLE}" and has the lines market:, account: and token:.',
    )


def _read(source: Path) -> bytes:
    try:
        with source.open("rb") as file:
            data = file.read(_LONGEST + 1)
    except OSError as error:
        raise InputError(
            "The recovery file cannot be read",
            detail=f"{source}: {error.strerror or error}",
        ) from error
    if len(data) > _LONGEST:
        raise _no(source.name, "it is too long")
    return data


def _write_new(target: Path, data: bytes) -> None:
    # Not renamed into place: a stick's file system may know neither modes nor a rename that
    # spares what is there. It is a new file, so that nothing old can be half overwritten.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(target, flags, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            target.unlink()
        raise


def _reads(target: Path, data: bytes) -> bool:
    """Whether the file has exactly these bytes."""
    try:
        return target.stat().st_size == len(data) and target.read_bytes() == data
    except OSError:
        return False
