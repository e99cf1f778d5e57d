"""`cpushare market serve` as those who operate it meet it: certificates, health, figures, logs."""

from __future__ import annotations

import contextlib
import http.client
import json
import signal
import socket
import ssl
import time
from urllib.parse import urlsplit

import pytest
import requests

from tests.certificates import write_certificate
from tests.integration.market.client import (
    Buyer,
    Seller,
    compute,
    market,
    market_command,
    sha256,
)


def free_port() -> int:
    """A port that nobody listens on at present."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port: int = sock.getsockname()[1]
        return port


def wait_for(holds, deadline_s: float = 30.0) -> None:
    """Until `holds()`; an assertion after the deadline."""
    end = time.monotonic() + deadline_s
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def get(url: str, **options) -> requests.Response:
    return requests.get(url, timeout=30, **options)


@pytest.fixture
def certificate(tmp_path):
    files = tmp_path / "cert.pem", tmp_path / "key.pem"
    write_certificate(*files, name="first")
    return files


def test_https_is_spoken_beyond_this_machine_with_a_certificate(tmp_path, certificate):
    cert, key = certificate
    words = ("--host", "0.0.0.0", "--tls-cert", str(cert), "--tls-key", str(key))
    with market(tmp_path / "data", *words) as running:
        assert running.url.startswith("https://")
        url = running.url.replace("0.0.0.0", "127.0.0.1")
        assert get(f"{url}/healthz", verify=str(cert)).text == "ok\n"
        with pytest.raises(requests.exceptions.SSLError):
            get(f"{url}/healthz")
        with pytest.raises(requests.ConnectionError):
            get(f"{url}/healthz".replace("https", "http"))


def test_a_renewed_certificate_is_shown_at_sighup_and_no_connection_breaks(tmp_path, certificate):
    cert, key = certificate
    words = ("--tls-cert", str(cert), "--tls-key", str(key))
    with market(tmp_path / "data", *words) as running, requests.Session() as session:
        address = urlsplit(running.url).hostname, urlsplit(running.url).port

        def shown() -> bytes:
            return ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate(address, timeout=30))

        first_cert = tmp_path / "first.pem"
        first_cert.write_bytes(cert.read_bytes())

        def ask() -> requests.Response:
            return session.get(f"{running.url}/healthz", timeout=30, verify=str(first_cert))

        first = shown()
        assert ask().ok
        socket_before = _socket_of(session)
        key.write_text("no key")
        running.process.send_signal(signal.SIGHUP)
        wait_for(lambda: "stays as it was" in running.log())
        assert shown() == first
        write_certificate(cert, key, name="second")
        running.process.send_signal(signal.SIGHUP)
        wait_for(lambda: shown() != first)
        assert ask().ok
        assert _socket_of(session) is socket_before, "the connection from before still serves"


def _socket_of(session: requests.Session):
    (pool,) = session.get_adapter("https://").poolmanager.pools._container.values()
    return next(one.sock for one in pool.pool.queue if one is not None)


@pytest.mark.parametrize("given", ["--tls-cert", "--tls-key"])
def test_half_a_certificate_is_refused(tmp_path, certificate, given):
    told = market_command("serve", "--data", str(tmp_path / "d"), given, str(certificate[0]))
    assert told.returncode == 2
    assert "given together" in told.stderr
    assert "hint:" in told.stderr


def test_figures_and_health_are_told_on_a_port_of_this_machine(tmp_path):
    port = free_port()
    with market(tmp_path / "data", "--metrics-port", str(port)) as running:
        buyer, seller = Buyer(running.url), Seller(running.url)
        buyer.submit([b"x"], quorum=1)
        seller.sync(results=tuple(map(compute, seller.lease())))
        private = f"http://127.0.0.1:{port}"
        assert get(f"{private}/readyz").text == "ok\n"
        figures = get(f"{private}/metrics")
        assert figures.headers["content-type"].startswith("text/plain; version=0.0.4")
        lines = figures.text.splitlines()
        assert 'cpushare_requests_total{route="/v1/sync",status="200"} 2.0' in lines
        assert "cpushare_leases_total 1.0" in lines
        assert 'cpushare_jobs_total{outcome="confirmed"} 1.0' in lines
        assert "cpushare_database_errors_total 0.0" in lines
        assert any(line.startswith("process_resident_memory_bytes ") for line in lines)
        assert buyer.id not in figures.text
        assert get(f"{private}/v1/market").status_code == 404, "it is no second market"
        assert get(f"{running.url}/metrics").status_code == 401
        for one in (buyer, seller):
            one.close()


def test_figures_are_told_to_who_has_the_operator_s_token(tmp_path):
    file = tmp_path / "token"
    file.write_text("short\n")
    words = ("--metrics-token-file", str(file))
    refused = market_command("serve", "--data", str(tmp_path / "d"), "--port", "0", *words)
    assert refused.returncode == 2
    assert "token is none" in refused.stderr
    file.write_text("0123456789abcdef0123\n")
    with market(tmp_path / "data", *words) as running:
        for token, status in (("0123456789abcdef0123", 200), ("0123456789abcdef", 401)):
            headers = {"Authorization": f"Bearer {token}"}
            assert get(f"{running.url}/metrics", headers=headers).status_code == status


def test_draining_says_so_first_and_goes_on_answering_meanwhile(tmp_path):
    with market(tmp_path / "data", "--drain", "3") as running:
        assert get(f"{running.url}/readyz").status_code == 200
        running.process.send_signal(signal.SIGTERM)
        wait_for(lambda: get(f"{running.url}/readyz").status_code == 503)
        told = get(f"{running.url}/readyz").json()
        assert told["detail"] == "it is about to stop"
        assert get(f"{running.url}/healthz").status_code == 200
        buyer = Buyer(running.url)
        buyer.close()
        assert running.process.wait(30) == 0
        running.terminate()
        assert "Traceback" not in running.log()


def test_a_request_in_progress_is_finished_though_the_market_stops(tmp_path):
    data = b"x" * 100_000
    with market(tmp_path / "data", "--drain", "2") as running:
        buyer = Buyer(running.url)
        address = urlsplit(running.url)
        with contextlib.closing(
            http.client.HTTPConnection(address.hostname, address.port, timeout=30)
        ) as connection:
            connection.putrequest("PUT", f"/v1/blobs/{sha256(data)}")
            connection.putheader("Authorization", f"Bearer {buyer.token}")
            connection.putheader("Content-Length", str(len(data)))
            connection.endheaders(data[:1000])
            running.process.send_signal(signal.SIGTERM)
            wait_for(lambda: get(f"{running.url}/readyz").status_code == 503)
            connection.send(data[1000:])
            assert connection.getresponse().status == 204
        buyer.close()
        assert running.process.wait(30) == 0
        running.terminate()


def test_a_service_manager_hears_that_it_is_ready_alive_and_stopping(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(tmp_path / "notify"))
        manager.settimeout(30)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "300000")
        with market(tmp_path / "data") as running:
            heard = [manager.recv(1000).decode() for _ in range(4)]
            running.terminate()
        assert sum(text.startswith("READY=1") for text in heard) == 1
        assert heard.count("WATCHDOG=1") == 3
        manager.settimeout(0)
        with contextlib.suppress(BlockingIOError):
            while True:
                heard.append(manager.recv(1000).decode())
        assert any(text.startswith("STOPPING=1") for text in heard)


def test_the_log_is_json_and_holds_no_token(tmp_path):
    with market(tmp_path / "data", "--log", "json", "--access-log") as running:
        buyer, seller = Buyer(running.url), Seller(running.url)
        buyer.account()
        seller.sync()
        host_token = seller.session.headers["Authorization"][7:]
        get(f"{running.url}/v1/account?token={buyer.token}")
        running.terminate()
        lines = [json.loads(line) for line in running.log().splitlines()]
        asked = [(one["method"], one["path"], one["status"]) for one in lines]
        assert ("GET", "/v1/account", 200) in asked
        assert ("POST", "/v1/sync", 200) in asked
        assert len({one["request"] for one in lines}) == len(lines)
        assert all(one["event"] == "request" and one["client"] == "127.0.0.1" for one in lines)
        assert buyer.token not in running.log()
        assert host_token not in running.log()
        for one in (buyer, seller):
            one.close()


@pytest.mark.parametrize(
    ("trusted", "seen"), [((), "127.0.0.1"), (("--trusted-proxy", "127.0.0.0/8"), "192.0.2.7")]
)
def test_only_a_trusted_proxy_is_believed_who_asks(tmp_path, trusted, seen):
    words = ("--log", "json", "--access-log", *trusted)
    with market(tmp_path / "data", *words) as running:
        # What a stranger made up stands to the left of what the proxy saw.
        headers = {"X-Forwarded-For": "203.0.113.5, 192.0.2.7"}
        get(f"{running.url}/v1/market", headers=headers)
        running.terminate()
        assert json.loads(running.log())["client"] == seen
