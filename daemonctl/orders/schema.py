"""A sell order: sell a core to a market, credit an account, ask at least a price.

It is a `.cpu` file, TOML that a person can read and pass on. It carries no secret:

    format = 1
    market = "https://market.example.org"
    order = "9f2c6b"                # the market's name for this order
    account = "k3v7q2"              # who is credited
    beneficiary = "libcaca"         # its name, for people
    ask = "0.8"                     # CPUCoins per reference core-hour, at least
    core = 3                        # optional: the logical CPU
"""

from __future__ import annotations

import errno
import os
import re
import shlex
from decimal import Decimal
from pathlib import Path
from typing import Any

from daemonctl import address, coins, files
from daemonctl.errors import InputError, OrderError
from daemonctl.sellorder import FORMAT, LONGEST_NAME
from daemonctl.sellorder import SellOrder as SellOrder
from daemonctl.sellorder import render as render
from daemonctl.tomlfile import TomlFile, text, whole

MAX_CORE = 8191
"""The kernel's own largest number of CPUs, less one."""

_FIELDS = ("format", "market", "order", "account", "beneficiary", "ask", "core")
_SECRETS = ("token", "secret", "password", "key", "private_key")
_ID = r"[A-Za-z0-9._~:-]+"
_CORE_IN_NAME = re.compile(r".*-cpu(\d{1,4})\.cpu", re.ASCII)


def load(path: Path) -> SellOrder:
    """The order in a file. Raises OrderError, which names file, line, field and remedy."""
    try:
        data = files.read_small(path)
        if data is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))
    except OSError as error:
        denied = isinstance(error, PermissionError)
        raise OrderError(
            f"{path.name} cannot be read",
            detail=str(error),
            # It holds no secret, and need not be the user's who reads it.
            hint=f"Run: chmod a+r {shlex.quote(str(path))}" if denied else "",
        ) from error
    return parse(data, path.name)


def parse(data: bytes | str, name: str = "sell order") -> SellOrder:
    """The order in a file's text. name: of the file, for errors. Raises OrderError."""
    raw = data.encode(errors="replace") if isinstance(data, str) else data
    file = TomlFile(raw, name, OrderError)
    for key in file.values:
        if key in _SECRETS:
            raise file.wrong(
                key,
                "a sell order carries no secret, as it is made to be passed on",
                "Delete the line. If others had the file, make a new account.",
            )
    file.only(_FIELDS, file.values)
    file.get("format", whole(FORMAT, FORMAT), f"This version reads format = {FORMAT}.")
    market = file.get("market", text(500), 'Write market = "https://market.example.org".')
    try:
        market = address.check(market)
    except InputError as error:
        raise file.wrong("market", str(error), error.hint) from error
    ids = "It is an id that the market gave: letters, digits and . _ ~ : -"
    core = file.get("core", whole(0, MAX_CORE), "Write core = 3 for cpu3.", default=-1)
    return SellOrder(
        market=market,
        order=file.get("order", text(128, _ID), ids),
        account=file.get("account", text(128, _ID), ids),
        beneficiary=file.get("beneficiary", text(LONGEST_NAME), 'Write beneficiary = "a name".'),
        ask=_ask(file),
        core=core if core >= 0 else None,
    )


def with_ask(data: bytes, name: str, order: SellOrder) -> bytes:
    """The file `data` with the ask of `order`, which else says what the file says.

    Comments stay. name: of the file, for errors. Raises OrderError.
    """
    # Only whoever changes an order pays for it.
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(data.decode())
        document["ask"] = coins.show(order.ask)
        text = tomlkit.dumps(document).encode()
        if parse(text, name) == order:
            return text
    except (TOMLKitError, ValueError, OrderError):
        pass  # written in a way that this writer does not know
    return render(order).encode()


def core_in_name(name: str) -> int | None:
    """The core that a file's name says: foo-cpu3.cpu, foo-cpu3.cpu.off -> 3; else None."""
    found = _CORE_IN_NAME.fullmatch(name.removesuffix(".off"))
    return int(found.group(1)) if found else None


def _ask(file: TomlFile) -> int:
    hint = 'Write ask = "0.8" (CPUCoins per reference core-hour), or ask = "0" to donate.'

    def problem(value: Any) -> str:
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            return f"{value!r} is not an amount"
        return ""

    value = file.get("ask", problem, hint)
    try:
        return coins.parse(str(value))
    except InputError as error:
        raise file.wrong("ask", error.detail, hint) from error
