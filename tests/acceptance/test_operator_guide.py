"""What docs/operator.md shows does what it says there, and its files are such as they are for."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from daemonctl.cli import market as group
from daemonctl.market.figures import Figures
from daemonctl.market.web.uploads import MOST_BYTES
from daemonctl.market.wire import MAX_BLOB_BYTES
from tests.integration.market.client import Buyer, Seller, market, market_command

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "operator.md").read_text()
UNITS = sorted((ROOT / "packaging" / "systemd").glob("cpushare-market*"))
BIN = Path(sys.executable).parent
SERVE = 'cpushare market serve --data market --name "Our pool"'


def blocks(kind: str) -> list[str]:
    """The lines of all blocks of a kind, from top to bottom."""
    found = re.findall(rf"^```{kind}\n(.*?)^```", GUIDE, re.M | re.S)
    return [line for block in found for line in block.strip().splitlines()]


def options() -> list[str]:
    """What the guide puts into MARKET_OPTIONS."""
    return re.findall(r"^MARKET_OPTIONS=(.*)$", GUIDE, re.M)


def test_the_commands_for_any_user_run_one_after_the_other(tmp_path):
    first, *rest = blocks("sh")
    assert first == SERVE
    words = ("--name", "Our pool", "--accounts", "approval")
    with market(tmp_path / "market", *words) as running:
        account, waiting = Buyer(running.url), Buyer(running.url)
        told = market_command("approve", "--data", str(tmp_path / "market"), account.id)
        assert told.returncode == 0, told.stderr
        host = Seller(running.url, account)
        names = {
            "ACCOUNT": account.id,
            "WAITING": waiting.id,
            "HOST": host.id,
            "COMPUTATION": account.submit([b"x"]).computation,
        }
        failed = [
            (line, told.returncode, told.stdout + told.stderr)
            for line in rest
            if (told := run(line, tmp_path, names)).returncode
        ]
        assert failed == []
        for one in (account, waiting, host):
            one.close()
    assert (tmp_path / "again" / "market.sqlite").exists()


def run(line: str, folder: Path, names: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a line of the guide in `folder`, with this environment's programs."""
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["/bin/sh", "-c", line],
        cwd=folder,
        env={**os.environ, **names, "PATH": path},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def commands() -> list[list[str]]:
    """The words of every `cpushare` that the guide and the units run, beside those above."""
    found = [line for line in blocks("sh-root") if "cpushare market " in line]
    found += re.findall(r"`(cpushare market [^`]*--[^`]*)`", GUIDE)
    found += [f"cpushare market serve --data d {one}" for one in options()]
    units = re.sub(r"\$\([^)]*\)", "now", "\n".join(path.read_text() for path in UNITS))
    found += re.findall(r"(cpushare market [^'\n]*)", units)
    return [shlex.split(line[line.index("cpushare market ") :])[1:] for line in found]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_a_command_for_the_machine_s_keeper_is_one_that_there_is(words):
    known = [word for word in words if word != "$MARKET_OPTIONS"]
    parser = argparse.ArgumentParser()
    group.add(parser.add_subparsers())
    assert parser.parse_args(known).action == words[1]


def test_every_file_and_chapter_that_is_linked_exists():
    links = re.findall(r"\]\(([^)]+)\)", GUIDE)
    chapters = {
        re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^##+ (.*)$", GUIDE, re.M)
    }
    wrong = [
        link
        for link in links
        if not (
            link[1:] in chapters if link[0] == "#" else (ROOT / "docs" / link).resolve().exists()
        )
    ]
    assert links
    assert wrong == []
    copied = re.findall(r"packaging/[\w./-]+", "\n".join(blocks("sh-root")))
    assert copied
    assert [path for path in copied if not (ROOT / path).exists()] == []


def test_every_figure_that_is_named_is_told():
    figures = Figures()
    figures.asked("/v1/sync", 200, 0.1)
    told = figures.text().decode()
    named = set(re.findall(r"cpushare_\w+", GUIDE))
    assert len(named) > 8
    assert {name for name in named if name not in told} == set()


def test_the_units_start_what_is_installed_and_hold_it_in():
    text = (ROOT / "packaging" / "systemd" / "cpushare-market.service").read_text()
    for line in ("Type=notify", "NoNewPrivileges=yes", "ProtectSystem=strict", "WatchdogSec=60"):
        assert line in text.splitlines()
    for timer in (path for path in UNITS if path.suffix == ".timer"):
        assert timer.with_suffix(".service") in UNITS


def test_systemd_and_caddy_understand_their_files_where_they_are_installed(tmp_path):
    program = BIN / "cpushare"
    for unit in UNITS:
        text = unit.read_text().replace("/usr/bin/cpushare", str(program))
        (tmp_path / unit.name).write_text(text)
    if shutil.which("systemd-analyze"):
        units = [str(tmp_path / unit.name) for unit in UNITS]
        told = check("systemd-analyze", "verify", *units)
        assert (told.returncode, told.stderr) == (0, "")
    if shutil.which("caddy"):
        file = str(ROOT / "packaging" / "caddy" / "Caddyfile")
        assert (
            check("caddy", "validate", "--adapter", "caddyfile", "--config", file).returncode == 0
        )


def test_the_proxy_lets_through_the_largest_form_that_the_site_takes():
    text = (ROOT / "packaging" / "caddy" / "Caddyfile").read_text()
    (size,) = re.findall(r"max_size (\d+)MiB", text)
    assert int(size) * 1024**2 > MOST_BYTES > MAX_BLOB_BYTES


def check(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a program to its end."""
    return subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)


def test_postgresql_knows_every_setting(postgres_url):
    text = (ROOT / "packaging" / "postgresql" / "cpushare.conf").read_text()
    names = re.findall(r"^(\w+) = ", text, re.M)
    assert len(names) > 10
    with psycopg.connect(postgres_url) as connection:
        for name in names:
            assert connection.execute(f"SHOW {name}").fetchone()
