"""The program that `errand` runs: an `Errand` on standard input, an `Answer` on standard output."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import msgspec

from daemonctl.buyer import accounts, recovery
from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.keyvault import Kept, KeyVault
from daemonctl.control.errand import WORK_S, Answer, Errand, Failure, Task
from daemonctl.control.marketvalues import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    Account,
    Beneficiary,
    Market,
)
from daemonctl.errors import CPUShareError, MarketRefused, ProtocolGap
from daemonctl.market.listing import MAX_BENEFICIARIES
from daemonctl.oneline import one_line
from daemonctl.paths import Paths

_ID = re.compile(r"[A-Za-z0-9._~:-]{1,128}", re.ASCII)


def main() -> None:
    """Do the one errand."""
    errand = msgspec.json.decode(sys.stdin.buffer.read(), type=Errand)
    try:
        answer = do(errand)
    except CPUShareError as error:
        status = error.status if isinstance(error, MarketRefused) else 0
        outdated = error.outdated if isinstance(error, ProtocolGap) else ""
        kind = type(error).__name__
        failure = Failure(kind, error.title, error.detail, error.hint, status, outdated)
        answer = Answer(failure=failure)
    except OSError as error:
        answer = Answer(failure=Failure("StateError", "The system refused", str(error)))
    sys.stdout.buffer.write(msgspec.json.encode(answer))
    sys.stdout.flush()


def do(errand: Errand) -> Answer:
    """What the errand brings. Raises CPUShareError, OSError."""
    if errand.task is Task.LOOK:
        return Answer(market=_look(errand.url))
    paths = Paths.own()
    vault = KeyVault(paths, patience_s=errand.patience_s, use_keyring=not errand.in_file, how="")
    if errand.task is Task.CREATE:
        made = accounts.create(paths, vault, errand.url, errand.name, patience_s=WORK_S)
        return _account(made.market, made.created.account, made.kept, pending=made.created.pending)
    restored = recovery.restore(paths, vault, Path(errand.file))
    return _account(restored.market, restored.account, restored.kept)


def _account(market: str, number: str, kept: Kept, *, pending: bool = False) -> Answer:
    return Answer(account=Account(market, number, kept.place, kept.reason, pending))


def _look(url: str) -> Market:
    with BuyerClient(url) as client:
        info = client.market()
        listed = client.beneficiaries().beneficiaries
    return Market(
        client.url,
        one_line(info.name, LONGEST_NAME),
        one_line(info.version, LONGEST_NAME),
        tuple(
            Beneficiary(
                one.account,
                one_line(one.name, LONGEST_NAME),
                one_line(one.description, LONGEST_DESCRIPTION),
            )
            for one in listed[:MAX_BENEFICIARIES]
            if _ID.fullmatch(one.account)
        ),
    )


if __name__ == "__main__":
    main()
