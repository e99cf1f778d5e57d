"""What runs in a machine that has booted from the image: its orders, its clock, its screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import structs

from daemonctl import settings
from daemonctl.errors import MarketUnreachable, OrderError
from daemonctl.live import clock, prepare, screen
from daemonctl.live.facts import Card, Facts, cards
from daemonctl.live.journal import Journal
from daemonctl.live.picture import Line
from daemonctl.live.terminal import render
from daemonctl.model import (
    Coins,
    CoreState,
    CoreStatus,
    MarketStatus,
    Process,
    Reason,
    Status,
)
from daemonctl.orders import folder
from tests.sellorders import COMMENTED

NOW = 1_800_000_000.0
NET = (Card("eth0", "192.0.2.7/24", True),)


def status(count: int, confirmed: int = 0) -> Status:
    cores = tuple(
        CoreStatus(
            core=number,
            state=CoreState.COMPUTING,
            reason=Reason.RUNNING,
            order=f"libcaca-cpu{number}.cpu",
            beneficiary="libcaca",
            computation="Error diffusion displacement",
            progress=0.5,
            since=NOW,
        )
        for number in range(count)
    )
    markets = (MarketStatus("https://market.example.org", True),)
    coins = Coins(total=confirmed * 250_000)
    return Status(1, Process(1, 1.0), NOW, cores, markets, coins, confirmed=confirmed)


def text(lines: list[Line]) -> str:
    return "\n".join("".join(span.text for span in line) for line in lines)


def test_one_order_sells_every_core(tmp_path: Path) -> None:
    (tmp_path / "libcaca.cpu").write_text(COMMENTED + "core = 1\n")
    (tmp_path / "orders").mkdir()
    prepare.orders(tmp_path, tmp_path / "orders", (0, 1, 5))
    book = folder.read(tmp_path / "orders", (0, 1, 5))
    assert [(entry.core, entry.path.name) for entry in book.sold] == [
        (0, "libcaca-cpu0.cpu"),
        (1, "libcaca-cpu1.cpu"),
        (5, "libcaca-cpu5.cpu"),
    ]
    assert book.problems == ()


def test_without_an_order_nothing_is_sold_and_a_bad_one_is_told(tmp_path: Path) -> None:
    assert prepare.orders(tmp_path, tmp_path, (0,)) == []
    (tmp_path / "bad.cpu").write_text("format = 9\n")
    with pytest.raises(OrderError, match=r"bad\.cpu"):
        prepare.orders(tmp_path, tmp_path, (0,))


@pytest.mark.parametrize("memory_mib", [200, 460, 64_000])
def test_the_settings_are_such_that_the_daemon_reads(memory_mib: int) -> None:
    read = settings.parse(prepare.settings(memory_mib).encode())
    assert not read.rules.pause_when_active
    assert 64 <= read.cache_megabytes <= 2048


def test_a_clock_is_set_where_it_is_far_off_and_never_to_before_the_image() -> None:
    assert clock.correction(NOW, NOW + 60, NOW - 1e6) is None
    assert clock.correction(NOW, 0.0, NOW - 1e6) == NOW
    with pytest.raises(MarketUnreachable):
        clock.correction(NOW, NOW, NOW + 1)


def test_the_screen_is_as_large_as_it_may_be_and_says_who_gets_what() -> None:
    facts = Facts(NOW, 600.0, "cpushare-123456", NET, status(2, confirmed=3))
    for columns, rows in ((80, 25), (160, 50), (40, 12)):
        lines = screen.draw(facts, columns, rows)
        assert len(lines) <= rows
        assert max(len(line) for line in text(lines).splitlines()) <= columns
    shown = text(screen.draw(facts, 80, 25))
    assert "2 cores compute for libcaca" in shown
    assert "0.75" in shown
    assert "3 confirmed" in shown
    assert "192.0.2.7" in shown
    assert "Ctrl+Alt+Del" in shown


def test_more_cores_than_lines_are_summed_up() -> None:
    shown = text(screen.draw(Facts(NOW, 6.0, "h", NET, status(64)), 80, 25))
    assert "more cores: " in shown
    assert len(shown.splitlines()) == 25


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (Facts(NOW, 1.0, "h"), "No network card"),
        (Facts(NOW, 1.0, "h", (Card("eth0", "", True),)), "Asking the network"),
        (Facts(NOW, 1.0, "h", NET), "The daemon is starting"),
        (Facts(NOW, 1.0, "h", NET, problem=prepare.NO_ORDER), "no sell order"),
        (Facts(NOW, 1.0, "h", NET, stopping=True), "Stopping"),
    ],
)
def test_what_is_missing_is_the_headline(facts: Facts, words: str) -> None:
    assert words in screen.headline(facts)
    assert words in text(screen.draw(facts, 80, 25))


def on_battery(count: int) -> Status:
    """All cores pause, each with a job that it has begun."""
    computing = status(count)
    paused = tuple(
        structs.replace(core, state=CoreState.PAUSED, reason=Reason.ON_BATTERY)
        for core in computing.cores
    )
    return structs.replace(computing, cores=paused)


def test_a_machine_on_battery_says_so_in_its_headline() -> None:
    paused = on_battery(4)
    told = screen.headline(Facts(NOW, 1.0, "h", NET, paused))
    assert told == "Paused: the computer runs on battery"
    # One that computes counts for more.
    some = structs.replace(paused, cores=(*paused.cores[:3], status(4).cores[3]))
    assert screen.headline(Facts(NOW, 1.0, "h", NET, some)) == "1 core computes for libcaca"


def test_strangers_words_do_not_steer_the_screen() -> None:
    from dataclasses import replace

    told = Facts(NOW, 1.0, "h", NET, problem=("x", "\x1b[2J evil"))
    drawn = screen.draw(replace(told), 80, 25)
    assert "\x1b[2J" not in "".join(render(line) for line in drawn)


def test_a_serial_port_hears_changes_alone() -> None:
    journal = Journal()
    first = journal.lines(Facts(NOW, 10.0, "h", NET, status(4)))
    assert first == [
        "market https://market.example.org answers",
        "cpu0-3 computes Error diffusion displacement for libcaca",
    ]
    assert journal.lines(Facts(NOW, 11.0, "h", NET, status(4))) == []
    told = journal.lines(Facts(NOW, 12.0, "h", NET, status(4, confirmed=1)))
    assert told == ["1 job confirmed, 0.25 CPUCoins, 0 not yet confirmed"]


def test_a_serial_port_hears_of_a_pause_and_of_its_end() -> None:
    journal = Journal()
    journal.lines(Facts(NOW, 10.0, "h", NET, status(4)))
    assert journal.lines(Facts(NOW + 1, 11.0, "h", NET, on_battery(4))) == []
    told = journal.lines(Facts(NOW + 15, 25.0, "h", NET, on_battery(4)))
    assert told == ["cpu0-3 the computer runs on battery"]
    told = journal.lines(Facts(NOW + 20, 30.0, "h", NET, status(4)))
    assert told == ["cpu0-3 computes Error diffusion displacement for libcaca"]


def test_cards_are_those_that_an_address_was_asked_for_on(tmp_path: Path) -> None:
    (tmp_path / "run/net").mkdir(parents=True)
    (tmp_path / "run/net/eth0.state").write_text("192.0.2.7/24\n")
    (tmp_path / "run/net/eth1.state").write_text("asking\n")
    (tmp_path / "sys/class/net/eth0").mkdir(parents=True)
    (tmp_path / "sys/class/net/eth0/carrier").write_text("1\n")
    assert cards(tmp_path) == (Card("eth0", "192.0.2.7/24", True), Card("eth1", "", False))


def test_what_to_do_without_an_order_can_be_read_whole_on_the_smallest_screen() -> None:
    shown = text(screen.draw(Facts(NOW, 1.0, "h", NET, problem=prepare.NO_ORDER), 80, 25))
    assert all(line in shown for line in prepare.NO_ORDER)
