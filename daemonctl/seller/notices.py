"""What markets have to tell the owner of this machine, as problems for people to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from daemonctl.market.wire import Notice, NoticeKind
from daemonctl.model import Problem


def problems(url: str, notices: Sequence[Notice]) -> Iterator[Problem]:
    """One for each notice that is about this machine. url: of the market that says it.

    The market's own words are the detail, as they came: plain text, in its language.
    """
    for notice in notices:
        detail = f"{url}: {notice.text}"
        if notice.kind is NoticeKind.BARRED:
            yield Problem(
                "A market gives this machine no jobs any more",
                detail,
                "Mend what it says, then ask whoever runs that market to let it in again.",
            )
        elif notice.kind is NoticeKind.THROTTLED:
            yield Problem(
                "A market gives this machine fewer jobs for a while",
                detail,
                "Nothing needs to be done if it was switched off or lost its network.",
            )


def bars(notices: Sequence[Notice]) -> bool:
    """Whether the market gives this machine nothing at all."""
    return any(notice.kind is NoticeKind.BARRED for notice in notices)
