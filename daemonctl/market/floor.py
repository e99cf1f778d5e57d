"""The least versions that a market serves: who is below them, and what they are told. Pure.

A floor is about what is new: who is below it is given no job, or may open no computation. What
they have already goes on to its end, is taken and is paid; what must end at once is stopped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from daemonctl.errors import MarketRefused
from daemonctl.market.store.people import Program
from daemonctl.market.wire import BUYERS, HOSTS, WASMTIME, Least, Notice, NoticeKind
from daemonctl.versions import older

_AGENT = re.compile(r"cpushare/(\S{1,64})", re.ASCII)


def below(least: Iterable[Least], version: str, wasmtime: str) -> tuple[Notice, ...]:
    """What a host is told that runs these, one for each floor that it does not reach."""
    runs = {HOSTS: version, WASMTIME: wasmtime}
    return tuple(
        Notice(NoticeKind.OUTDATED, one.reason, of=one.of, least=one.version)
        for one in least
        if one.of in runs and older(runs[one.of], one.version)
    )


def shut_out(least: Least, programs: Iterable[Program]) -> tuple[int, int]:
    """How many of these hosts a floor of hosts shuts out, and how many cores they have."""
    found = [one for one in programs if below([least], one.version, one.wasmtime)]
    return sum(one.hosts for one in found), sum(one.cores for one in found)


def check_buyer(least: Iterable[Least], agent: str) -> None:
    """Raises MarketRefused (426) for a CPUShare that may open no computation. agent: the
    program's own word on what it is; programs that are not ours say something else."""
    said = _AGENT.match(agent)
    for one in least:
        if said and one.of == BUYERS and older(said[1], one.version):
            raise MarketRefused(
                "This market takes computations of a later CPUShare only",
                status=426,
                detail=f"it serves {one.version} and later, this is {said[1]}: {one.reason}",
                hint="Update CPUShare and submit again.",
            )
