"""packaging/pyinstaller: what is dropped, what is made smaller, what stands for a library."""

from __future__ import annotations

import importlib
import importlib.util
import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import PySide6
import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from tests.scripts import importable

FOLDER = Path(__file__).parents[4] / "packaging" / "pyinstaller"
ICU = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
WORDS = [
    "Zebra",
    "äpfel",
    "Apfel",
    "zoë",
    "Zoe",
    "straße",
    "strasse",
    "œuf",
    "oeuf",
    "côte",
    "coté",
    "cote",
    "Ärger",
]
SORTS = """
import sys
from PySide6.QtCore import QCollator, QLocale
for name in ("de", "fr", "en", "pl"):
    collator = QCollator(QLocale(name))
    print(sorted(sys.argv[1:], key=collator.sortKey), QLocale(name).toUpper("stra\\u00dfe"))
"""


@pytest.fixture
def pieces() -> Iterator[Path]:
    """The folder's modules can be imported, as by its own programs."""
    with importable(FOLDER, ("archive", "contents", "icu", "libraries", "notices")):
        yield FOLDER


@pytest.mark.usefixtures("pieces")
def test_icu_s_smaller_data_sorts_as_all_of_it_does(tmp_path: Path) -> None:
    icu = importlib.import_module("icu")
    made = icu.shrink(ICU, tmp_path)
    assert made.stat().st_size < 3_000_000 < ICU.stat().st_size

    def sorted_words(**environ: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", SORTS, *WORDS],
            env={**os.environ, **environ},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout

    assert sorted_words(LD_PRELOAD=str(made)) == sorted_words()


@pytest.mark.usefixtures("pieces")
def test_a_library_that_is_none_of_icu_s_is_refused_by_name(tmp_path: Path) -> None:
    icu = importlib.import_module("icu")
    with pytest.raises(icu.Strange, match=r"libQt6Core\S+ has 0 symbols of data"):
        icu.shrink(next(ICU.parent.glob("libQt6Core.so.6")), tmp_path)


def stand_in() -> ModuleType:
    """instead/cryptography.py, by another name: the library itself is there too."""
    file = FOLDER / "instead" / "cryptography.py"
    spec = importlib.util.spec_from_file_location("stand_in", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["stand_in"] = module
    spec.loader.exec_module(module)
    return module


def test_the_stand_in_turns_the_same_blocks_as_the_library() -> None:
    ours = stand_in()
    key, first, text = os.urandom(16), os.urandom(16), os.urandom(16 * 9)
    theirs = Cipher(algorithms.AES(key), modes.CBC(first)).encryptor()
    secret = theirs.update(text) + theirs.finalize()
    encryptor = ours.Cipher(ours.AES(key), ours.CBC(first), object()).encryptor()
    assert encryptor.update(text) + encryptor.finalize() == secret
    decryptor = ours.Cipher(ours.AES(key), ours.CBC(first)).decryptor()
    assert decryptor.update(secret) + decryptor.finalize() == text


def test_the_stand_in_takes_whole_blocks_and_keys_of_their_length() -> None:
    ours = stand_in()
    with pytest.raises(ValueError, match="16 bytes each"):
        ours.Cipher(ours.AES(b"short"), ours.CBC(bytes(16)))
    context = ours.Cipher(ours.AES(bytes(16)), ours.CBC(bytes(16))).encryptor()
    with pytest.raises(ValueError, match="17 bytes are no whole blocks"):
        context.update(bytes(17))


@pytest.mark.usefixtures("pieces")
def test_only_what_is_linked_stays_and_what_a_desktop_has_is_left_to_it() -> None:
    libraries, contents = map(importlib.import_module, ("libraries", "contents"))
    here = Path(PySide6.__file__).parent
    found = [
        (f"PySide6/Qt/{path.relative_to(here / 'Qt')}", str(path), "BINARY")
        for pattern in ("lib/libQt6*.so.6", "plugins/platforms/*.so", "lib/libicu*")
        for path in sorted((here / "Qt").glob(pattern))
    ]
    found.append(("libGL.so.1", str(ICU), "BINARY"))
    stays = {Path(one[0]).name for one in libraries.wanted(found, contents.RECIPES["whole"])}
    assert {"libqxcb.so", "libqwayland.so", "libQt6Core.so.6", ICU.name} <= stays
    assert stays & {"libQt6Quick.so.6", "libQt6Network.so.6", "libqvnc.so", "libGL.so.1"} == set()


@pytest.mark.usefixtures("pieces")
def test_a_program_s_least_c_library_is_read_from_what_it_asks_for() -> None:
    libraries = importlib.import_module("libraries")
    found = libraries.least_glibc([str(ICU.parent / "libQt6Core.so.6")])
    assert (
        (2, 17) <= found <= tuple(map(int, os.confstr("CS_GNU_LIBC_VERSION").split()[1].split(".")))
    )


@pytest.mark.usefixtures("pieces")
def test_two_archives_of_one_folder_are_equal_whoever_s_and_whenever_its_files_are(
    tmp_path: Path,
) -> None:
    archive = importlib.import_module("archive")
    packed = []
    for number, mask in enumerate((0o022, 0o077)):
        folder = tmp_path / str(number) / "cpushare"
        before = os.umask(mask)
        try:
            (folder / "lib").mkdir(parents=True)
            (folder / "lib" / "data").write_text("data")
            (folder / "program").write_text("#!/bin/sh\n")
            (folder / "program").chmod(0o700)
            (folder / "link").symlink_to("lib/data")
        finally:
            os.umask(before)
        archive.pack(folder, tmp_path / f"{number}.tar.xz", 1_700_000_000)
        packed.append((tmp_path / f"{number}.tar.xz").read_bytes())
    assert packed[0] == packed[1]
    with tarfile.open(tmp_path / "0.tar.xz") as tar:
        told = [(one.name, oct(one.mode), one.mtime, one.uid) for one in tar]
    assert told[0] == ("cpushare", "0o755", 1_700_000_000, 0)
    assert ("cpushare/program", "0o755", 1_700_000_000, 0) in told


def test_a_bundle_s_program_gives_the_environment_back(monkeypatch: pytest.MonkeyPatch) -> None:
    hook = compile((FOLDER / "environment.py").read_text(), "environment.py", "exec")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/cpushare/lib:/home/ann/lib")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/home/ann/lib")
    monkeypatch.setenv("_PYI_ARCHIVE_FILE", "/opt/cpushare/cpushare")
    exec(hook, {})
    assert os.environ["LD_LIBRARY_PATH"] == "/home/ann/lib"
    assert {name for name in os.environ if name.startswith(("_PYI", "LD_LIBRARY_PATH_"))} == set()
    exec(hook, {})
    assert "LD_LIBRARY_PATH" not in os.environ
