"""The daemon's package in a fresh Debian: from its installation to its purge, selling meanwhile."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

import pytest

from tests.delivery.conftest import needs_root
from tests.delivery.deb.packages import Packages, renamed
from tests.delivery.deb.story import Story, files, users
from tests.delivery.roots import RELEASES, root
from tests.pool import Buyer, Market, spinner, until

pytestmark = [needs_root, pytest.mark.timeout(1800)]

ROUNDS = 20_000_000
ORDER = (
    'format = 1\nmarket = "{}"\norder = "o0"\naccount = "{}"\nbeneficiary = "libcaca"\nask = "0"\n'
)


@pytest.mark.parametrize("release", RELEASES)
def test_it_is_installed_sells_is_paused_upgraded_removed_and_purged(
    release: str, amd64: Packages, market: Market, buyer: Buyer, tmp_path: Path
) -> None:
    with root(release, tmp_path / release) as made:
        story = Story(made, f"deb-{release}")
        for deb in (amd64.debs["cpushare"], renamed(amd64.debs["cpushare"], NEXT, tmp_path)):
            made.bring(deb, f"/root/{deb.name}")
        before = _with_what_debian_has(story, amd64)
        _installed(story, amd64)
        _sells(story, market, buyer)
        _is_paused(story)
        _upgraded(story, market, buyer, amd64)
        _removed_and_purged(story, before)
        assert market.command("audit").returncode == 0


NEXT = "0.1.0+next"


def _with_what_debian_has(story: Story, packages: Packages) -> tuple[dict[str, str], set[str]]:
    """Install what the package depends on; the files and users there are then."""
    story.run(". /etc/os-release; echo $PRETTY_NAME")
    story.apt("update")
    story.apt("satisfy", f"'{packages.field('cpushare', 'Depends')}'")
    for person in ("ann", "bob"):
        story.run(f"useradd --create-home {person}")
    found = files(story.root.path)
    return found, {line for lines in users(story.root.path).values() for line in lines}


def _installed(story: Story, packages: Packages) -> None:
    story.apt("install", f"/root/{packages.debs['cpushare'].name}")
    story.tell(f"processes in there: {story.processes()}")
    assert story.processes() == {}, "nothing was started, so nothing is connected"
    assert story.run("cpushare --version").strip() == f"cpushare {packages.version}"
    assert "Fit: strangers' code can be locked in here." in story.run("cpushare check")
    told = story.run("cpushare market serve --port 0", status=2)
    assert "hint: Install them: sudo apt install ./cpushare-market_*.deb\n" in told
    story.run("ls -ld /etc/cpushare /var/lib/cpushare /var/cache/cpushare")
    story.run("usermod --append --groups cpushare ann")
    told = story.run("/etc/init.d/cpushare start")
    assert "no sell order in /etc/cpushare" in told
    assert story.processes() == {}


def _sells(story: Story, market: Market, buyer: Buyer) -> None:
    """A real order, a real computation, and who computes it."""
    order = story.root.path / "etc/cpushare/libcaca-cpu0.cpu"
    order.write_text(ORDER.format(market.url, buyer.account))
    story.run("cat /etc/cpushare/libcaca-cpu0.cpu")
    story.run("/etc/init.d/cpushare start")
    story.run("/etc/init.d/cpushare status")
    _one_is_confirmed(story, market, buyer)
    pid = story.daemon()
    assert pid
    nice, policy = os.getpriority(os.PRIO_PROCESS, pid), os.sched_getscheduler(pid)
    uid = Path(f"/proc/{pid}").stat().st_uid
    story.tell(f"{story.processes()[pid]}: nice {nice}, SCHED_IDLE {policy == os.SCHED_IDLE}")
    assert (nice, policy) == (19, os.SCHED_IDLE)
    assert story.run("stat -c %U /var/lib/cpushare/history.sqlite").strip() == "cpushare"
    assert story.run("id -u cpushare").strip() == str(uid)


def _one_is_confirmed(story: Story, market: Market, buyer: Buyer) -> None:
    computation = buyer.submit(spinner(ROUNDS), [b"a picture"], work_ms=50)
    results = buyer.results(computation)
    assert [buyer.output(one) for one in results.values()] == [b"a picture"]
    audit = market.command("audit")
    story.tell(f"the market has a confirmed result of {computation}; {audit.stdout.strip()}")
    assert audit.returncode == 0, audit.stdout


def _is_paused(story: Story) -> None:
    """By a member of the group, and by nobody else; it holds until somebody resumes."""
    told = story.run("CPUSHARE_DAEMON=system cpushare pause", user="bob", status=1)
    assert "sudo adduser $USER cpushare" in told
    assert "Paused until" in story.run("cpushare pause --for 1h", user="ann")
    status = story.run("cpushare status", user="ann")
    assert "Paused until" in status, status
    assert "Only root may here" in story.run("cpushare stop", user="ann", status=1)


def _upgraded(story: Story, market: Market, buyer: Buyer, packages: Packages) -> None:
    """While it runs: it goes on as the new version, and nothing is forgotten."""
    old, kept = story.daemon(), _confirmed(story)
    assert kept > 0
    name = packages.debs["cpushare"].name.replace(packages.version, NEXT)
    story.apt("install", f"/root/{name}")
    new = until(lambda: story.daemon() not in (0, old) and story.daemon(), "the new daemon")
    story.tell(f"the daemon was {old}, is {new}; {kept} confirmed before, {_confirmed(story)} now")
    assert story.run("cpushare --version").strip() == f"cpushare {NEXT}"
    assert (story.root.path / "etc/cpushare/libcaca-cpu0.cpu").exists()
    assert _confirmed(story) == kept
    assert "Paused until" in story.run("cpushare status", user="ann"), "the pause holds"
    assert "Resumed" in story.run("cpushare resume", user="ann")
    _one_is_confirmed(story, market, buyer)
    until(lambda: _confirmed(story) == kept + 1, "it is in the history")


def _confirmed(story: Story) -> int:
    """How many results the history has as confirmed."""
    path = story.root.path / "var/lib/cpushare/history.sqlite"
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as history:
        (count,) = history.execute("SELECT sum(confirmed) FROM market").fetchone()
    return int(count)


def _removed_and_purged(story: Story, before: tuple[dict[str, str], set[str]]) -> None:
    story.apt("remove", "cpushare")
    assert story.processes() == {}, "what ran was stopped"
    story.run("ls /etc/cpushare /var/lib/cpushare")
    assert not (story.root.path / "usr/lib/cpushare").exists()
    story.apt("purge", "cpushare")
    now = files(story.root.path)
    differs = {
        path for path in before[0].keys() | now.keys() if before[0].get(path) != now.get(path)
    }
    story.tell(
        f"files that are otherwise than before the installation: {sorted(differs) or 'none'}"
    )
    assert differs == set()
    left = {line for lines in users(story.root.path).values() for line in lines} - before[1]
    story.tell(f"of users and groups stay: {sorted(line.partition(':')[0] for line in left)}")
    assert {line.partition(":")[0] for line in left} == {"cpushare"}
    assert not list((story.root.path / "run").glob("cpushare*"))
