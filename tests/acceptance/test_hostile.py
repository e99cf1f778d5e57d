"""Hostile jobs and lying hosts against a real pool: named outcomes, no pay, nobody else harmed."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import msgspec
import pytest
import requests

from daemonctl.market.wire import (
    Finished,
    HostCreated,
    NewHost,
    SyncReply,
    SyncRequest,
    Verdict,
    Want,
)
from daemonctl.model import Outcome
from tests.pool import Buyer, Market, Seller, running, spinner, until, wat

ENDLESS = wat('(module (memory (export "memory") 1) (func (export "_start") (loop $l (br $l))))')
RECURSION = wat(
    '(module (memory (export "memory") 1) (func $f (export "_start") (call $f) (call $f)))'
)
GREEDY = wat("""
(module (memory (export "memory") 1)
  (func (export "_start") (local $at i32)
    (loop $grow
      (local.set $at (i32.mul (memory.size) (i32.const 65536)))
      (if (i32.eq (memory.grow (i32.const 16)) (i32.const -1)) (then unreachable))
      (memory.fill (local.get $at) (i32.const 1) (i32.const 1048576))
      (br $grow))))
""")
FLOOD = wat("""
(module
  (import "wasi_snapshot_preview1" "fd_write"
    (func $write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 17)
  (func (export "_start")
    (i32.store (i32.const 0) (i32.const 65536))
    (i32.store (i32.const 4) (i32.const 1048576))
    (loop $l
      (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 16)))
      (br $l))))
