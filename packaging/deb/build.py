"""Build the Debian packages, binary and source, out of what is committed: `make deb [ARCH=arm64]`.

    .venv/bin/python packaging/deb/build.py [--arch amd64|arm64]

Everything is made below build/deb; the results go to dist/. The wheels that the packages bring
along are fetched once, from this machine's own index, by the hashes of requirements.lock, and lie
in the source package: from that alone everything is built again without a network. Packages of
one commit are equal byte for byte. Where nothing has changed, nothing is done.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import changelog
from fetch import fetched
from parts import MACHINES, PARTS

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "deb"
WORK = ROOT / "build" / "deb"
DIST = ROOT / "dist"
# What the source package has: the tests stay in the repository.
PACKED = (
    *("daemonctl", "tray", "icons", "docs", "packaging"),
    *("pyproject.toml", "Makefile", "LICENSE", "README.md", "CHANGELOG.md"),
)
SHARE = Path("packaging", "setup", "share.py")
DEADLINE_S = 1800.0


class Failed(Exception):
    """A step failed; what it said stands above or in the message, with a remedy."""


def build(arch: str) -> list[Path]:
    """Build for `arch`; returns the packages in dist/. Raises Failed."""
    commit = _git("log", "-1", "--format=%H %ct", "--", *PACKED).split()
    if not commit:
        raise Failed("this is no checkout of CPUShare's repository with a commit in it")
    if _git("status", "--porcelain", "--", *PACKED):
        say("Note: what is not committed is not in the packages.")
    version = changelog.version(_git("show", "HEAD:daemonctl/__init__.py"))
    wanted = [DIST / f"{package}_{version}_{arch}.deb" for package in PARTS]
    wanted += [DIST / f"cpushare_{version}.dsc", DIST / f"cpushare_{version}.tar.xz"]
    wanted += [DIST / f"cpushare_{version}_{arch}.changes"]
    stamp = WORK / f"{arch}.commit"
    if stamp.is_file() and stamp.read_text() == commit[0] and all(map(Path.is_file, wanted)):
        return wanted
    stamp.unlink(missing_ok=True)
    began = time.monotonic()
    say(f"Building cpushare {version} for {arch} below {WORK.relative_to(ROOT)}")
    wheels = fetched(WORK / "wheels", arch_of=MACHINES, run=run)
    source = _source(version, arch, int(commit[1]), wheels)
    _packages(source, arch)
    DIST.mkdir(exist_ok=True)
    for path in sorted(source.parent.glob("cpushare*_*")):
        if path.is_file():
            # Whoever reads the old one meanwhile reads on.
            shutil.move(path, DIST / f".{path.name}.new")
            (DIST / f".{path.name}.new").replace(DIST / path.name)
    shutil.rmtree(source.parent)
    stamp.write_text(commit[0])
    say(f"Built in {time.monotonic() - began:.0f} s:")
    for path in wanted:
        say(f"    {path.stat().st_size / 1e6:7.2f} MB  {path.relative_to(ROOT)}")
    return wanted


def _source(version: str, arch: str, when: int, wheels: Path) -> Path:
    """The source package unpacked: the commit's files, translations, wheels, debian/."""
    parent = WORK / arch
    shutil.rmtree(parent, ignore_errors=True)
    source = parent / f"cpushare-{version}"
    source.mkdir(parents=True)
    packed = parent / "commit.tar"
    # With the modes that dpkg-source gives what it unpacks.
    archive_words = ("git", "-c", "tar.umask=0022", "archive", "--format=tar")
    run(*archive_words, f"--output={packed}", "HEAD", "--", *PACKED)
    with tarfile.open(packed) as archive:
        archive.extractall(source, filter="fully_trusted")
    packed.unlink()
    # Compiled here, as in the sdist: Qt's tools are not among Debian's everywhere.
    run(sys.executable, source / "packaging" / "setup" / "translations.py", "compile")
    # Its manuals and completions are made out of the program itself.
    run("env", f"PYTHONPATH={source}", sys.executable, source / SHARE, source / "share")
    for made in source.rglob("__pycache__"):
        shutil.rmtree(made)
    shutil.copytree(source / "packaging" / "deb" / "debian", source / "debian", symlinks=True)
    text = (source / "CHANGELOG.md").read_text()
    (source / "debian" / "changelog").write_text(changelog.debian(text, version, when))
    (source / "wheels").mkdir()
    for wheel in sorted(wheels.glob("*.whl")):
        os.link(wheel, source / "wheels" / wheel.name)
    return source


def _packages(source: Path, arch: str) -> None:
    """dpkg-buildpackage; its long words go to a file beside build/deb/ARCH."""
    log = WORK / f"{arch}.log"
    command = ["dpkg-buildpackage", "--unsigned-source", "--unsigned-changes", "--build=full"]
    # Wheels are packed already.
    command += ["--source-option=--compression-level=1"]
    if arch != _own():
        command += [f"--host-arch={arch}"]
    say(f"$ {' '.join(command)}    (its words: {log.relative_to(ROOT)})")
    environ = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "LC_ALL": "C.UTF-8",
        "DEB_BUILD_OPTIONS": "nocheck noautodbgsym",
    }
    with log.open("w") as file:
        try:
            status = subprocess.run(
                command,
                cwd=source,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                timeout=DEADLINE_S,
                check=False,
            ).returncode
        except FileNotFoundError as error:
            raise Failed("dpkg-buildpackage is missing: `make deb` installs it") from error
        except subprocess.TimeoutExpired as late:
            raise Failed(f"it did not end within {DEADLINE_S:.0f} s, see {log}") from late
    if status:
        tail = "\n".join(log.read_text(errors="replace").splitlines()[-25:])
        raise Failed(f"dpkg-buildpackage ended with {status}; {log} ends with\n{tail}")


def _own() -> str:
    return run("dpkg", "--print-architecture", told=True).strip()


def _git(*words: str) -> str:
    return run("git", *words, told=True).strip()


def run(*command: str | Path, told: bool = False) -> str:
    """Run one step in the checkout; with `told`, return what it says. Raises Failed."""
    try:
        done = subprocess.run(
            [str(word) for word in command],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if told else None,
            text=True,
            timeout=DEADLINE_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise Failed(f"{command[0]} is missing: install it") from error
    except subprocess.TimeoutExpired as late:
        raise Failed(f"{command[0]} did not end within {DEADLINE_S:.0f} s") from late
    if done.returncode:
        raise Failed(f"{' '.join(map(str, command))} ended with {done.returncode}")
    return done.stdout if told else ""


def say(line: str) -> None:
    """Tell whoever waits."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def main(words: list[str] | None = None) -> int:
    """0: the packages lie in dist/."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--arch", choices=MACHINES, help="default: this machine's")
    os.umask(0o022)
    try:
        build(parser.parse_args(words).arch or _own())
    except Failed as failed:
        say(f"The packages could not be built: {failed}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
