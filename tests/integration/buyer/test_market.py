"""The buyer's commands against a real market; hosts are played over the wire."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from daemonctl.buyer.client import BuyerClient
from daemonctl.buyer.keyvault import KeyVault
from daemonctl.errors import MarketRefused
from daemonctl.market.wire import NewComputation
from daemonctl.paths import Paths
from tests.pool import Market, running, spinner, until
from tests.wirehost import Host, trap_on_bad, twice_the_work

MODULE = spinner(1_000_000)
DEADLINE_S = 300
"""The sample has the lowest priority: on a busy machine its second takes a minute."""


class Shell:
    """Runs `cpushare` with a home of its own, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.env = {**os.environ, "CPUSHARE_HOME": str(self.home)}

    def begin(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "daemonctl.cli.main", *words],
            cwd=self.folder,
            env=self.env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *words: str, code: int = 0) -> str:
        process = self.begin(*words)
        out, err = process.communicate(timeout=DEADLINE_S)
        assert process.returncode == code, f"{words}: {out}{err}"
        return out + err


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """One for all: every test has accounts of its own, and its hosts end with it."""
    market = Market(tmp_path_factory.mktemp("market"))
    with running(market):
        yield market


@pytest.fixture
def cpushare(tmp_path: Path, market: Market) -> Shell:
    """The command, with an account and some files."""
    folder = tmp_path / "buyer"
    folder.mkdir()
    (folder / "job.wasm").write_bytes(MODULE)
    for number in range(6):
        (folder / f"in{number}.txt").write_text(f"input {number}")
    shell = Shell(folder)
    shell("account", "create", "--market", market.url, "--name", "a researcher")
    return shell


@pytest.fixture
def hosts(market: Market) -> Iterator[list[Host]]:
    """Two honest hosts of two owners; more may be added."""
    hosts = [Host(market.url), Host(market.url)]
    yield hosts
    for host in hosts:
        host.end()


def client_of(shell: Shell, market: Market) -> BuyerClient:
    """A session as the shell's account."""
    account = KeyVault(Paths.below(shell.home)).load(market.url)
    assert account is not None
    return BuyerClient(market.url, account.token)


