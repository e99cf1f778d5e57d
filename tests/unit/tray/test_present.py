"""What the tray shows for what the daemon says."""

from __future__ import annotations

import time
from typing import Any

import pytest

from daemonctl.model import Coins, CoreState, Pause, Problem, Reason, StartOutcome, Status, Why
from tray.entries import Command, Entry
from tray.present import Icon, Snapshot, Speech, View, present

NOW = 1_700_000_000.0


def view(status: Status | None, pause: Pause | None = None, **more: Any) -> View:
    return present(Snapshot(status, pause, NOW, 8, **more), Speech())


def first_line(shown: View) -> str:
    return shown.menu[0].text


def test_computing_says_for_whom_on_how_many_cores_and_what_it_earned(machine: Any) -> None:
    shown = view(machine.status(machine.core(0), machine.core(3)))
    assert shown.icon is Icon.COMPUTING
    assert first_line(shown) == "2 of 8 cores help libcaca · 3.21 CPUCoins today"


def test_the_tooltip_has_the_coins_and_each_running_job_with_its_progress(machine: Any) -> None:
    coins = Coins(today=3_214_000, pending=840_000)
    cores = machine.core(0), machine.core(3, progress=None), machine.core(5, computation="")
    assert view(machine.status(*cores, coins=coins)).tooltip.splitlines() == [
        "CPUShare: 3 of 8 cores help libcaca",
        "3.21 CPUCoins today",
        "0.84 await confirmation",
        "cpu0: displacement, 42 %",
        "cpu3: displacement",
        "cpu5: a job, 42 %",
    ]


def test_many_running_jobs_are_counted_by_computation(machine: Any) -> None:
    cores = [machine.core(n, computation=f"c{n % 6}") for n in range(11)]
    assert view(machine.status(*cores)).tooltip.splitlines()[2:] == [
        "c0: 2 jobs",
        "c1: 2 jobs",
        "c2: 2 jobs",
        "c3: 2 jobs",
        "c4: 2 jobs",
        "and 1 more",
    ]


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([""], "1 of 8 cores computes"),
        (["", ""], "2 of 8 cores compute"),
        (["ann"], "1 of 8 cores helps ann"),
        (["ann", ""], "2 of 8 cores help ann"),
        (["ann", "bob"], "2 of 8 cores help ann and bob"),
        (["ann", "bob", "cy"], "3 of 8 cores help ann and 2 others"),
    ],
)
def test_beneficiaries_are_named_once_each(machine: Any, names: list[str], text: str) -> None:
    cores = [machine.core(n, beneficiary=name) for n, name in enumerate(names)]
    assert first_line(view(machine.status(*cores))).startswith(text + " ·")


def test_a_pause_shows_at_once_though_the_daemon_still_says_computing(machine: Any) -> None:
    shown = view(machine.status(machine.core(0)), Pause(since=NOW))
    assert shown.icon is Icon.PAUSED
    assert first_line(shown) == "Paused until you resume · 3.21 CPUCoins today"
    assert shown.toggle is Command.RESUME


def test_a_pause_with_an_end_says_when(machine: Any) -> None:
    until = NOW + 3600
    shown = view(machine.status(machine.core(0)), Pause(since=NOW, until=until))
    assert time.strftime("%H:%M", time.localtime(until)) in first_line(shown)


def test_resuming_shows_at_once_though_the_daemon_still_says_paused(machine: Any) -> None:
    shown = view(machine.status(machine.core(0, CoreState.PAUSED, Reason.USER_PAUSE)))
    assert shown.icon is Icon.COMPUTING


def test_resuming_without_a_frozen_job_waits(machine: Any) -> None:
    core = machine.core(0, CoreState.PAUSED, Reason.USER_PAUSE, worker=None)
    shown = view(machine.status(core))
    assert (shown.icon, first_line(shown)) == (
        Icon.WAITING,
        "Resuming",
    )


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_to_wait_has_words(machine: Any, reason: Reason) -> None:
    shown = view(machine.status(machine.core(0, CoreState.WAITING, reason, worker=None)))
    assert shown.icon is Icon.WAITING
    assert not first_line(shown).startswith(" ·")


def test_of_several_reasons_the_one_nearest_to_work_is_told(machine: Any) -> None:
    cores = [
        machine.core(0, CoreState.OFF, Reason.ORDER_OFF, worker=None),
        machine.core(1, CoreState.WAITING, Reason.MARKET_UNREACHABLE, worker=None),
        machine.core(2, CoreState.WAITING, Reason.PREPARING, worker=None),
    ]
    assert first_line(view(machine.status(*cores))).startswith("Getting work ready")
    assert first_line(view(machine.status(*cores[:2]))).startswith("Waiting: the market does not")


