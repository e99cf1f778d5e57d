"""At which markets this user has accounts. No secret, and no market is asked."""

from __future__ import annotations

import msgspec

from daemonctl import files
from daemonctl.errors import StateError
from daemonctl.paths import Paths


class Known(msgspec.Struct, frozen=True):
    """accounts.json, no secret: ids of accounts by market, the newest last."""

    schema: int = 1
    accounts: dict[str, str] = {}


def known(paths: Paths) -> Known:
    """The markets at which this user has an account. Raises StateError."""
    path = paths.state / "accounts.json"
    data = files.read_or_none(path)
    try:
        return Known() if data is None else msgspec.json.decode(data, type=Known)
    except msgspec.DecodeError as error:
        raise StateError(
            "The list of your accounts is damaged", detail=f"{path}: {error}"
        ) from error


def remember(paths: Paths, market: str, account: str) -> None:
    """Note that this user has this account, the newest one. Raises StateError."""
    accounts = dict(known(paths).accounts)
    accounts.pop(market, None)
    accounts[market] = account
    files.replace(paths.state / "accounts.json", msgspec.json.encode(Known(accounts=accounts)))
