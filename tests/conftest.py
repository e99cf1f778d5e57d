"""What holds for every test: it touches no installation of this user, and logs no surprise."""

from __future__ import annotations

import gc
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.database import DirectoryBasedExampleDatabase

if TYPE_CHECKING:
    from tests.pool import Buyer, Market
    from tests.postgres import Postgres

CACHE = Path(__file__).parents[1] / "build" / "cache"

set_hypothesis_home_dir(CACHE / "hypothesis")
# On a machine that keeps nothing between runs every run tries the same examples.
_FRESH = bool(os.environ.get("CI"))
settings.register_profile(
    "cpushare",
    deadline=None,  # on a busy machine a slow example is not a wrong one
    derandomize=_FRESH,
    database=None if _FRESH else DirectoryBasedExampleDatabase(CACHE / "hypothesis" / "examples"),
)
settings.load_profile("cpushare")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marks that this file gives a meaning."""
    config.addinivalue_line(
        "markers",
        "logs(pattern): the test is to log a WARNING or worse that matches; others still fail it",
    )
    # A shell's background job ignores Ctrl-C and hands that down; the processes that tests
    # start and interrupt shall be as on a terminal.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    # As in the tray: what Qt made may go in its own thread only, and tests have others.
    gc.disable()


def pytest_runtest_teardown() -> None:
    """Collect garbage here, where there is enough."""
    if gc.get_count()[0] > 50_000:
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let neither a test nor a process that it starts find this user's installation or keyring."""
    home = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("CPUSHARE_HOME", raising=False)
        # Nor the machine's own daemon, which root and members of a group control otherwise.
        patch.setenv("CPUSHARE_DAEMON", "user")
        for name in ("CONFIG", "STATE", "CACHE", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        # The C library of the sample's compiler is built once, not once a run.
        patch.setenv("ZIG_GLOBAL_CACHE_DIR", str(CACHE / "zig"))
        yield


@pytest.fixture(autouse=True)
def no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A WARNING or worse fails the test, unless the mark `logs` announces it."""
    yield
    expected = [re.compile(mark.args[0]) for mark in request.node.iter_markers("logs")]
    lines = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= 30
    ]
    unexpected = [line for line in lines if not any(one.search(line) for one in expected)]
    assert not unexpected, unexpected
    absent = [one.pattern for one in expected if not any(one.search(line) for line in lines)]
    assert not absent, f"never logged: {absent}"


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Postgres]:
    """A PostgreSQL for all tests that ask for one; started when the first does.

    CPUSHARE_POSTGRES names another major version than the newest that is here.
    """
    from tests.postgres import server  # what most tests do without

    version = int(os.environ.get("CPUSHARE_POSTGRES", "0")) or None
    with server(tmp_path_factory.mktemp("postgres"), fsync=False, version=version) as running:
        yield running


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> Iterator[str]:
    """A database of the test's own, with nothing in it."""
    with postgres_server.database() as url:
        yield url


@pytest.fixture
def market(tmp_path: Path) -> Iterator[Market]:
    """A market of the test's own, which serves until the test ends."""
    from tests.pool import Market, running

    market = Market(tmp_path / "market")
    with running(market):
        yield market


@pytest.fixture
def buyer(market: Market) -> Iterator[Buyer]:
    """Whoever wants something computed at `market`."""
    from tests.pool import Buyer

    buyer = Buyer(market.url, "a researcher")
    yield buyer
    buyer.close()
