"""What `daemonctl` really says, met as windows meet it."""

from __future__ import annotations

import errno
import gzip
import re
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from daemonctl import coins, kernel, settings
from daemonctl.buyer import recovery
from daemonctl.errors import CPUShareError
from daemonctl.kernel import Facts, State
from daemonctl.orders import folder, schema
from tests import dictionary
from tests.unit.tray.foreign.conftest import DATA, OURS, marked
from tray.foreign import told

NOTHING = Facts(
    machine="riscv64",
    python="3.11.7",
    filter_errno=errno.EINVAL,
    no_new_privs_errno=errno.EINVAL,
    mdwe_errno=errno.EINVAL,
    userns_errno=errno.EPERM,
    locked_quiet=errno.EINVAL,
    locked_asking=-9,
)
SWITCHED_OFF = msgspec.structs.replace(NOTHING, landlock_abi=-errno.EOPNOTSUPP)
NO_KILLING = msgspec.structs.replace(NOTHING, filter_errno=errno.EFAULT, locked_asking=0)

NAMES = (
    *("market:", "core:", "ask:", "token:", "colour:", "rules:", "schema:", "beneficiary:"),
    "format, market, order, account, beneficiary, ask, core",
    "ask, keep, stop",
    "CPUShare: recovery file of an account",
    # Python's own words.
    "invalid start byte",
    # What was written.
    *("'x'", "'9 to 5'"),
)
"""What is the same in every language: names of fields, and data."""


def untold(text: str) -> str:
    """What of a text stays as it is, without the system's own words."""
    rest = re.sub(f"{OURS}[^{DATA}]*{DATA}", "…", told(text, marked))
    return re.sub(r"E[A-Z]+ \([^)]*\)", "", rest)


@pytest.mark.parametrize("facts", [NOTHING, SWITCHED_OFF, NO_KILLING])
@pytest.mark.parametrize("family", ["debian", "ubuntu", "fedora", "arch", "void"])
@pytest.mark.parametrize("config", ["", "# CONFIG_USER_NS is not set\n", "all"])
def test_a_finding_is_told_whole(tmp_path: Path, facts: Facts, family: str, config: str) -> None:
    for name, text in {"etc/os-release": f"ID={family}", "proc/self/status": "Seccomp:\t0"}.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    options = ("SECCOMP_FILTER", "SECURITY_LANDLOCK", "USER_NS", "CGROUPS")
    built = config.replace("all", "".join(f"CONFIG_{option}=y\n" for option in options))
    (tmp_path / "proc/config.gz").write_bytes(gzip.compress(built.encode()))
    absent = [one for one in kernel.report(tmp_path, facts).findings if one.state is State.ABSENT]
    assert len(absent) >= 7
    for one in absent:
        for text in (one.evidence, one.remedy):
            # "Seccomp 0" stands so in /proc/self/status.
            assert dictionary.words(untold(text)) <= 1, (text, untold(text))


def order(line: str) -> Callable[[], object]:
    head = 'format = 1\nmarket = "https://m.example.org"\norder = "o"\naccount = "a"\n'
    return lambda: schema.parse(f'{head}beneficiary = "b"\n{line}\n', "mine.cpu")


def setting(line: str) -> Callable[[], object]:
    return lambda: settings.parse(f"schema = 1\n{line}\n".encode())


@pytest.mark.parametrize(
    "mistake",
    [
        order('ask = "1,5"'),
        order('ask = "0.1234567"'),
        order('ask = "9999999999"'),
        order("ask = true"),
        order('ask = "1"\ncore = 9000'),
        order('ask = "1"\ncore = "3"'),
        order('ask = "1"\ntoken = "x"'),
        order('ask = "1"\ncolour = "red"'),
        order(""),
        setting("[rules]\nidle_minutes = 0"),
        setting("[rules]\npause_on_battery = 1"),
        setting("[rules]\nhot_celsius = 70\ncool_celsius = 75"),
        setting('[schedule]\nmonday = "9 to 5"'),
        setting('[tray]\nquit = "never"'),
        setting("rules = 3"),
        lambda: settings.parse(b"schema = 2"),
        lambda: settings.parse(b"\xff"),
        lambda: settings.parse(b"x" * 70_000),
        lambda: schema.parse('format = 1\nmarket = "ftp://x"', "mine.cpu"),
        lambda: schema.parse('format = 1\nmarket = "http://x.example.org"', "mine.cpu"),
        lambda: coins.parse("-1"),
        lambda: recovery.parse(b"market: x", "paper.txt"),
        lambda: recovery.parse(b"market: x\naccount: a\ntoken: t\n", "paper.txt"),
        lambda: recovery.parse(b"market: x\nmarket: y\n", "paper.txt"),
    ],
)
def test_what_is_wrong_with_a_file_is_told_whole(mistake: Callable[[], object]) -> None:
    with pytest.raises(CPUShareError) as caught:
        mistake()
    error = caught.value
    for text in (error.title, error.detail, error.hint, str(error)):
        rest = untold(text)
        for name in NAMES:
            rest = rest.replace(name, "")
        assert dictionary.words(rest) == 0, (text, untold(text))


def test_what_is_wrong_with_orders_is_told_whole(tmp_path: Path) -> None:
    text = schema.render(schema.SellOrder("https://m.example.org", "o", "a", "b", 0))
    for name in ("a-cpu0.cpu", "b-cpu0.cpu", "c-cpu9.cpu", "d.cpu", "e.cpu", "f.cpu"):
        (tmp_path / name).write_text(text)
    problems = folder.read(tmp_path, range(3)).problems
    assert len(problems) >= 3
    for one in problems:
        for text in (one.title, one.detail, one.hint):
            assert dictionary.words(untold(text)) == 0, (text, untold(text))
