"""What the market thinks of hosts: read once a transaction, changed by deeds, written once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from daemonctl.errors import MarketRefused
from daemonctl.market import trust
from daemonctl.market.blame import Deed
from daemonctl.market.store.sql.tx import Tx
from daemonctl.market.store.states import Standing
from daemonctl.market.trust import Deeds, Record
from daemonctl.market.wire import HostStanding, Notice, NoticeKind

_SEEN_S = 60.0
"""How exactly it is known when a host was last heard of."""
_COLUMNS = (
    "h.id, h.streak, h.confirmed, h.disagreed, h.failed, h.strikes, h.allowance, h.standing,"
    " h.reason, h.cores, h.class, h.seen, h.version, h.wasmtime"
)
_FIELDS = {Deed.AGREED: "agreed", Deed.VOUCHED: "vouched", Deed.LIED: "lied", Deed.ERRED: "erred"}


class _Host(NamedTuple):
    """A host's row."""

    record: Record
    cores: int
    klass: int
    seen: float
    version: str
    wasmtime: str


class Standings:
    """The hosts that one transaction has to do with."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._hosts: dict[int, _Host] = {}
        self._deeds: dict[int, Counter[str]] = defaultdict(Counter)
        self._changed: set[int] = set()

    def load(self, hosts: Iterable[int]) -> None:
        """Read those that were not read yet."""
        missing = {host for host in hosts if host not in self._hosts}
        if missing:
            rows = self._tx.rows(
                f"SELECT {_COLUMNS} FROM NUMBERS(?) v JOIN host h ON h.id = v.value", missing
            )
            self._hosts.update((row[0], _host(*row[1:])) for row in rows)

    def record(self, host: int) -> Record:
        """What was known of a loaded host before this transaction's undecided deeds."""
        return self._hosts[host].record

    def architecture(self, host: int) -> int:
        """The class of a loaded host's architecture."""
        return self._hosts[host].klass

    def runs(self, host: int) -> tuple[str, str]:
        """The versions of CPUShare and of wasmtime that a loaded host runs."""
        known = self._hosts[host]
        return known.version, known.wasmtime

    def note_runs(self, host: int, version: str, wasmtime: str) -> None:
        """A loaded host runs these; who calls writes it."""
        self._hosts[host] = self._hosts[host]._replace(version=version, wasmtime=wasmtime)

    def met(self, hosts: Iterable[int]) -> None:
        """These loaded hosts are heard of now."""
        now = self._tx.now
        for host in hosts:
            if now - self._hosts[host].seen >= _SEEN_S:
                self._hosts[host] = self._hosts[host]._replace(seen=now)
                self._changed.add(host)

    def note(self, host: int, deed: Deed) -> None:
        """A decided job says this of a host."""
        self._deeds[host][_FIELDS[deed]] += 1

    def excuse(self, host: int) -> None:
        """It disagreed, and that is not held against it."""
        self._deeds[host]["excused"] += 1

    def expired(self, host: int) -> None:
        """A lease of it ran out."""
        self._deeds[host]["expired"] += 1

    def judge(self) -> list[int]:
        """Let the deeds so far become the records; the hosts that are barred from now on."""
        deeds, self._deeds = self._deeds, defaultdict(Counter)
        self.load(deeds)
        barred = []
        for host, counts in deeds.items():
            known = self._hosts[host]
            record = trust.after(known.record, Deeds(**counts), known.cores)
            if record.barred and not known.record.barred:
                barred.append(host)
            self.put(host, record)
        return barred

    def put(self, host: int, record: Record) -> None:
        """From now on this is what is known of a loaded host."""
        self._hosts[host] = self._hosts[host]._replace(record=record)
        self._changed.add(host)

    def changed(self) -> dict[int, tuple[object, ...]]:
        """What there is to write, as `WRITE` wants it, by host."""
        return {
            host: (
                record.streak,
                record.confirmed,
                record.disagreed,
                record.failed,
                record.strikes,
                record.allowance,
                int(Standing.BARRED if record.barred else Standing.GOOD),
                record.barred,
                self._hosts[host].seen,
            )
            for host in sorted(self._changed)
            for record in (self._hosts[host].record,)
        }

    def notices(self, host: int) -> tuple[Notice, ...]:
        """What a loaded host's owner is to be told."""
        known = self._hosts.get(host)
        if known is None:
            return ()
        if known.record.barred:
            return (Notice(NoticeKind.BARRED, known.record.barred),)
        said = trust.throttled(known.record, known.cores)
        return (Notice(NoticeKind.THROTTLED, said),) if said else ()


WRITE = (
    "streak = ?, confirmed = ?, disagreed = ?, failed = ?, strikes = ?, allowance = ?,"
    " standing = ?, reason = ?, seen = ?"
)
KINDS = "iiiiiiitf"


def show(tx: Tx, number: int) -> HostStanding:
    """What a host is told of itself."""
    key, *rest = tx.one(
        f"SELECT h.key, {_COLUMNS.partition(', ')[2]} FROM host h WHERE h.id = ?", number
    )
    known = _host(*rest)
    record = known.record
    return HostStanding(
        host=key,
        streak=record.streak,
        confirmed=record.confirmed,
        disagreed=record.disagreed,
        failed=record.failed,
        allowance=trust.may_hold(record, trust.full_allowance(known.cores)),
        barred=record.barred,
        throttled=trust.throttled(record, known.cores),
    )


def number_of(tx: Tx, host: str) -> int:
    """The store's number of a host; 404 if there is none."""
    row = tx.row("SELECT id FROM host WHERE key = ?", host)
    if row is None:
        raise MarketRefused(
            "There is no such host",
            status=404,
            detail=host[:64],
            hint="Hosts are named by the id that the market gave them.",
        )
    number: int = row[0]
    return number


def _host(
    streak: int,
    confirmed: int,
    disagreed: int,
    failed: int,
    strikes: int,
    allowance: int | None,
    standing: int,
    reason: str,
    cores: int,
    klass: int,
    seen: float,
    version: str,
    wasmtime: str,
) -> _Host:
    barred = (reason or "by this market's operator") if standing == Standing.BARRED else ""
    record = Record(streak, confirmed, disagreed, failed, strikes, allowance, barred)
    return _Host(record, cores, klass, seen, version, wasmtime)
