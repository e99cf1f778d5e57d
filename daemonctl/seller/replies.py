"""What a market answers is a stranger's word: nothing of it is used before it was checked.

A digest becomes the name of a file here, a limit becomes the kernel's, a number goes into the
history. So an answer that the protocol does not allow is treated as none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from daemonctl import versions
from daemonctl.errors import MarketUnreachable
from daemonctl.market.wire import (
    MAX_BLOB_BYTES,
    HostCreated,
    Lease,
    NoticeKind,
    SyncReply,
    SyncRequest,
)
from daemonctl.oneline import one_line

_DIGEST = re.compile(r"[0-9a-f]{64}")
_TOKEN = re.compile(r"[!-~]{1,1000}")
_LAST = 2**53 - 1
_NOTICES = 64
_NOTICE_LETTERS = 2000
_LEAST_LIFETIME_S = 1.0
_LONGEST_CPU_S = 10**9


def check_host(url: str, created: HostCreated) -> HostCreated:
    """`created`, where its token can be sent in a header. Raises MarketUnreachable."""
    if not _TOKEN.fullmatch(created.token):
        raise _unusable(url, "the host's token")
    return created


def check_sync(url: str, request: SyncRequest, reply: SyncReply) -> SyncReply:
    """`reply`, its notices in a line each, where it is what may answer `request`. Raises
    MarketUnreachable."""
    for lease in reply.leases:
        for field, sound in _lease(lease, request):
            if not sound:
                raise _unusable(url, f"a lease's {field}")
    numbers: tuple[tuple[str, Iterable[int]], ...] = (
        ("accepted", reply.accepted),
        ("dropped", reply.dropped),
        ("settled", (number for one in reply.settled for number in (one.lease, one.paid))),
        ("settled_upto", (reply.settled_upto,)),
    )
    for field, values in numbers:
        if not all(0 <= value <= _LAST for value in values):
            raise _unusable(url, field)
    said = [text for one in reply.notices for text in (one.text, one.of, one.least)]
    longest = max(map(len, said), default=0)
    floors = [one.least for one in reply.notices if one.kind is NoticeKind.OUTDATED]
    if (
        len(reply.notices) > _NOTICES
        or longest > _NOTICE_LETTERS
        or not all(map(versions.is_version, floors))
    ):
        raise _unusable(url, "notices")
    clean = tuple(
        msgspec.structs.replace(one, text=one_line(one.text, _NOTICE_LETTERS))
        for one in reply.notices
    )
    return reply if clean == reply.notices else msgspec.structs.replace(reply, notices=clean)


def _lease(lease: Lease, request: SyncRequest) -> Iterator[tuple[str, bool]]:
    """(field, whether its value may be)."""
    yield "number", 0 <= lease.lease <= _LAST and 0 <= lease.job <= _LAST
    yield "module", bool(_DIGEST.fullmatch(lease.module))
    yield "input", bool(_DIGEST.fullmatch(lease.input))
    yield "price", 0 <= lease.price <= _LAST
    yield "work", 0 <= lease.work_ms <= _LAST
    yield "lifetime", lease.expires_in_s >= _LEAST_LIFETIME_S
    yield "CPU limit", 1 <= lease.cpu_limit_s <= _LONGEST_CPU_S
    yield "output limit", 0 <= lease.output_bytes <= MAX_BLOB_BYTES
    # The user's own limit went along with the request; 0 = any.
    most = [want.memory or _LAST for want in request.want if want.order == lease.order]
    yield "memory limit", 0 <= lease.memory_bytes <= max(most, default=_LAST)


def _unusable(url: str, what: str) -> MarketUnreachable:
    return MarketUnreachable(
        "The market's answer is not of this protocol", detail=f"{url}: this cannot be: {what}"
    )
