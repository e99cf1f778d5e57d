"""What a market thinks of a host, and what follows. Pure: a record and its deeds in, a record out.

Defended, with the rules here, in `blame` and in `spotcheck`:

- Honest until trusted, then lying. What a host computes alone is neither shown nor paid before
  another host's result has agreed with one drawn from it at random, after it was delivered: when
  it lies, nothing tells it whether it will be looked at. The first lie that is found ends its
  trust, and what still waits of it is worth nothing and computed anew.
- Agreeing with itself. Only what a host of another owner agreed with counts towards trust, so a
  computation of quorum 1 earns none, and a spot check speaks for its own computation alone: a
  cheap one of its own that the liar computes honestly vouches for nobody else's.
- A friend who is there just in time. A check is given out at a random instant after it was drawn,
  and those that ask together are served in random order.
- Taking leases and keeping them: whenever some run out, the host may hold half as many as before.
  It is asked back to one lease, never to none, and grows by one with each confirmed result.
- Keeping a job by heartbeats for ever: a lease cannot be renewed for more than two days, or ten
  times its work.
- Failing what works elsewhere (a broken wasmtime, too little memory): the same, and a failure is
  never believed from one host alone.
- Giving all leases back: they are another's at once, and a job is given to one host only so
  often (`MAX_TRIES` where they are handed out).
- Delivering late: it is taken if it still helps, else it is worth nothing.
- A computation whose honest results differ, made so or by mistake, to have hosts barred: where
  many of its hosts disagree, it is the computation that is blamed.

Not defended:

- Liars of different accounts who agree with each other; or hosts that earn for one public account,
  which count one by one. Who gets a whole quorum of one job may
  lie in it, as everywhere where results are compared: with three such hosts among fifty, a few
  results in a thousand were wrong before all three were barred. A higher quorum makes it dearer.
- A host that lies seldom. Between two checks that pass stand twenty results on average; one that
  lies in every tenth had some five lies through before it was found. Each one that is found costs
  it all that waits and all its trust.
- Many computations whose honest results differ: in each of them a third of its hosts may be
  blamed before it is. What keeps this dear is that modules have neither clock nor chance of
  their own.
- Starting anew. A barred host may come back as another one: without any trust, and compared.
- Hosts that err alike. Two broken ones that fail the same job in the same way fail it for good.
"""

from __future__ import annotations

from typing import NamedTuple

STRIKES = 3
"""So many lies bar a host."""
FORGIVEN_AFTER = 50
"""Results that other hosts agreed with, one after the other, after which one lie is forgiven."""
LEAST_ALLOWANCE = 1
MOST_ALLOWANCE = 256
_LEASES_A_CORE = 8
_LONGEST_S = 2 * 86_400.0
_TIMES_ITS_WORK = 10


class Record(NamedTuple):
    """What a market has seen of a host.

    streak: results in a row that another owner's host agreed with. confirmed, disagreed, failed:
    results of each kind ever, where failed counts leases that ran out too. strikes: lies that
    are not forgiven. allowance: leases that it may hold at a time; None = what its cores take.
    barred: why it gets nothing any more; "" = it does.
    """

    streak: int = 0
    confirmed: int = 0
    disagreed: int = 0
    failed: int = 0
    strikes: int = 0
    allowance: int | None = None
    barred: str = ""


class Deeds(NamedTuple):
    """What a host's results came to, together.

    agreed: another owner's host found the same. vouched: computed alone, and confirmed by a spot
    check. lied: differs from what others agreed on. excused: as `lied`, but its computation is
    to blame. erred: failed where others did not. expired: leases that ran out.
    """

    agreed: int = 0
    vouched: int = 0
    lied: int = 0
    excused: int = 0
    erred: int = 0
    expired: int = 0


def after(record: Record, deeds: Deeds, cores: int) -> Record:
    """The record that follows; of one group of deeds the good ones are taken to come first."""
    streak = record.streak + deeds.agreed
    strikes = max(0, record.strikes - (streak // FORGIVEN_AFTER - record.streak // FORGIVEN_AFTER))
    strikes += deeds.lied
    disagreed = record.disagreed + deeds.lied + deeds.excused
    barred = record.barred
    if not barred and deeds.lied and strikes >= STRIKES:
        barred = barred_for_lies(disagreed, record.confirmed + deeds.agreed + deeds.vouched)
    if deeds.lied or deeds.excused or deeds.erred:
        streak = 0
    return Record(
        streak=streak,
        confirmed=record.confirmed + deeds.agreed + deeds.vouched,
        disagreed=disagreed,
        failed=record.failed + deeds.erred + deeds.expired,
        strikes=strikes,
        allowance=_allowance(record.allowance, deeds, full_allowance(cores)),
        barred=barred,
    )


def full_allowance(cores: int) -> int:
    """Leases that a host without fault may hold: enough that it never waits for the market."""
    return min(MOST_ALLOWANCE, _LEASES_A_CORE * max(1, cores))


def longest_s(work_ms: int, speed_ppm: int) -> float:
    """Seconds for which a host of this speed may keep a lease by heartbeats, paused or not."""
    return max(_LONGEST_S, _TIMES_ITS_WORK * work_ms * 1000 / speed_ppm)


def may_hold(record: Record, most: int) -> int:
    """Leases that the host may hold now; `most`: where nothing is held against it."""
    if record.barred:
        return 0
    return most if record.allowance is None else min(most, record.allowance)


def pardoned(record: Record) -> Record:
    """As a host begins again after its operator has let it: compared, on few leases."""
    return record._replace(streak=0, strikes=0, allowance=LEAST_ALLOWANCE, barred="")


def barred_for_lies(disagreed: int, confirmed: int) -> str:
    """Why a host is barred, for its owner."""
    return (
        f"{disagreed} of its results differed from what other machines agreed on"
        f" ({confirmed} were confirmed). Memory or a processor that errs is the usual cause: test"
        " the memory, undo overclocking, then ask the market's operator."
    )


def throttled(record: Record, cores: int) -> str:
    """Why a host gets less than its cores could do, for its owner; "" where it does not."""
    if record.allowance is None or record.allowance > cores or record.barred:
        return ""
    jobs = "one job" if record.allowance == 1 else f"{record.allowance} jobs"
    seen = []
    if record.failed:
        seen.append(f"{record.failed} ran out of time or failed where other machines did not")
    if record.disagreed:
        seen.append(f"{record.disagreed} differed from what other machines agreed on")
    why = f" Of those that it took, {', '.join(seen)}." if seen else ""
    return f"It may hold {jobs} at a time.{why} Each confirmed result lets it hold one more."


def _allowance(before: int | None, deeds: Deeds, full: int) -> int | None:
    grown = None if before is None else before + deeds.agreed + deeds.vouched
    if grown is not None and grown >= full:
        grown = None
    # However many ran out together: a machine that went to sleep erred once.
    if deeds.erred or deeds.expired or deeds.lied:
        return max(LEAST_ALLOWANCE, (full if grown is None else grown) // 2)
    return grown
