"""Wheel and sdist: the same bytes from the same commit, whoever builds them, out of whatever."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

from packaging.metadata import Metadata

from tests.delivery.dist.conftest import DEADLINE_S, ROOT, Packed

UV = ROOT / ".venv" / "bin" / "uv"
ELSEWHERE = {
    "LC_ALL": "de_DE.UTF-8",
    "LANGUAGE": "de",
    "TZ": "Pacific/Auckland",
    "COLUMNS": "40",
    "PYTHONHASHSEED": "7",
}


def git(*words: str) -> str:
    return subprocess.run(
        ["git", *words], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


def clone(place: Path) -> Path:
    """A checkout of its own of the same commit."""
    commit = git("rev-parse", "HEAD")
    git("clone", "-q", "--no-checkout", str(ROOT), str(place))
    git("-C", str(place), "checkout", "-q", "--detach", commit)
    return place


def commit_time() -> int:
    return int(git("log", "-1", "--format=%ct"))


def isolated(source: Path, folder: Path, **more: str) -> tuple[Path, str]:
    """The wheel of a folder or an sdist, built where hatchling alone is; what was said."""
    told = subprocess.run(
        [UV, "build", "--wheel", "--out-dir", folder, source],
        env={**os.environ, **more},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    return Packed.of(folder).wheel, told.stdout + told.stderr


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_builds_of_two_checkouts_are_equal_byte_for_byte(packed: Packed, tmp_path: Path) -> None:
    places = (("a", {}, 0o022), ("a place of its own, far away", ELSEWHERE, 0o077))
    for name, environ, umask in places:
        home = tmp_path / f"home of {name}"
        home.mkdir()
        there = clone(tmp_path / name)
        (there / "daemonctl" / "left_over.py").write_text("# not in the repository\n")
        told = subprocess.run(
            [sys.executable, there / "packaging" / "setup" / "dist.py"],
            cwd=home,
            env={**os.environ, **environ, "HOME": str(home)},
            umask=umask,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )
        assert told.returncode == 0, told.stderr
        assert "Note: what is not committed is not in wheel and sdist." in told.stderr
        made = Packed.of(there / "dist")
        assert made.wheel.read_bytes() == packed.wheel.read_bytes()
        assert made.sdist.read_bytes() == packed.sdist.read_bytes()


def test_all_in_them_bears_the_commit_s_time(packed: Packed) -> None:
    built = commit_time()
    with zipfile.ZipFile(packed.wheel) as wheel:
        # A zip counts in steps of two seconds.
        even = time.gmtime(built)[:5] + (time.gmtime(built)[5] // 2 * 2,)
        assert {entry.date_time for entry in wheel.infolist()} == {even}
    with tarfile.open(packed.sdist) as sdist:
        members = sdist.getmembers()
    assert {member.mtime for member in members} == {built}
    assert {(member.uid, member.gid, member.uname) for member in members} == {(0, 0, "")}
    with gzip.open(packed.sdist) as stream:
        stream.read(1)
        assert stream.mtime == built


def test_a_second_run_does_nothing(packed: Packed) -> None:
    before = [path.stat().st_mtime_ns for path in (packed.wheel, packed.sdist)]
    subprocess.run(
        ["make", "--no-print-directory", "dist"], cwd=ROOT, check=True, timeout=DEADLINE_S
    )
    assert [path.stat().st_mtime_ns for path in (packed.wheel, packed.sdist)] == before


def test_a_wheel_built_in_isolation_from_the_sdist_is_the_same(
    packed: Packed, tmp_path: Path
) -> None:
    wheel, said = isolated(packed.sdist, tmp_path, SOURCE_DATE_EPOCH=str(commit_time()))
    assert contents(wheel) == contents(packed.wheel), said
    assert wheel.read_bytes() == packed.wheel.read_bytes()


def test_a_checkout_without_tools_goes_without_manuals_and_says_so(
    packed: Packed, tmp_path: Path
) -> None:
    there = clone(tmp_path / "checkout")
    stale = there / "build" / "share" / "man" / "man1" / "cpushare.1"
    stale.parent.mkdir(parents=True)
    stale.write_text("of another day\n")
    wheel, said = isolated(there, tmp_path)
    assert "no manual pages, no completions: " in said
    assert "not compiled: cpushare_de.ts, cpushare_fr.ts: " in said
    lacking = contents(packed.wheel).keys() - contents(wheel).keys()
    assert lacking == {
        name for name in contents(packed.wheel) if ".data/data/share/" in name or ".qm" in name
    }


def test_no_link_leads_out_of_the_sdist(packed: Packed) -> None:
    # pip, uv and Python would refuse all of it.
    with tarfile.open(packed.sdist) as sdist:
        links = [member for member in sdist.getmembers() if member.issym() or member.islnk()]
    assert links
    for link in links:
        target = os.path.normpath(Path(link.name).parent / link.linkname)
        assert target.startswith(f"{Path(link.name).parts[0]}/"), link


def test_the_metadata_is_what_an_index_accepts(packed: Packed) -> None:
    with zipfile.ZipFile(packed.wheel) as wheel:
        (name,) = [one for one in wheel.namelist() if one.endswith(".dist-info/METADATA")]
        found = Metadata.from_email(wheel.read(name), validate=True)
    assert {"tray", "market", "s3"} <= set(found.provides_extra or ())
    assert found.description_content_type == "text/markdown"
    assert found.description == (ROOT / "README.md").read_text()
    assert found.license_expression == "Apache-2.0"
    assert found.license_files == ["LICENSE"]