def results(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


BACKWARDS = {f"in{number}.txt.out": f"input {number}"[::-1] for number in range(6)}


def computation(text: str) -> str:
    """The id that `submit` told."""
    line = next(line for line in text.splitlines() if line.startswith("Computation "))
    return line.split()[1].rstrip(":")


def test_an_account_is_made_once_and_its_token_is_kept_out_of_sight(
    market: Market, tmp_path: Path
) -> None:
    shell = Shell(tmp_path)
    assert "At which market?" in shell("account", "show", code=2)
    out = shell("account", "create", "--market", market.url, "--name", "a researcher")
    assert "which you alone can read (no keyring is running)" in out
    account = KeyVault(Paths.below(shell.home)).load(market.url)
    assert account is not None
    assert account.token not in out
    shown = shell("account", "show")
    assert f"Account {account.account} (a researcher) at {market.url}" in shown
    assert "Balance: 100 CPUCoins, in escrow: 0" in shown
    assert "already" in shell("account", "create", "--market", market.url, code=1)


def test_an_account_comes_back_from_its_recovery_file(
    cpushare: Shell, market: Market, tmp_path: Path
) -> None:
    said = cpushare("account", "recovery", "saved.txt")
    assert f"saved.txt gives your account at {market.url} back" in said
    assert "already" in cpushare("account", "recovery", "job.wasm", code=1)
    anew = Shell(tmp_path)
    said = anew("account", "restore", str(cpushare.folder / "saved.txt"))
    assert "Balance: 100 CPUCoins" in said
    assert "which you alone can read" in said
    assert anew("account", "show") == cpushare("account", "show")
    assert "no recovery file" in anew("account", "restore", __file__, code=1)


@pytest.mark.timeout(DEADLINE_S + 60)
@pytest.mark.usefixtures("hosts")
def test_a_computation_is_measured_paid_and_written_result_by_result(cpushare: Shell) -> None:
    out = cpushare("submit", "job.wasm", "--inputs", "in*.txt", "--to", "results")
    assert "Measuring the work of a job here" in out
    assert "6 jobs, 2 replicas each: 0" in out
    assert "6 results in results." in out
    assert results(cpushare.folder / "results") == BACKWARDS


def test_a_computation_whose_work_was_said_too_low_halts_until_its_budget_is_raised(
    cpushare: Shell, hosts: list[Host], market: Market
) -> None:
    hosts += [Host(market.url, twice_the_work) for _ in range(4)]
    for number in range(60):
        (cpushare.folder / f"in{number}.txt").write_text(f"input {number}")
    out = cpushare("submit", "job.wasm", "--inputs", "in*.txt", "--work", "3.6", "--expires", "1d")
    made = computation(out)
    with client_of(cpushare, market) as client:
        until(lambda: client.info(made).halted, "the hosts need more than was said")
        told = cpushare("results", made)
        assert "HALTED: Hosts of " in told
        assert f"cpushare results {made} --budget COINS" in told
        assert "does not suffice" in cpushare("results", made, "--budget", "0.01", code=1)
        watched = cpushare("results", made, "--budget", "1", "--watch")
        assert "60 results." in watched
        info = client.info(made)
    assert (info.halted, info.work_ms) == ("", 7200)
    assert 120 * 1000 < info.spent < 120 * 2000


@pytest.mark.usefixtures("hosts")
def test_the_market_holds_what_the_buyer_was_told(cpushare: Shell) -> None:
    out = cpushare("submit", "job.wasm", "--inputs", "in*.txt", "--work", "3.6", "--bid", "0.5")
    # A thousandth of a core-hour at half a coin, six jobs, two replicas.
    assert "One job: 3.6 reference core-seconds, 0.0005 CPUCoins at this bid" in out
    assert "0.006 CPUCoins, at most 0.009 of your 100" in out
    assert "0.0005 CPUCoins a replica, 0.009 held" in out
    cpushare("results", computation(out), "--watch")
    assert "Balance: 99.994 CPUCoins, in escrow: 0" in cpushare("account", "show")


def test_a_failed_job_is_told_with_its_outcome_and_log_and_the_code_is_1(
    market: Market, cpushare: Shell, hosts: list[Host]
) -> None:
    for host in hosts:
        host.end()
    hosts[:] = [Host(market.url, trap_on_bad), Host(market.url, trap_on_bad)]
    (cpushare.folder / "in3.txt").write_text("bad input")
    out = cpushare(
        *("submit", "job.wasm", "--inputs", "in*.txt", "--work", "1", "--to", "to"), code=1
    )
    assert "FAILED in3.txt: it trapped: unreachable\n  | it was bad\n" in out
    assert "5 results in to, 1 job failed (unpaid)." in out
    expected = {name: text for name, text in BACKWARDS.items() if name != "in3.txt.out"}
    assert results(cpushare.folder / "to") == expected


def test_interrupted_while_watching_it_goes_on_by_its_id(market: Market, cpushare: Shell) -> None:
    watching = cpushare.begin(
        *("submit", "job.wasm", "--inputs", "in*.txt", "--work", "1", "--to", "to")
    )
    assert watching.stdout is not None
    out = ""
    while "of 6 confirmed" not in out:
        line = watching.stdout.readline()
        assert line, out
        out += line
    watching.send_signal(2)
    rest, err = watching.communicate(timeout=DEADLINE_S)
    assert watching.returncode == 130
    assert err == ""
    assert f"cpushare results {computation(out)} --watch --to DIR" in rest
    hosts = [Host(market.url), Host(market.url)]
    try:
        cpushare("results", computation(out), "--watch", "--to", "to")
    finally:
        for host in hosts:
            host.end()
    assert results(cpushare.folder / "to") == BACKWARDS


@pytest.mark.usefixtures("hosts")
def test_on_another_machine_results_have_numbers_for_names(
    cpushare: Shell, market: Market, tmp_path: Path
) -> None:
    out = cpushare("submit", "job.wasm", "--inputs", "in*.txt", "--work", "1", "--watch")
    account = KeyVault(Paths.below(cpushare.home)).load(market.url)
    assert account is not None
    other = Shell(tmp_path / "other")
    other.folder.mkdir()
    KeyVault(Paths.below(other.home)).store(market.url, account)
    words = ("results", computation(out), "--market", market.url, "--to", "to")
    assert "6 results in to." in other(*words, "--suffix", ".txt")
    assert results(other.folder / "to")["000002.txt"] == "2 tupni"


def test_a_cancelled_computation_gives_back_what_it_did_not_spend(cpushare: Shell) -> None:
    out = cpushare("submit", "job.wasm", "--inputs", "in*.txt", "--work", "3600")
    assert "in escrow: 18" in cpushare("account", "show")
    assert "0 results." in cpushare("results", computation(out), "--cancel")
    assert "Balance: 100 CPUCoins, in escrow: 0" in cpushare("account", "show")


def test_what_the_account_cannot_pay_is_not_submitted(cpushare: Shell) -> None:
    words = ("submit", "job.wasm", "--inputs", "in*.txt", "--work", "36000")
    err = cpushare(*words, code=1)
    assert "It needs 120 in escrow, you have 100." in err
    assert "in escrow: 0" in cpushare("account", "show")


def test_a_market_that_restarts_while_it_is_watched_is_waited_for(
    market: Market, cpushare: Shell
) -> None:
    # It stays the others' market: it comes back on its port, with all that it had.
    watching = cpushare.begin(
        *("submit", "job.wasm", "--inputs", "in*.txt", "--work", "1", "--to", "to")
    )
    assert watching.stdout is not None
    out = ""
    while "of 6 confirmed" not in out:
        out += watching.stdout.readline()
    market.kill()
    while "trying again" not in out:
        line = watching.stdout.readline()
        assert line, out
        out += line
    market.start()
    hosts = [Host(market.url), Host(market.url)]
    try:
        rest, err = watching.communicate(timeout=DEADLINE_S)
    finally:
        for host in hosts:
            host.end()
    assert (watching.returncode, err) == (0, ""), rest
    assert results(cpushare.folder / "to") == BACKWARDS


def test_the_same_order_twice_is_one_computation(market: Market, cpushare: Shell) -> None:
    cpushare("submit", "job.wasm", "--inputs", "in0.txt", "--work", "1")
    module = hashlib.sha256(MODULE).hexdigest()
    one = hashlib.sha256(b"input 0").hexdigest()
    order = NewComputation("key", "n", module, (one,), 10**6, 1000)
    with client_of(cpushare, market) as client:
        assert client.create(order) == client.create(order)
        with pytest.raises(MarketRefused):
            client.create(msgspec.structs.replace(order, inputs=(one, one)))


def test_a_large_blob_is_sent_once_and_comes_back_whole(market: Market, cpushare: Shell) -> None:
    large = os.urandom(200_000)
    digest = hashlib.sha256(large).hexdigest()
    with client_of(cpushare, market) as client:
        assert client.upload(large, digest) is True
        assert client.upload(large, digest) is False
        assert client.blob(digest) == large
