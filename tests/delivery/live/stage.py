"""A market for guests in qemu: on this machine's loopback, by https, with a certificate that a
private authority has signed for the address under which the guests find it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.certificates import write_signed
from tests.delivery.machine import GATE
from tests.displacement import MODULE
from tests.pool import Buyer, Market, running

NAME = "Error diffusion displacement"
BENEFICIARY = "libcaca"


@dataclass(frozen=True)
class Stage:
    """market: as the host reaches it. port: of the loopback. authority: the certificate that
    signed its own. order: a sell order for the public beneficiary, as guests are to reach it.
    account: the beneficiary's."""

    market: Market
    port: int
    authority: Path
    order: Path
    buyer: Buyer
    account: str

    def publish(self, pictures: int, size: int, quorum: int) -> str:
        """Hand in a computation on pictures of size x size; its id."""
        inputs = [_picture(number, size) for number in range(pictures)]
        module = MODULE.read_bytes()
        return self.buyer.submit(module, inputs, quorum=quorum, work_ms=400, name=NAME)


@contextmanager
def stage(folder: Path) -> Iterator[Stage]:
    """The market, with a buyer and a beneficiary who have accounts; gone afterwards."""
    authority, certificate, key = (folder / name for name in ("ca.pem", "cert.pem", "key.pem"))
    write_signed(authority, certificate, key, "127.0.0.1", GATE)
    told = ("--name", "A lab's pool", "--tls-cert", str(certificate), "--tls-key", str(key))
    market = Market(folder / "market", *told)
    with pytest.MonkeyPatch.context() as patch, running(market):
        patch.setenv("REQUESTS_CA_BUNDLE", str(authority))
        buyer, beneficiary = Buyer(market.url, "a researcher"), Buyer(market.url, BENEFICIARY)
        listed = market.command("public", beneficiary.account, "--description", "A library")
        assert listed.returncode == 0, listed.stderr
        port = urlsplit(market.url).port or 0
        order = folder / f"{BENEFICIARY}.cpu"
        order.write_text(
            f'format = 1\nmarket = "https://{GATE}:{port}"\norder = "gift"\n'
            f'account = "{beneficiary.account}"\nbeneficiary = "{BENEFICIARY}"\nask = "0"\n'
        )
        try:
            yield Stage(market, port, authority, order, buyer, beneficiary.account)
        finally:
            buyer.close()
            beneficiary.close()


def _picture(number: int, size: int) -> bytes:
    """A grey ramp that differs by number."""
    grey = bytes((3 * x + 5 * y + 17 * number) % 256 for y in range(size) for x in range(size))
    return f"P5\n{size} {size}\n255\n".encode() + grey
