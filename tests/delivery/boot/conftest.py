"""What is installed in booted machines, and the market that they reach."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.certificates import write_signed
from tests.delivery.boot.images import Installed, installed
from tests.delivery.deb.packages import Packages, built
from tests.delivery.machine import GATE
from tests.integration.market.client import market
from tests.pool import Buyer


@pytest.fixture(scope="session")
def packages() -> Packages:
    """Those of this checkout."""
    return built("amd64")


@pytest.fixture(scope="session")
def disk(packages: Packages) -> Callable[[str], Installed]:
    """A release's name -> a disk with all that the daemon's package depends on."""
    depends = packages.field("cpushare", "Depends").split(",")
    # The first of each choice, without versions.
    names = [re.split(r"[ |(:]", each.strip())[0] for each in depends]
    return lambda release: installed(release, names)


@dataclass(frozen=True)
class Stand:
    """A market that speaks https as GATE:port, and as 127.0.0.1:port. authority: the certificate
    of who vouches for it. buyer: an account there, whose computations run and whom sales credit."""

    port: int
    authority: Path
    buyer: Buyer

    @property
    def url(self) -> str:
        """As a guest reaches it."""
        return f"https://{GATE}:{self.port}"

    def order(self, folder: Path, core: int) -> Path:
        """A sell order for a core, as a file in `folder`."""
        file = folder / f"pool-cpu{core}.cpu"
        file.write_text(
            f'format = 1\nmarket = "{self.url}"\norder = "o{core}"\n'
            f'account = "{self.buyer.account}"\nbeneficiary = "our pool"\nask = "0"\n'
        )
        return file


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    """A market of this checkout, on the loopback."""
    files = authority, certificate, key = [tmp_path / f"{n}.pem" for n in ("ca", "cert", "key")]
    write_signed(*files, "127.0.0.1", GATE)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(authority))
    words = ("--tls-cert", str(certificate), "--tls-key", str(key))
    with market(tmp_path / "market", *words) as running:
        buyer = Buyer(running.url, "our pool")
        yield Stand(int(running.url.rsplit(":", 1)[1]), authority, buyer)
        buyer.close()
