"""Files are replaced whole, and secrets are for their owner."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from daemonctl import files
from daemonctl.errors import AccountError


def test_replacing_makes_the_folder_and_leaves_no_other_file(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "status.json"
    files.replace(path, b"one")
    files.replace(path, b"two", durable=False)
    assert path.read_bytes() == b"two"
    assert [entry.name for entry in path.parent.iterdir()] == ["status.json"]


def test_a_write_that_fails_keeps_the_old_text(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    files.replace(path, b"old")
    with pytest.raises(TypeError):
        files.replace(path, "not bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["kept"]


def test_a_missing_file_is_none_and_not_an_error(tmp_path: Path) -> None:
    assert files.read_or_none(tmp_path / "missing") is None
    assert files.read_secret(tmp_path / "missing") is None


def test_a_file_differs_once_its_mode_does(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"")
    seen = files.fingerprint(path)
    assert files.fingerprint(path) == seen
    time.sleep(0.02)  # more than the clock of a file's times takes for a step
    path.chmod(0o600)
    assert files.fingerprint(path) != seen


def test_a_secret_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    files.write_secret(path, b"token")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert files.read_secret(path) == b"token"


def test_a_secret_that_others_can_read_is_refused_with_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    files.write_secret(path, b"token")
    path.chmod(0o644)
    with pytest.raises(AccountError) as caught:
        files.read_secret(path)
    assert str(path) in caught.value.detail
    assert f"chmod 600 {path}" in caught.value.hint


def test_a_secret_behind_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"token")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(OSError, match="link"):
        files.read_secret(tmp_path / "link")


def test_a_lock_is_held_by_one_and_free_after_its_release(tmp_path: Path) -> None:
    one, two = files.Lock(tmp_path / "lock"), files.Lock(tmp_path / "lock")
    assert one.acquire()
    assert not two.acquire()
    one.release()
    assert two.acquire()
    two.release()


def test_what_others_put_in_a_small_file_s_place_is_refused_and_keeps_nothing_open(
    tmp_path: Path,
) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "huge").touch()
    os.truncate(tmp_path / "huge", 3 * 1024**3)
    (tmp_path / "device").symlink_to("/dev/zero")
    before = len([*Path("/proc/self/fd").iterdir()])
    for name in ("folder", "pipe", "huge", "device"):
        with pytest.raises(OSError, match=r"plain file|longer than"):
            files.read_small(tmp_path / name)
    assert len([*Path("/proc/self/fd").iterdir()]) == before
    assert files.read_small(tmp_path / "none") is None
