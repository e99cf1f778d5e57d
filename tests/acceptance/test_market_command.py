"""`cpushare market`: what an operator does and sees."""

from __future__ import annotations

import sqlite3
import threading
import time

import pytest

from daemonctl.model import MICRO
from tests.integration.market.client import (
    Buyer,
    MarketProcess,
    Seller,
    compute,
    market,
    market_command,
)


def test_sigterm_ends_it_within_two_seconds_though_hosts_and_buyers_wait(tmp_path):
    running = MarketProcess(tmp_path / "data")
    buyer, seller = Buyer(running.url), Seller(running.url)
    computation = buyer.submit([b"x"], quorum=1).computation
    (lease,) = seller.lease()
    pollers = [Seller(running.url) for _ in range(5)]
    answers = []
    calls = [lambda p=p: answers.append(p.sync(want=p.want(), wait_s=30.0)) for p in pollers]
    calls.append(lambda: answers.append(buyer.results(computation, wait_s=30)))
    threads = [threading.Thread(target=call) for call in calls]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    assert running.terminate() < 2
    for thread in threads:
        thread.join(30)
    assert len(answers) == 6, "every long poll was answered, none broken off"
    assert running.process.returncode == 0
    assert running.log() == ""
    with market(tmp_path / "data") as again:
        seller.url = again.url
        assert seller.sync(results=(compute(lease),)).accepted == (lease.lease,)
    for one in (buyer, seller, *pollers):
        one.close()


def test_a_second_market_over_the_same_folder_is_refused(tmp_path):
    with market(tmp_path / "data"):
        second = market_command("serve", "--data", str(tmp_path / "data"), "--port", "0")
    assert second.returncode == 1
    assert "served by another market" in second.stderr
    assert "hint:" in second.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_plain_http_beyond_this_machine_is_refused_unless_asked_for(tmp_path, host):
    words = ("serve", "--data", str(tmp_path / "data"), "--port", "0", "--host", host)
    refused = market_command(*words)
    assert refused.returncode == 2
    assert "Plain HTTP is for this machine alone" in refused.stderr
    assert "--insecure-http" in refused.stderr


def test_insecure_http_is_served_when_asked_for(tmp_path):
    with market(tmp_path / "data", "--host", "0.0.0.0", "--insecure-http") as running:
        buyer = Buyer(running.url.replace("0.0.0.0", "127.0.0.1"))
        assert buyer.account().balance == 100 * MICRO
        buyer.close()


def test_a_port_that_is_taken_is_told(tmp_path):
    with market(tmp_path / "one") as running:
        port = running.url.rsplit(":", 1)[1]
        second = market_command("serve", "--data", str(tmp_path / "two"), "--port", port)
    assert second.returncode == 2
    assert f"port {port}" in second.stderr


def test_the_operator_issues_coins_while_the_market_runs(tmp_path):
    data = tmp_path / "data"
    with market(data, "--welcome-grant", "0") as running:
        buyer = Buyer(running.url)
        assert buyer.account().balance == 0
        granted = market_command("grant", "--data", str(data), buyer.id, "12.5")
        assert (granted.returncode, granted.stderr) == (0, "")
        assert granted.stdout == f"{buyer.id} now has 12.5 CPUCoins\n"
        assert buyer.account().balance == 12_500_000
        buyer.close()


@pytest.mark.parametrize("amount", ["-1", "0.0000001", "nan", "much", "1e99"])
def test_amounts_that_are_none_are_refused(tmp_path, amount):
    refused = market_command("grant", "--data", str(tmp_path), "--", "a1", amount)
    assert refused.returncode == 2
    assert "no amount of CPUCoins" in refused.stderr


def test_coins_for_nobody_and_folders_without_a_market_are_refused(tmp_path):
    nothing = market_command("audit", "--data", str(tmp_path))
    assert nothing.returncode == 2
    assert "no market in this folder" in nothing.stderr
    with market(tmp_path / "data"):
        pass
    nobody = market_command("grant", "--data", str(tmp_path / "data"), "anobody", "1")
    assert nobody.returncode == 1
    assert "no such account" in nobody.stderr


def test_a_public_account_may_take_part_with_many_hosts(tmp_path):
    data = tmp_path / "data"
    with market(data) as running:
        buyer, giver = Buyer(running.url), Buyer(running.url)
        one, two = Seller(running.url, giver), Seller(running.url, giver)
        buyer.submit([b"x"])
        assert len(one.lease()) == 1
        assert two.lease() == ()
        assert market_command("public", "--data", str(data), giver.id).returncode == 0
        assert len(two.lease()) == 1
        for client in (buyer, one, two):
            client.close()


def test_an_audit_of_damaged_books_fails_and_names_the_breach(tmp_path):
    data = tmp_path / "data"
    with market(data) as running:
        Buyer(running.url).close()
        assert running.audit().returncode == 0
    damaged = sqlite3.connect(data / "market.sqlite")
    damaged.execute("UPDATE book SET balance = balance + 1 WHERE id = 2")
    damaged.commit()
    damaged.close()
    found = market_command("audit", "--data", str(data))
    assert found.returncode == 1
    assert "BREACH: a book's balance is not the sum of its entries" in found.stdout
