"""What the bundle is made of: sizes, licences, the environment, the keyring, certificates."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.certificates import write_signed
from tests.delivery.bundle.conftest import Bundle
from tests.pool import Market, running
from tests.secretservice import Session

pytestmark = pytest.mark.timeout(1800)

MB = 1_000_000
MOST_UNPACKED, MOST_PACKED = 120 * MB, 35 * MB
ANY = "0.0.0.0"
"""This machine too, but by no address for which nobody's settings count."""
HELPER = "daemonctl.buyer.keyringhelper"


def inside(folder: Path) -> list[Path]:
    """Every file, none twice."""
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def run(command: list[str], **environ: str) -> subprocess.CompletedProcess[str]:
    """A program of the bundle, to its end."""
    told = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **environ}
    return subprocess.run(
        command, env=told, capture_output=True, text=True, timeout=120, check=False
    )


def test_it_is_as_small_as_was_promised_and_no_link_leads_nowhere(bundle: Bundle) -> None:
    assert sum(path.stat().st_size for path in inside(bundle.folder)) <= MOST_UNPACKED
    assert bundle.packed.stat().st_size <= MOST_PACKED
    assert [path for path in bundle.folder.rglob("*") if not path.exists()] == []


def test_every_part_has_its_licence_beside_it(bundle: Bundle) -> None:
    licences = {path.name for path in (bundle.folder / "licenses").iterdir()}
    parts = {path.name.partition("-")[0] for path in (bundle.folder / "lib").glob("*.dist-info")}
    # Shiboken's is said together with PySide's.
    parts -= {"shiboken6"}
    assert {part.replace("_", "-").lower() for part in parts} <= {
        name.replace("_", "-").lower() for name in licences
    }
    assert {"Python", "libssl3", "pyinstaller"} <= licences
    said = {path.name for path in (bundle.folder / "licenses" / "PySide6_Essentials").iterdir()}
    assert said == {"qt.txt", "LGPL-3", "GPL-3"}


def test_the_private_program_is_nothing_to_be_started_by_hand(bundle: Bundle) -> None:
    for words in ([], ["daemonctl.cli.main"], ["os"]):
        told = run([str(bundle.folder / "cpushare-part"), *words])
        assert (told.returncode, told.stdout) == (1, "")
        assert "is no command" in told.stderr


def test_what_a_market_needs_is_refused_with_the_way_to_it(bundle: Bundle) -> None:
    told = run([str(bundle.folder / "cpushare"), "market", "serve"])
    assert told.returncode == 2
    assert "The bundle has no market" in told.stderr
    assert "pipx install 'cpushare[market]'" in told.stderr


def test_the_keyring_of_the_desktop_keeps_a_token(bundle: Bundle, tmp_path: Path) -> None:
    part = str(bundle.folder / "cpushare-part")
    with Session(tmp_path / "session") as session:
        session.keyring(locked=False)
        environ = {name: value for name, value in session.environ.items() if value is not None}

        def ask(act: str, value: str = "") -> dict[str, object]:
            done = subprocess.run(
                [part, HELPER, act, "cpushare", "https://market.example.org"],
                input=value,
                env={"PATH": "/usr/bin:/bin", **environ},
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            answer: dict[str, object] = json.loads(done.stdout)
            return answer

        assert ask("get") == {"ok": True, "value": None, "backend": "SecretService"}
        # Longer than a block, and no whole number of them.
        secret = "a token of 43 letters, and one more: ä" * 3
        assert ask("set", secret)["ok"] is True
        assert ask("get")["value"] == secret
        assert ask("forget")["ok"] is True
        assert ask("get")["value"] is None


@pytest.fixture
def private(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A market with a certificate of its operator's own authority: (address, authority)."""
    authority, certificate, key = (tmp_path / name for name in ("ca.pem", "cert.pem", "key.pem"))
    write_signed(authority, certificate, key, ANY)
    told = ("--tls-cert", str(certificate), "--tls-key", str(key))
    market = Market(tmp_path / "market", *told)
    with running(market):
        yield market.url.replace("127.0.0.1", ANY), authority


def test_a_market_s_certificate_is_checked_and_a_private_authority_can_be_trusted(
    bundle: Bundle, private: tuple[str, Path], tmp_path: Path
) -> None:
    url, authority = private
    command = [
        str(bundle.folder / "cpushare"),
        "account",
        "create",
        "--market",
        url,
        "--no-keyring",
    ]
    home = {"CPUSHARE_HOME": str(tmp_path / "home"), "HOME": str(tmp_path)}
    refused = run(command, **home)
    assert refused.returncode == 1
    assert "certificate" in refused.stderr
    taken = run(command, REQUESTS_CA_BUNDLE=str(authority), **home)
    assert taken.returncode == 0, taken.stderr


def test_it_computes_behind_the_same_walls_as_where_there_is_python(bundle: Bundle) -> None:
    frozen = run([str(bundle.folder / "cpushare"), "check", "--json"])
    plain = run([str(Path(sys.executable).with_name("cpushare")), "check", "--json"])
    assert (frozen.returncode, json.loads(frozen.stdout)) == (0, json.loads(plain.stdout))


def test_it_lists_itself_among_a_user_s_programs_and_takes_that_away_again(
    bundle: Bundle, tmp_path: Path
) -> None:
    tray = str(bundle.folder / "cpushare-tray")
    data = tmp_path / "data"
    environ = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(data), "XDG_DATA_DIRS": "/nowhere"}
    done = run([tray, "--integrate"], **environ)
    assert done.returncode == 0, done.stderr
    entry = data / "applications" / "cpushare-tray.desktop"
    assert f"Exec={tray} %f" in entry.read_text()
    assert (data / "mime" / "packages" / "cpushare.xml").is_file()
    judged = run(["desktop-file-validate", str(entry)])
    assert (judged.returncode, judged.stdout) == (0, "")
    assert run([tray, "--remove-integration"], **environ).returncode == 0
    assert not entry.exists()
