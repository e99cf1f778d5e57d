"""The wheel, installed by pip where nothing of this checkout is seen."""

from __future__ import annotations

import select
import signal
import subprocess
import urllib.request
from pathlib import Path

import daemonctl
from tests.delivery.dist.conftest import DEADLINE_S, ROOT, Environment

CONSUMER = """\
from daemonctl import coins
from daemonctl.orders import schema
from daemonctl.sellorder import SellOrder, render
from tray.words import english

order = SellOrder(
    market="https://market.example.org", order="o1", account="a1", beneficiary="libcaca",
    ask=coins.parse("1.5"),
)
text: str = render(order)
again: SellOrder = schema.parse(text)
print(again.beneficiary, coins.show(again.ask), english.__name__)
"""
WRONG = "from daemonctl import coins\n\nprice: int = coins.show(1)\n"


def mypy(environment: Environment, folder: Path, program: str) -> str:
    """What mypy --strict says of a program that uses the installed packages."""
    (folder / "consumer.py").write_text(program)
    told = subprocess.run(
        [
            *(ROOT / ".venv" / "bin" / "mypy", "--strict", "--config-file=", "--no-color-output"),
            *("--cache-dir", folder / "cache", "--python-executable"),
            *(environment.program("python"), "consumer.py"),
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    return told.stdout + told.stderr


def test_the_programs_run_and_tell_the_version(plain: Environment) -> None:
    for name in ("cpushare", "cpushared", "cpushare-tray"):
        told = plain.run(plain.program(name), "--version")
        assert (told.returncode, told.stderr) == (0, "")
        assert told.stdout.split()[1:] == [daemonctl.__version__]


def test_this_machine_is_fit_for_what_was_installed(plain: Environment) -> None:
    told = plain.run(plain.program("cpushare"), "check")
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout


def test_pip_finds_nothing_amiss(plain: Environment) -> None:
    told = plain.run(plain.program("python"), "-m", "pip", "check")
    assert told.returncode == 0, told.stdout + told.stderr


def test_man_finds_the_pages_beside_the_programs(plain: Environment) -> None:
    for page in ("cpushare", "cpushared", "cpushare-submit", "cpushare.cpu", "cpushare-settings"):
        told = plain.run("man", "-w", page)
        assert told.returncode == 0, told.stderr
        assert Path(told.stdout.strip()).is_relative_to(plain.path / "share" / "man")


def test_completions_are_beside_them_and_a_desktop_entry_is_not(plain: Environment) -> None:
    share = plain.path / "share"
    assert (share / "bash-completion" / "completions" / "cpushare").is_file()
    assert (share / "zsh" / "site-functions" / "_cpushare").is_file()
    assert (share / "fish" / "vendor_completions.d" / "cpushare.fish").is_file()
    assert not (share / "applications").exists()


def test_a_program_that_uses_it_is_checked_by_its_types(plain: Environment, tmp_path: Path) -> None:
    assert mypy(plain, tmp_path, CONSUMER) == "Success: no issues found in 1 source file\n"
    told = plain.run(plain.program("python"), tmp_path / "consumer.py")
    assert told.stdout == "libcaca 1.5 english\n", told.stderr
    assert 'has type "str", variable has type "int"' in mypy(plain, tmp_path, WRONG)


def test_without_the_extras_each_program_names_the_one_that_it_needs(plain: Environment) -> None:
    told = plain.run(plain.program("cpushare-tray"), DISPLAY=":0")
    assert told.returncode == 2
    assert "The tray needs Qt" in told.stderr
    assert "pip install 'cpushare[tray]'" in told.stderr
    told = plain.run(plain.program("cpushare"), "market", "serve", "--port", "0")
    assert told.returncode == 2
    assert "A market needs packages that are not installed" in told.stderr
    assert "pip install 'cpushare[market]'" in told.stderr


def test_with_market_a_market_answers(market: Environment) -> None:
    data = market.user / "pool"
    serve = (market.program("cpushare"), "market", "serve", "--data", data, "--port", "0")
    log = market.user / "market.log"
    with (
        log.open("w") as written,
        subprocess.Popen(
            serve,
            cwd=market.user,
            env=market.environ(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=written,
            text=True,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            assert select.select([process.stdout], [], [], DEADLINE_S)[0], "not ready in time"
            line = process.stdout.readline()
            assert line.startswith("CPUShare market ready at http"), log.read_text()
            with urllib.request.urlopen(line.split()[-1], timeout=60) as answer:
                assert answer.status == 200
                assert b"<html" in answer.read()
            process.send_signal(signal.SIGTERM)
            assert process.wait(60) == 0
        finally:
            process.kill()


def test_blobs_in_a_bucket_name_the_extra_of_their_own(market: Environment) -> None:
    bucket = "s3://bucket/prefix?endpoint=http://127.0.0.1:9&region=local"
    serve = ("market", "serve", "--data", market.user / "other", "--port", "0", "--blobs", bucket)
    told = market.run(
        *(market.program("cpushare"), *serve),
        AWS_ACCESS_KEY_ID="nobody",
        AWS_SECRET_ACCESS_KEY="nothing",
    )
    assert told.returncode == 2, told.stderr
    assert "pip install 'cpushare[market,s3]'" in told.stderr


def test_with_tray_the_icon_has_its_toolkit_its_pictures_and_its_languages(
    tray: Environment,
) -> None:
    told = tray.run(tray.program("cpushare-tray"), "--version")
    assert (told.returncode, told.stderr) == (0, "")
    # With Qt there, it is the display alone that it misses.
    told = tray.run(tray.program("cpushare-tray"), DISPLAY=":4711")
    assert told.returncode == 2
    assert "The display cannot be used: DISPLAY=:4711" in told.stderr
    loaded = "from PySide6.QtCore import QTranslator; from tray import packed; from pathlib import Path"
    code = (
        f"{loaded}; import tray; at = Path(tray.__file__).parent / 'i18n';"
        "print(all(QTranslator().load(str(at / f'cpushare_{one}.qm')) for one in ('de', 'fr')),"
        " packed.icons().is_relative_to(at.parent))"
    )
    told = tray.run(tray.program("python"), "-c", code)
    assert told.stdout == "True True\n", told.stderr


def test_with_tray_it_is_put_among_the_user_s_programs(tray: Environment) -> None:
    told = tray.run(tray.program("cpushare-tray"), "--integrate")
    assert told.returncode == 0, told.stderr
    entry = tray.user / "data" / "applications" / "cpushare-tray.desktop"
    assert str(tray.program("cpushare-tray")) in entry.read_text()
