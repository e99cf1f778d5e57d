"""`cpushare market serve --processes`: many that are one market, one of which may die."""

from __future__ import annotations

import os
import signal
import socket
import ssl
import time
from urllib.parse import urlsplit

import psutil
import pytest
import requests

from tests.certificates import write_certificate
from tests.integration.market.client import (
    Buyer,
    MarketProcess,
    Seller,
    compute,
    market,
    market_command,
)
from tests.postgres import server

DEADLINE_S = 60.0


def wait_for(holds) -> None:
    """Until `holds()`; an assertion after the deadline."""
    end = time.monotonic() + DEADLINE_S
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def free_ports(count: int) -> int:
    """The first of so many ports in a row on which nobody listens at present."""
    for first in range(20_000, 30_000, count):
        taken = [socket.socket() for _ in range(count)]
        try:
            for number, sock in enumerate(taken):
                sock.bind(("127.0.0.1", first + number))
        except OSError:
            continue
        else:
            return first
        finally:
            for sock in taken:
                sock.close()
    raise AssertionError("no free ports")


@pytest.fixture
def two(tmp_path, postgres_url):
    """Two processes of one market, with figures; and the port of the first's."""
    port = free_ports(2)
    words = ("--database", postgres_url, "--processes", "2", "--metrics-port", str(port))
    running = MarketProcess(tmp_path / "data", *words)
    yield running, port
    if running.process.poll() is None:
        running.terminate()


def children(running: MarketProcess) -> list[psutil.Process]:
    return psutil.Process(running.process.pid).children()


def ready(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/readyz", timeout=10).ok
    except requests.ConnectionError:
        return False


def test_both_answer_for_one_market_and_each_tells_its_own_figures(two):
    running, port = two
    assert len(children(running)) == 2
    assert ready(port)
    assert ready(port + 1)
    buyer, one, other = Buyer(running.url), Seller(running.url), Seller(running.url)
    made = buyer.submit([b"a", b"b"])
    for seller in (one, other):
        results = tuple(map(compute, seller.lease(2)))
        assert len(seller.sync(results=results).accepted) == 2
    assert buyer.info(made.computation).confirmed == 2
    for client in (buyer, one, other):
        client.close()
    assert running.terminate() < 10
    assert running.process.returncode == 0
    assert running.log() == ""


def test_one_that_is_killed_is_started_again_and_the_other_goes_on(two):
    running, port = two
    before = {child.pid for child in children(running)}
    buyer = Buyer(running.url)
    os.kill(min(before), signal.SIGKILL)
    wait_for(lambda: len({child.pid for child in children(running)} - before) == 1)
    wait_for(lambda: ready(port) and ready(port + 1))
    assert max(before) in {child.pid for child in children(running)}
    again = Buyer(running.url)
    for client in (buyer, again):
        client.close()
    assert "ended by itself" in running.log()
    running.terminate()
    assert running.process.returncode == 0


def test_without_their_parent_they_end_too(two):
    running, _ = two
    left = children(running)
    running.kill()
    gone, alive = psutil.wait_procs(left, timeout=DEADLINE_S)
    assert (len(gone), alive) == (2, [])


def test_a_folder_is_served_by_one_and_a_database_that_is_not_there_by_none(tmp_path):
    words = ("serve", "--data", str(tmp_path / "d"), "--port", "0", "--processes", "2")
    told = market_command(*words)
    assert told.returncode == 2
    assert "served by one process" in told.stderr
    nowhere = f"postgresql:///market?host={tmp_path}"
    told = market_command(*words, "--database", nowhere)
    assert told.returncode == 1
    assert "database cannot be used" in told.stderr, "the log says why"
    assert "does not start" in told.stderr


def test_all_of_them_show_a_renewed_certificate(tmp_path, postgres_url):
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    write_certificate(cert, key, name="first")
    words = ("--database", postgres_url, "--processes", "2")
    with market(tmp_path / "data", *words, "--tls-cert", str(cert), "--tls-key", str(key)) as one:
        address = urlsplit(one.url).hostname, urlsplit(one.url).port

        def shown() -> set[str]:
            return {ssl.get_server_certificate(address, timeout=30) for _ in range(10)}

        before = shown()
        assert len(before) == 1
        write_certificate(cert, key, name="second")
        one.process.send_signal(signal.SIGHUP)
        wait_for(lambda: one.log().count("was read again") == 2)
        assert len(shown()) == 1
        assert shown() != before


def test_a_market_says_that_its_database_is_away_and_when_it_is_back(tmp_path):
    with (
        server(tmp_path / "postgres", fsync=False) as database,
        market(tmp_path / "data", "--database", database.url()) as running,
    ):
        assert requests.get(f"{running.url}/readyz", timeout=10).ok
        database.stop()
        answer = requests.get(f"{running.url}/readyz", timeout=30)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert answer.json()["detail"] == "its database does not answer"
        assert requests.get(f"{running.url}/healthz", timeout=10).ok
        database.start()
        wait_for(lambda: requests.get(f"{running.url}/readyz", timeout=30).ok)
        Buyer(running.url).close()
        assert "Traceback" not in running.log()
