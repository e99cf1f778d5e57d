"""Blocking calls run beside the loop, their ends in it."""

from __future__ import annotations

import selectors
import threading

import pytest

from daemonctl.errors import CPUShareError, MarketUnreachable
from daemonctl.seller.caller import Caller, Inbox


def run_until_idle(inbox: Inbox, caller: Caller) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(inbox, selectors.EVENT_READ)
        while caller.busy:
            assert selector.select(timeout=10), "the call did not end"
            inbox.run()


def test_the_work_runs_in_another_thread_and_its_end_in_ours() -> None:
    inbox = Inbox()
    caller = Caller(inbox, "courier")
    seen: list[threading.Thread] = []

    def done(thread: threading.Thread) -> None:
        seen.extend([thread, threading.current_thread()])

    caller.call(threading.current_thread, done, pytest.fail)
    assert caller.busy
    run_until_idle(inbox, caller)
    assert seen[0] is not threading.current_thread()
    assert seen[1] is threading.current_thread()


def test_an_expected_error_is_told_and_an_unforeseen_one_reaches_the_loop() -> None:
    inbox = Inbox()
    caller = Caller(inbox, "courier")
    told: list[CPUShareError] = []

    def unreachable() -> None:
        raise MarketUnreachable("no answer")

    caller.call(unreachable, pytest.fail, told.append)
    run_until_idle(inbox, caller)
    assert [error.title for error in told] == ["no answer"]

    caller.call(lambda: 1 // 0, pytest.fail, pytest.fail)
    with pytest.raises(ZeroDivisionError):
        run_until_idle(inbox, caller)
    assert not caller.busy


def test_calls_run_one_after_the_other_in_their_order() -> None:
    inbox = Inbox()
    caller = Caller(inbox, "courier")
    seen: list[int] = []
    for number in range(50):
        caller.call(lambda n=number: n, seen.append, pytest.fail)  # type: ignore[misc]
    run_until_idle(inbox, caller)
    assert seen == list(range(50))
