"""A market with something to see: people, computations in every state, a week of prices."""

from __future__ import annotations

import contextlib
import io
import math
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from daemonctl.market.wire import Finished, Lease
from daemonctl.model import MICRO, Outcome
from docs.examples.displacement import pool
from tests.integration.market.browser import Browser
from tests.integration.market.client import (
    Buyer,
    MarketProcess,
    Seller,
    compute,
    market,
    market_command,
    sha256,
)

ROOT = Path(__file__).parents[1]
MODULE = ROOT / "docs" / "examples" / "displacement" / "displacement.wasm"
PHOTOGRAPHS = ("astronaut.png", "camera.png", "chelsea.png", "rocket.jpg", "coffee.png")
HOURS = 7 * 24
DESCRIPTION = (
    "How far does a picture move when it is halftoned? For each of many photographs the"
    " displacement is searched that makes the halftone look most like it."
)


@dataclass
class Stage:
    """A running market and who is at it.

    operator, earning, barred: tokens of accounts: an operator's, and of two whose computers sell,
    of which one lies. The rest: ids of computations, by what became of them.
    """

    process: MarketProcess
    buyer: Buyer
    sellers: list[Seller] = field(default_factory=list)
    operator: str = ""
    earning: str = ""
    barred: str = ""
    computing: str = ""
    finished: str = ""
    private: str = ""
    stopped: str = ""

    @property
    def url(self) -> str:
        return self.process.url

    def work(self, count: int = 64) -> int:
        """Every seller computes what it gets; how many replicas that was."""
        done = 0
        for seller in self.sellers:
            leases = seller.lease(count)
            seller.sync(results=tuple(answer(lease) for lease in leases))
            done += len(leases)
        return done


def halftones() -> list[bytes]:
    """Photographs as error diffusion leaves them: PBM files."""
    found = []
    for file in PHOTOGRAPHS:
        out = io.BytesIO()
        Image.fromarray(pool.photograph(file, 256)).convert("1").save(out, "PPM")
        found.append(out.getvalue())
    return found


def answer(lease: Lease) -> Finished:
    """What an honest host says: of `halftone N` the Nth picture, of all else something short."""
    data = lease.input_data or b""
    if data.startswith(b"halftone "):
        picture = _kept_halftones()[int(data.split()[1]) % len(PHOTOGRAPHS)]
        return Finished(lease.lease, Outcome.DONE, sha256(picture), picture, cpu_ms=9_000)
    if data.startswith(b"fail"):
        return Finished(
            lease.lease, Outcome.EXIT, exit_code=1, detail="exit code 1", log="no such colour: 7\n"
        )
    return compute(lease)


@contextlib.contextmanager
def stage(folder: Path, *options: str) -> Iterator[Stage]:
    """The market in `folder`, for the length of the block."""
    data = folder / "market"
    with market(data, "--name", "Two Rivers pool", *options) as process:
        made = _filled(process)
        try:
            yield made
        finally:
            for seller in made.sellers:
                seller.close()
            made.buyer.close()


def _filled(process: MarketProcess) -> Stage:
    made = Stage(process, Buyer(process.url, "libcaca"))
    made.sellers = [Seller(process.url, Buyer(process.url, name)) for name in ("Mira", "Ole", "")]
    project = Buyer(process.url, "Tide tables for everyone")
    public = ("public", "--data", str(process.data), project.id, "--description")
    market_command(*public, "Tables of the tides for harbours that nobody sells tables of.")
    project.close()
    made.finished = made.buyer.submit(
        [b"halftone %d" % n for n in range(5)],
        key="finished",
        name="Halftones of five photographs",
        description=DESCRIPTION,
        public=True,
        work_ms=9_000,
        bid=1_200_000,
    ).computation
    made.private = made.buyer.submit(
        [b"fail 1", b"2", b"3"], key="private", name="Prime gaps", bid=900_000, work_ms=60_000
    ).computation
    while made.work():
        pass
    made.computing = made.buyer.submit(
        [b"halftone %d" % n for n in range(400)],
        key="computing",
        name="Error diffusion displacement",
        description=DESCRIPTION,
        public=True,
        work_ms=9_000,
        bid=1_250_000,
        quorum=2,
    ).computation
    made.stopped = (
        made.sellers[0]
        .owner.submit(
            [b"%d" % n for n in range(40)], key="stopped", name="Hash cracking", work_ms=60_000
        )
        .computation
    )
    _operate(made)
    for name, bid in (("Protein folding, seed 12", 800_000), ("Sun spots 1749 to 1976", 640_000)):
        made.sellers[0].owner.submit(
            [b"%d" % n for n in range(40)], key=name, name=name, bid=bid, work_ms=120_000
        )
    for _ in range(2):
        made.work(48)
    _history(process.data / "market.sqlite")
    return made


def _operate(made: Stage) -> None:
    """What an operator has done, and an owner has asked for."""
    account = Buyer(made.url, "The operator")
    made.operator = account.token
    market_command("operator", "--data", str(made.process.data), account.id)
    account.close()
    made.earning = made.sellers[0].owner.token
    flood = Buyer(made.url, "Flood 17")
    liar = Seller(made.url, Buyer(made.url, "Bertil"))
    liar.sync(want=liar.want(1, 900_000_000))
    made.barred = liar.owner.token
    browser = Browser(made.url)
    page = browser.sign_in(made.operator)
    csrf = page.form("/sign-out").fields["csrf"]
    for path, fields in (
        ("stop", {"computation": made.stopped, "reason": "It tries passwords of others."}),
        ("bar", {"account": flood.id, "reason": "It made computations that nobody can finish."}),
        ("bar", {"account": liar.id, "reason": "Its results were those of another computer."}),
        ("grant", {"account": made.buyer.id, "amount": "25", "note": "For the summer school"}),
    ):
        assert browser.send(f"/operator/{path}", {"csrf": csrf, **fields}).status == 200
    flood.close()
    liar.close()
    browser.close()
    for seller in made.sellers[:2]:
        browser = Browser(made.url)
        browser.fill(browser.sign_in(seller.owner.token), "/account/named")
        browser.close()


def _history(path: Path) -> None:
    """A week of trades before today."""
    now = int(time.time() // 3600)
    rows = []
    for hour in range(now - HOURS + 1, now):
        if (now - hour) % 24 in (20, 21):
            continue  # a night without trades
        middle = 0.9 + 0.25 * math.sin(hour / 9) + 0.1 * math.sin(hour / 2.3)
        jobs = 400 + hour * 37 % 900
        work = jobs * 18_000
        coins = round(work / 3_600_000 * middle * MICRO)
        rows.append((hour, jobs, work, coins, round(0.7e6 * middle), round(1.3e6 * middle)))
    with contextlib.closing(sqlite3.connect(path, timeout=30)) as db, db:
        db.executemany(
            "INSERT INTO price_hour(hour, jobs, work_ms, coins, low, high)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (hour) DO NOTHING",
            rows,
        )


_halftones: list[bytes] = []


def _kept_halftones() -> list[bytes]:
    if not _halftones:
        _halftones.extend(halftones())
    return _halftones