def test_a_rule_s_figures_stand_in_line_and_tooltip(machine: Any) -> None:
    hot = machine.core(
        3, CoreState.WAITING, Reason.TOO_HOT, worker=None, why=Why(value=86.4, limit=78)
    )
    shown = view(machine.status(hot))
    text = "Waiting: the processor is at 86 °C; it goes on below 78 °C"
    assert first_line(shown) == text
    assert "3.21 CPUCoins today" in shown.tooltip
    assert shown.tooltip.startswith(f"CPUShare: {text}")


def test_cores_held_back_while_others_compute_are_told_in_the_tooltip(machine: Any) -> None:
    why = Why(limit=180)
    held = [
        machine.core(n, CoreState.WAITING, Reason.USER_ACTIVE, worker=None, why=why) for n in (1, 2)
    ]
    shown = view(machine.status(machine.core(0), *held))
    assert first_line(shown).startswith("1 of 8 cores helps libcaca")
    assert shown.tooltip.splitlines()[-1] == (
        "2 cores held back: you are using the computer; it goes on after 3 minutes without input"
    )


def test_no_coins_are_no_news_while_nothing_computes(machine: Any) -> None:
    status = machine.status(coins=Coins())
    assert " · " not in first_line(view(status))
    assert first_line(view(machine.status(machine.core(0), coins=Coins()))).endswith(
        "0 CPUCoins today"
    )


def test_without_a_sell_order_it_says_so(machine: Any) -> None:
    shown = view(machine.status())
    assert (shown.icon, first_line(shown).split(" · ")[0]) == (
        Icon.WAITING,
        "Nothing to do: there is no sell order",
    )


def test_a_problem_needs_the_user_though_other_cores_compute(machine: Any) -> None:
    problem = Problem("libcaca-cpu9.cpu names a core that is not there")
    shown = view(machine.status(machine.core(0), problems=(problem,)))
    assert shown.icon is Icon.ATTENTION
    assert first_line(shown).startswith("libcaca-cpu9.cpu names a core")


def test_a_core_that_needs_the_user_says_why(machine: Any) -> None:
    core = machine.core(0, CoreState.ATTENTION, Reason.KERNEL_UNFIT, worker=None)
    shown = view(machine.status(core, machine.core(1)))
    assert shown.icon is Icon.ATTENTION
    assert first_line(shown) == "CPUShare needs you: this kernel cannot lock jobs in"


def test_a_pause_goes_before_a_problem(machine: Any) -> None:
    status = machine.status(machine.core(0), problems=(Problem("x"),))
    assert view(status, Pause(since=NOW)).icon is Icon.PAUSED


def test_without_a_daemon_it_can_be_started_and_nothing_is_claimed() -> None:
    shown = view(None, Pause(since=NOW))
    assert (shown.icon, shown.toggle) == (Icon.OFFLINE, Command.START)
    assert shown.line == "Stopped: nothing is computed"
    assert shown.tooltip == "CPUShare: Stopped: nothing is computed"
    assert [entry.command for entry in shown.menu if entry.command] == [
        *(Command.SHOW, Command.START, Command.SHOW, Command.SETTINGS, Command.WIZARD, Command.QUIT)
    ]


@pytest.mark.parametrize(
    ("trouble", "text"),
    [
        (Problem("No space left on device"), "No space left on device"),
        (StartOutcome.FAILED, "Starting failed; the log says why"),
        (StartOutcome.TIMED_OUT, "Starting takes too long"),
    ],
)
def test_a_command_that_failed_is_told(trouble: Any, text: str) -> None:
    shown = view(None, trouble=trouble)
    assert (shown.icon, first_line(shown)) == (Icon.ATTENTION, text)


def test_the_switch_follows_the_state(machine: Any) -> None:
    status = machine.status(machine.core(0))
    assert view(status).toggle is Command.PAUSE
    paused = view(status, Pause(NOW))
    assert paused.toggle is Command.RESUME
    assert Entry("&Resume", Command.RESUME) in paused.menu


def test_a_stranger_s_name_is_neither_markup_nor_a_line_nor_a_menu_letter(machine: Any) -> None:
    evil = "<img src='/etc/passwd'>\nCPUShare: R&D \x1b[31m" + "x" * 100
    shown = view(machine.status(machine.core(0, beneficiary=evil, computation=evil)))
    for line in shown.tooltip.splitlines():
        assert "<" not in line
        assert "\x1b" not in line
        assert len(line) < 140
    assert len(shown.tooltip.splitlines()) == 3
    assert "R&&D" in first_line(shown)
