"""The package on a Debian that has really booted: what systemd, polkit and the kernel make of it.

The transcripts are build/transcripts/boot-bookworm.log and boot-trixie.log.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivery.boot.conftest import Stand
from tests.delivery.boot.guest import Guest, payload
from tests.delivery.boot.images import Installed
from tests.delivery.conftest import needs_root
from tests.delivery.deb.packages import Packages
from tests.delivery.machine import Drive, Hardware, machine
from tests.delivery.roots import RELEASES
from tests.pool import spinner, until

pytestmark = [needs_root, pytest.mark.timeout(2400)]

CORES = 2
# Rounds of a job: some seconds where every instruction is emulated.
ROUNDS = 1_000_000_000
UNIT = "/lib/systemd/system/cpushare.service"
# Whose a process is, how it is scheduled, and its nice value, which ps would hide behind that.
_RANK = "echo $(ps -o user=,cls= -p {pid}) $(cut -d ' ' -f 19 /proc/{pid}/stat)"
# The daemon's unit, with its walls and all, around `cpushare check`.
_CHECK = (
    r"sed -e 's|^Exec.*=.*cpushared.*|ExecStart=/usr/bin/cpushare check --json|'"
    r" -e 's|^Type=.*|Type=oneshot|' -e '/^Restart\|^ExecReload\|^Condition\|^NotifyAccess/d'"
    r" -e 's|^\[Service\]|&\nStandardOutput=truncate:/root/check.json|'"
    f" {UNIT} > /run/systemd/system/cpushare-check.service"
)


@pytest.mark.parametrize("release", RELEASES)
def test_the_package_sells_under_systemd_from_its_installation_to_its_purge(
    release: str,
    packages: Packages,
    disk: Callable[[str], Installed],
    stand: Stand,
    tmp_path: Path,
) -> None:
    base, package = disk(release), packages.debs["cpushare"]
    orders = [stand.order(tmp_path, core) for core in range(CORES)]
    tape = payload(tmp_path / "tape.tar", [package, stand.authority, *orders])
    hardware = Hardware(
        memory_mb=1024,
        cpus=CORES,
        kernel=base.kernel,
        initrd=base.initrd,
        append=base.append(),
        drives=(Drive(base.disk), Drive(tape)),
        port=stand.port,
    )
    jobs = [b"%d" % number for number in range(2000)]
    computation = stand.buyer.submit(spinner(ROUNDS), jobs, work_ms=20_000, name="spinner")
    with machine(f"boot-{release}", hardware) as on:
        guest = Guest(on)
        guest.wait()
        guest.sh("mkdir /root/tape && tar -xf /dev/vdb -C /root/tape")
        _the_market_s_authority_is_trusted(guest, stand)
        _installed_it_does_nothing(guest, package)
        _with_orders_it_starts(guest)
        _hardened_it_keeps_every_wall(guest)
        _it_sells(guest, stand, computation)
        _its_workers_are_locked_in(guest)
        _killed_it_goes_on(guest, stand, computation)
        _members_of_the_group_pause_it(guest)
        _an_order_that_goes_sells_no_more(guest)
        _members_of_the_group_alone_stop_it(guest)
        _paused_it_comes_up_paused(guest, stand, computation)
        _nothing_went_wrong(guest)
        _purged_it_is_gone(guest, stand, computation)
        on.console.note(f"the whole took {on.seconds():.0f} s")
        on.power_off()


def _the_market_s_authority_is_trusted(guest: Guest, stand: Stand) -> None:
    ask = f"import requests; print(requests.get('{stand.url}/healthz', timeout=60).text)"
    refused = guest.sh(f'python3 -c "{ask}" 2>&1 | tail -n 1', check=False)
    assert "CERTIFICATE_VERIFY_FAILED" in refused
    guest.sh("cp /root/tape/ca.pem /usr/local/share/ca-certificates/ca.crt")
    guest.sh("update-ca-certificates")
    assert guest.sh(f'python3 -c "{ask}"') == "ok"


def _installed_it_does_nothing(guest: Guest, package: Path) -> None:
    _dpkg(guest, f"--install /root/tape/{package.name}")
    _is_quiet(guest)
    assert guest.show("UnitFileState") == "enabled"
    # Asked to, it says why not and is content.
    guest.sh("systemctl start cpushare")
    _is_quiet(guest)
    assert guest.show("ConditionResult") == "no"
    guest.sh("adduser --quiet ada cpushare")


def _dpkg(guest: Guest, words: str) -> None:
    # By way of a file: on a terminal it counts.
    guest.sh(f"dpkg {words} > /root/dpkg 2>&1; code=$?; cat /root/dpkg; exit $code")


def _is_quiet(guest: Guest) -> None:
    assert guest.sh("systemctl is-active cpushare", check=False) == "inactive"
    assert guest.sh("pgrep -u cpushare; pgrep -f [c]pushare", check=False) == ""
    assert "systemd-network" in guest.sh("ss -Htuwanp")
    assert "cpushare" not in guest.sh("ss -Htuwanpe; ss -Hxanp | grep cpushare", check=False)


def _with_orders_it_starts(guest: Guest) -> None:
    for core in range(CORES):
        guest.sh(f"cp /root/tape/pool-cpu{core}.cpu /etc/cpushare/")
    began = time.monotonic()
    guest.sh("systemctl start cpushare")
    guest.machine.console.note(f"ready after {time.monotonic() - began:.1f} s")
    assert guest.show("ActiveState") == "active"
    main = guest.show("MainPID")
    assert guest.sh(_RANK.format(pid=main)).split() == ["cpushare", "IDL", "19"]
    group = guest.show("ControlGroup")
    assert guest.sh(f"cat /sys/fs/cgroup{group}/cpu.idle") == "1"
    told = guest.sh("systemd-analyze --no-pager security cpushare")
    (exposure,) = re.findall(r"Overall exposure level.*: ([\d.]+) (?:OK|SAFE|PERFECT)", told)
    assert float(exposure) < 5.0


def _hardened_it_keeps_every_wall(guest: Guest) -> None:
    guest.sh(_CHECK)
    guest.sh("systemctl daemon-reload && systemctl start cpushare-check; cat /root/check.json")
    inside = json.loads(guest.sh("cat /root/check.json"))
    outside = json.loads(
        guest.sh("setpriv --reuid=cpushare --regid=cpushare --clear-groups cpushare check --json")
    )
    states = [{one["name"]: one["state"] for one in said["findings"]} for said in (inside, outside)]
    assert inside["fit"]
    assert states[0] == states[1], inside
    offered = ("seccomp-filter", "kill-process", "proof", "landlock", "user-namespaces")
    assert {name: states[0][name] for name in offered} == dict.fromkeys(offered, "present")


def _confirmed(stand: Stand, computation: str, more: int) -> None:
    before = stand.buyer.computation(computation).confirmed
    until(
        lambda: stand.buyer.computation(computation).confirmed >= before + more,
        f"{more} more than {before} replicas are confirmed",
        300,
    )


def _it_sells(guest: Guest, stand: Stand, computation: str) -> None:
    began = time.monotonic()
    _confirmed(stand, computation, 4)
    guest.machine.console.note(f"four replicas confirmed after {time.monotonic() - began:.1f} s")
    told = guest.by("ada", "cpushare status")
    assert told.status == 0, told.output
    assert "for our pool" in told.output


def _worker(guest: Guest) -> int:
    """A worker that computes a job."""
    end = time.monotonic() + 120
    while True:
        status = guest.status()
        for core in status["cores"]:
            if "worker" in core:
                return int(core["worker"]["pid"])
        assert time.monotonic() < end, status


def _its_workers_are_locked_in(guest: Guest) -> None:
    wanted = {"NoNewPrivs": "1", "Seccomp": "2", "CapEff": "0000000000000000"}
    for _ in range(20):  # each lives for a job alone
        pid = _worker(guest)
        told = guest.told(
            f"cat /proc/{pid}/status && readlink /proc/{pid}/ns/net /proc/1/ns/net"
            f" && {_RANK.format(pid=pid)} && test -d /proc/{pid}"
        )
        found = dict(re.findall(r"^(\w+):\s+(.*)$", told.output, re.M))
        filters = int(found.get("Seccomp_filters", 0))
        if told.status == 0 and filters > int(guest.sh(_FILTERS_OF_THE_DAEMON)):
            break
    else:
        raise AssertionError(f"no worker was seen at its job: {told.output}")
    assert {name: found[name] for name in wanted} == wanted, told.output
    *_, own, first, ran = told.output.strip().splitlines()
    assert ran.split() == ["cpushare", "IDL", "19"]
    assert own != first


_FILTERS_OF_THE_DAEMON = (
    "sed -n 's/^Seccomp_filters:\\t//p' /proc/$(systemctl show --value -p MainPID cpushare)/status"
)


def _killed_it_goes_on(guest: Guest, stand: Stand, computation: str) -> None:
    before = guest.show("MainPID")
    guest.sh("systemctl kill -s KILL cpushare")
    took = guest.until("systemctl is-active cpushare", "active")
    guest.machine.console.note(f"killed, and active again after {took:.1f} s")
    assert guest.show("NRestarts") == "1"
    assert guest.show("MainPID") != before
    _confirmed(stand, computation, 2)


def _members_of_the_group_pause_it(guest: Guest) -> None:
    _worker(guest)
    assert guest.by("bob", "cpushare --system pause").status == 1
    paused = guest.by("ada", "cpushare pause")
    assert paused.status == 0, paused.output
    # The CPU that everything of the unit's uses, in microseconds.
    used = f"sed -n 's/^usage_usec //p' /sys/fs/cgroup{guest.show('ControlGroup')}/cpu.stat"
    guest.sh("sleep 2")
    before = int(guest.sh(used))
    guest.sh("sleep 5")
    spent = (int(guest.sh(used)) - before) / 1e6
    guest.machine.console.note(f"paused, it used {spent:.2f} s of CPU in 5 s and more")
    assert guest.states() == dict.fromkeys(range(CORES), "paused")
    assert spent < 1.0
    assert guest.by("ada", "cpushare resume").status == 0
    _worker(guest)


def _an_order_that_goes_sells_no_more(guest: Guest) -> None:
    removed = guest.by("ada", "rm -f /etc/cpushare/pool-cpu1.cpu")
    assert removed.status == 0, removed.output
    until(lambda: set(guest.states()) == {0}, "one core is sold", 60)
    guest.sh("cp /root/tape/pool-cpu1.cpu /etc/cpushare/")
    until(lambda: set(guest.states()) == {0, 1}, "both cores are sold", 60)


def _members_of_the_group_alone_stop_it(guest: Guest) -> None:
    refused = guest.by("bob", "cpushare --system stop")
    assert refused.status == 1, refused.output
    assert guest.by("bob", "systemctl --no-ask-password stop cpushare").status != 0
    assert guest.show("ActiveState") == "active"
    began = time.monotonic()
    stopped = guest.by("ada", "cpushare stop")
    assert stopped.status == 0, stopped.output
    guest.machine.console.note(f"stopped within {time.monotonic() - began:.1f} s")
    guest.sh("sleep 8")
    assert guest.show("ActiveState") == "inactive"
    assert guest.show("Result") == "success"
    assert guest.sh("pgrep -u cpushare", check=False) == ""


def _paused_it_comes_up_paused(guest: Guest, stand: Stand, computation: str) -> None:
    started = guest.by("ada", "cpushare start")
    assert started.status == 0, started.output
    assert guest.by("ada", "cpushare pause").status == 0
    guest.machine.console.note(f"rebooted in {guest.reboot():.0f} s")
    guest.until("systemctl is-active cpushare", "active")
    assert guest.states() == dict.fromkeys(range(CORES), "paused")
    assert guest.by("ada", "cpushare resume").status == 0
    _confirmed(stand, computation, 2)


def _nothing_went_wrong(guest: Guest) -> None:
    assert guest.sh("systemctl --failed --no-legend") == ""
    told = guest.sh("journalctl --no-pager -u cpushare -o cat --no-hostname")
    assert re.findall(r".*\b(?:WARNING|ERROR|CRITICAL|Traceback)\b.*", told) == []


def _purged_it_is_gone(guest: Guest, stand: Stand, computation: str) -> None:
    _dpkg(guest, "--purge cpushare")
    assert guest.show("LoadState") == "not-found"
    assert guest.sh("pgrep -u cpushare", check=False) == ""
    left = "find / -xdev -name '*cpushare*' ! -path '/root/*' ! -path '/var/log/*'"
    assert guest.sh(f"{left} ! -path '/proc/*'") == ""
    until(lambda: stand.buyer.computation(computation).running == 0, "its leases are given back")
