"""Ask a market by a program of its own, and raise here what it was told.

It lives for one question. Once begun it goes on to its end, even if whoever asked is gone: an
account that was made is kept.
"""

from __future__ import annotations

import enum
import subprocess
from typing import TypeVar

import msgspec

from daemonctl import errors, program
from daemonctl.control.marketvalues import Account, Market
from daemonctl.errors import (
    CPUShareError,
    MarketRefused,
    MarketUnreachable,
    ProtocolGap,
    StateError,
)
from daemonctl.paths import Paths

_T = TypeVar("_T", Market, Account)

PROGRAM = "daemonctl.control.errandprogram"
WORK_S = 180.0
"""How long the work for an account may take."""
_ASKING_S = 120.0 + WORK_S
"""How long markets and that work may take, beyond the keyring's two answers."""


class Task(enum.StrEnum):
    """What is to be done."""

    LOOK = "look"
    CREATE = "create"
    RESTORE = "restore"


class Errand(msgspec.Struct, frozen=True, omit_defaults=True):
    """task: at the market `url`, or with the recovery file `file`. name: of a new account.

    in_file, patience_s: of the keyring, as `markets` and `KeyVault` explain them.
    """

    task: Task
    url: str = ""
    name: str = ""
    file: str = ""
    in_file: bool = False
    patience_s: float = 0.0


class Failure(msgspec.Struct, frozen=True, omit_defaults=True):
    """A CPUShareError. kind: the name of its class. status: of MarketRefused. outdated: of
    ProtocolGap."""

    kind: str
    title: str
    detail: str = ""
    hint: str = ""
    status: int = 0
    outdated: str = ""

    def error(self) -> CPUShareError:
        """The error itself."""
        if self.kind == MarketRefused.__name__:
            return MarketRefused(self.title, status=self.status, detail=self.detail, hint=self.hint)
        if self.kind == ProtocolGap.__name__:
            return ProtocolGap(
                self.title, outdated=self.outdated, detail=self.detail, hint=self.hint
            )
        kind = getattr(errors, self.kind, None)
        if not (isinstance(kind, type) and issubclass(kind, CPUShareError)):
            kind = StateError
        return kind(self.title, detail=self.detail, hint=self.hint)


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """One of them."""

    market: Market | None = None
    account: Account | None = None
    failure: Failure | None = None


def run(paths: Paths, errand: Errand, kind: type[_T]) -> _T:
    """What the errand brought. Raises the CPUShareError that it met."""
    try:
        done = subprocess.run(
            program.command(PROGRAM),
            input=msgspec.json.encode(errand),
            capture_output=True,
            env=paths.environment(),
            cwd="/",
            timeout=2 * errand.patience_s + _ASKING_S,
            check=False,
        )
        answer = msgspec.json.decode(done.stdout, type=Answer)
    except subprocess.TimeoutExpired as error:
        raise MarketUnreachable("The market does not answer", detail=errand.url) from error
    except OSError as error:
        raise StateError("The market cannot be asked", detail=str(error)) from error
    except msgspec.DecodeError as error:
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        raise StateError(
            "The market cannot be asked",
            detail=lines[-1][:500] if lines else f"the asking program ended by {done.returncode}",
        ) from error
    if answer.failure is not None:
        raise answer.failure.error()
    for found in (answer.market, answer.account):
        if isinstance(found, kind):
            return found
    raise StateError("The market cannot be asked", detail="the asking program told nothing")
