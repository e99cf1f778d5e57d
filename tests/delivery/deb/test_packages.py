"""What is in the packages: their sizes, their files by docs/files.md, licences, machine code."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from tests.delivery.deb.packages import NAMES, ROOT, Packages, built, told

# These are of packaging/deb, which is no package.
sys.path.insert(0, str(ROOT / "packaging" / "deb"))

import elf
from parts import MACHINES, PARTS

sys.path.pop(0)

pytestmark = pytest.mark.timeout(3600)

MOST_MB = {"cpushare": 8.0, "cpushare-tray": 28.0}
GUIDE = ROOT / "docs" / "files.md"


@pytest.fixture(params=MACHINES)
def packages(request: pytest.FixtureRequest) -> Packages:
    """Each architecture's."""
    made: Packages = request.getfixturevalue(request.param)
    return made


def test_daemon_and_tray_are_small(packages: Packages) -> None:
    sizes = {name: packages.debs[name].stat().st_size / 1e6 for name in MOST_MB}
    assert {name: size for name, size in sizes.items() if size > MOST_MB[name]} == {}


def test_lintian_has_nothing_to_say(packages: Packages) -> None:
    done = subprocess.run(
        ["lintian", "--fail-on", "error,warning", "--tag-display-limit", "0", packages.changes],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if re.match("[EW]: ", line)]
    assert (done.returncode, lines) == (0, []), done.stdout + done.stderr


def test_a_second_build_without_a_change_does_nothing(amd64: Packages) -> None:
    before = {path: path.stat().st_mtime_ns for path in (*amd64.debs.values(), amd64.changes)}
    again = built("amd64")
    assert {path: path.stat().st_mtime_ns for path in before} == before
    assert again == amd64


def test_the_source_package_alone_builds_the_same_packages(amd64: Packages, tmp_path: Path) -> None:
    source = amd64.changes.with_name(f"cpushare_{amd64.version}.dsc")
    # By its name all that lies in the source package is named.
    unpacked = tmp_path / f"cpushare-{amd64.version}"
    told("dpkg-source", "--extract", str(source), str(unpacked))
    words = ["dpkg-buildpackage", "--unsigned-source", "--unsigned-changes", "--build=full"]
    words += ["--source-option=--compression-level=1"]
    # A network of its own has no way out.
    apart = ["unshare", "--map-root-user", "--net"]
    environ = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C", "HOME": str(tmp_path)}
    done = subprocess.run(
        [*apart, *words],
        cwd=unpacked,
        env={**environ, "DEB_BUILD_OPTIONS": "nocheck noautodbgsym"},
        capture_output=True,
        text=True,
        timeout=1800,
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    first = [*amd64.debs.values(), source, source.with_suffix(".tar.xz")]
    differ = [
        path.name for path in first if path.read_bytes() != (tmp_path / path.name).read_bytes()
    ]
    shutil.rmtree(unpacked)
    assert differ == []


@pytest.mark.parametrize("name", NAMES)
def test_every_file_is_where_the_page_says_and_the_page_names_no_other(
    name: str, amd64: Packages
) -> None:
    said = places(name)
    there = [path for path in amd64.contents(name) if not path.endswith("/")]
    assert [path for path in there if not any(covers(one, path) for one in said)] == []
    assert [one for one in said if not any(covers(one, path) for path in there)] == []


def places(name: str) -> list[str]:
    """The places of the first table of a package's chapter."""
    (chapter,) = re.findall(rf"^## {name}\n(.*?)(?=^## |\Z)", GUIDE.read_text(), re.M | re.S)
    table = chapter.partition("Made when it is installed")[0]
    found = []
    for row in re.findall(r"^\| (`.*?) \|", table, re.M):
        words = re.findall(r"`([^`]*)`", row)
        # `lib/` and `.timer` go on where the first one is.
        found += [word if word.startswith("/") else beside(words[0], word) for word in words]
    return found


def beside(first: str, word: str) -> str:
    if word.startswith("."):
        return first.rpartition(".")[0] + word
    return f"{first.rstrip('/').rpartition('/')[0]}/{word}"


def covers(place: str, path: str) -> bool:
    return path.startswith(place) if place.endswith("/") else fnmatch(path, place)


def test_every_program_is_for_the_package_s_machine(packages: Packages, tmp_path: Path) -> None:
    for name in NAMES:
        folder = packages.unpacked(name, tmp_path / name)
        found = {str(path): elf.machine(path) for path in elf.below(folder)}
        assert found
        assert set(found.values()) == {MACHINES[packages.arch]}, found


def test_what_dpkg_finds_the_libraries_to_need_is_among_what_we_say(
    amd64: Packages, tmp_path: Path
) -> None:
    for name in NAMES:
        debian = tmp_path / name / "debian"
        debian.mkdir(parents=True)
        folder = amd64.unpacked(name, debian / name)
        (debian / "control").write_text(f"Source: x\n\nPackage: {name}\nArchitecture: any\n")
        libraries = elf.below(folder)
        own = sorted({str(path.parent) for path in libraries})
        words = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", *(f"-l{path}" for path in own)]
        found = subprocess.run(
            [*words, *map(str, libraries)],
            cwd=debian.parent,
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        ).stdout
        wanted = set(re.findall(r"(?:=|, )([a-z0-9.+-]+)", found))
        said = set(re.findall(r"([a-z0-9.+-]+)(?: \([^)]*\))?", amd64.field(name, "Depends")))
        assert wanted
        assert wanted - said == set()


def test_the_daemon_s_package_needs_nothing_of_a_desktop(packages: Packages) -> None:
    depends = packages.field("cpushare", "Depends")
    assert re.findall(r"(qt|libx|xcb|wayland|gl1|gtk|dbus|fontconfig)[\w-]*", depends) == []


def test_every_wheel_has_its_licence_stated() -> None:
    text = (ROOT / "packaging" / "deb" / "debian" / "copyright").read_text()
    stated = set(re.findall(r"^Files: wheels/(\S+)-\*$", text, re.M))
    assert stated == {name.replace("-", "_") for names in PARTS.values() for name in names}
    named = {
        word
        for line in re.findall(r"^License: (.*)$", text, re.M)
        for word in re.split(r",? (?:and|or) ", line)
    }
    assert [
        one for one in named if not re.search(rf"^License: {re.escape(one)}\n ", text, re.M)
    ] == []