""")
MALFORMED = b"\0asm\1\0\0\0 and then no module"
STRANGE_IMPORT = wat(
    '(module (import "env" "system" (func)) (memory (export "memory") 1) (func (export "_start")))'
)


def many_functions(count: int) -> bytes:
    """A module of `count` functions that each take some compiling."""

    def leb(number: int) -> bytes:
        out = bytearray()
        while number > 0x7F:
            out.append(number & 0x7F | 0x80)
            number >>= 7
        return bytes([*out, number])

    def section(number: int, body: bytes) -> bytes:
        return bytes([number]) + leb(len(body)) + body

    code = b"\x00" + b"\x41\x01\x1a" * 4 + b"\x0b"  # no locals; i32.const 1, drop, four times
    return (
        b"\0asm\1\0\0\0"
        + section(1, leb(1) + b"\x60\x00\x00")
        + section(3, leb(count) + b"\x00" * count)
        + section(5, b"\x01\x00\x01")
        + section(7, leb(2) + b"\x06memory\x02\x00" + b"\x06_start\x00\x00")
        + section(10, leb(count) + (leb(len(code)) + code) * count)
    )


HOSTILE = {
    "endless": (ENDLESS, {Outcome.CPU_LIMIT}),
    "recursion": (RECURSION, {Outcome.TRAP}),
    # memory.grow says -1 at the limit, as it should, and this guest then gives up.
    "greedy": (GREEDY, {Outcome.TRAP, Outcome.MEMORY_LIMIT}),
    "flood": (FLOOD, {Outcome.OUTPUT_LIMIT}),
    "malformed": (MALFORMED, {Outcome.REFUSED}),
    "strange import": (STRANGE_IMPORT, {Outcome.REFUSED}),
    "200,000 functions": (
        many_functions(200_000),
        {Outcome.MEMORY_LIMIT, Outcome.CPU_LIMIT, Outcome.DONE},
    ),
}


def test_every_hostile_job_ends_with_its_name_unpaid_while_the_other_core_earns(
    market: Market, tmp_path: Path
) -> None:
    buyer, victim, owner = Buyer(market.url), Buyer(market.url), Buyer(market.url)
    start = owner.info().balance
    computations = {
        name: buyer.submit(module, [b"x"], work_ms=100, bid=2_000_000, name=name)
        for name, (module, _) in HOSTILE.items()
    }
    good = victim.submit(spinner(20_000_000), [bytes([n]) for n in range(20)], work_ms=100)
    seller = Seller(tmp_path / "seller", market.url, owner.account, cores=(0, 1))
    with running(seller):
        seller.start()
        daemon = seller.status().daemon
        earned = 0
        for name, (_, allowed) in HOSTILE.items():
            (result,) = buyer.results(computations[name]).values()
            assert result.outcome in allowed, f"{name}: {result}"
            if result.outcome is Outcome.DONE:
                earned += buyer.computation(computations[name]).price
            else:
                assert result.paid == 0
                assert result.detail or result.log, f"{name}: the buyer is told why"
            assert buyer.computation(computations[name]).escrow == 0, name
        done = victim.results(good)
        assert [result.outcome for result in done.values()] == [Outcome.DONE] * 20
        assert seller.status().daemon == daemon, "the daemon was not harmed"
        earned += 20 * victim.computation(good).price
        assert owner.info().balance - start == earned
    audit = market.command("audit")
    assert audit.returncode == 0, audit.stdout + audit.stderr
    for account in (buyer, victim, owner):
        account.close()


class Host:
    """A host over the bare wire, that answers whatever it is told to answer."""

    def __init__(self, market: str, account: str) -> None:
        self._url, self._account = market, account
        self._session = requests.Session()
        host = NewHost(architecture="x86_64", cores=1, speed_ppm=1_000_000, wasmtime="50.0.1")
        created = self._post("/v1/hosts", host, HostCreated)
        self._session.headers["Authorization"] = f"Bearer {created.token}"

    def close(self) -> None:
        self._session.close()

    def _post(self, path: str, body: msgspec.Struct, answer: type) -> object:
        response = self._session.post(self._url + path, data=msgspec.json.encode(body), timeout=40)
        assert response.status_code < 300, response.text
        return msgspec.json.decode(response.content, type=answer)

    def sync(self, request: SyncRequest) -> SyncReply:
        reply = self._post("/v1/sync", request, SyncReply)
        assert isinstance(reply, SyncReply)
        return reply

    def lie(self, stop: threading.Event, verdicts: list[Verdict]) -> None:
        """Take work and answer nonsense, as long as there is some."""
        upto, answers = 0, []
        while not stop.is_set():
            want = Want(order="liar", account=self._account, count=4)
            reply = self.sync(
                SyncRequest(results=tuple(answers), want=(want,), wait_s=0.2, settled_after=upto)
            )
            upto = max(upto, reply.settled_upto)
            verdicts.extend(settled.verdict for settled in reply.settled)
            answers = [
                Finished(
                    lease=lease.lease,
                    outcome=Outcome.DONE,
                    digest=hashlib.sha256(b"a lie").hexdigest(),
                    data=b"a lie",
                    cpu_ms=1,
                )
                for lease in reply.leases
            ]


@pytest.mark.parametrize("quorum", [2, 3])
def test_a_liar_among_honest_owners_is_outvoted_and_unpaid(
    market: Market, tmp_path: Path, quorum: int
) -> None:
    buyer = Buyer(market.url)
    owners = [Buyer(market.url) for _ in range(quorum)]
    liar_owner = Buyer(market.url)
    balances = [owner.info().balance for owner in (*owners, liar_owner)]
    jobs = [f"job {number}".encode() for number in range(6)]
    computation = buyer.submit(spinner(10_000_000), jobs, work_ms=50, quorum=quorum)
    sellers = [
        Seller(tmp_path / f"seller{number}", market.url, owner.account, cores=(number % 2,))
        for number, owner in enumerate(owners)
    ]
    liar = Host(market.url, liar_owner.account)
    stop, verdicts = threading.Event(), list[Verdict]()
    lying = threading.Thread(target=liar.lie, args=(stop, verdicts))
    with running(*sellers):
        lying.start()
        try:
            # The liar has its lies in before anybody else begins.
            until(lambda: buyer.computation(computation).hosts >= 1, "the liar took work")
            for seller in sellers:
                seller.start()
            results = buyer.results(computation)
            until(lambda: Verdict.DISAGREED in verdicts, "the liar hears its verdict")
        finally:
            stop.set()
            lying.join(30)
    assert [buyer.output(results[number]) for number in range(6)] == jobs
    info = buyer.computation(computation)
    earned = [
        owner.info().balance - before
        for owner, before in zip((*owners, liar_owner), balances, strict=True)
    ]
    # Three owners decide what a job is worth: its price may have followed meanwhile.
    assert earned == [*[info.spent // quorum] * quorum, 0]
    assert sum(earned) == info.spent > 0
    assert Verdict.PAID not in verdicts
    audit = market.command("audit")
    assert audit.returncode == 0, audit.stdout + audit.stderr
    liar.close()
    for account in (buyer, liar_owner, *owners):
        account.close()
