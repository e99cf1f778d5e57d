"""Compiled code is found again, bounded, and dropped where it is damaged."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from daemonctl.sandbox import codekey
from daemonctl.sandbox.code import CodeCache

A, B, C = (hashlib.sha256(name.encode()).hexdigest() for name in "abc")


def content(cache: CodeCache, digest: str) -> bytes | None:
    fd = cache.open(digest)
    if fd is None:
        return None
    with os.fdopen(fd, "rb") as file:
        return file.read()


def entries(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def age(folder: Path, digest: str, seconds: int) -> None:
    for path in folder.rglob(f"{digest}.*"):
        os.utime(path, (1e9 - seconds, 1e9 - seconds))


def test_what_was_stored_is_found_by_its_digest_and_by_no_other(tmp_path: Path) -> None:
    cache = CodeCache(tmp_path, 1000)
    assert cache.open(A) is None
    cache.store(A, b"code")
    assert content(cache, A) == b"code"
    assert content(CodeCache(tmp_path, 1000), A) == b"code"
    assert cache.open(B) is None


def test_code_of_another_wasmtime_or_processor_is_not_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = CodeCache(tmp_path, 1000)
    cache.store(A, b"code")
    monkeypatch.setattr(codekey, "key", lambda: "other")
    assert cache.open(A) is None


def test_the_key_hangs_on_version_settings_and_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = {codekey.key()}
    with monkeypatch.context() as patch:
        patch.setattr(codekey.metadata, "version", lambda _: "1.0")
        codekey.key.cache_clear()
        keys.add(codekey.key())
    with monkeypatch.context() as patch:
        patch.setitem(codekey.ENGINE, "wasm_simd", False)
        codekey.key.cache_clear()
        keys.add(codekey.key())
    with monkeypatch.context() as patch:
        patch.setattr(codekey, "_processor", lambda: ["sse2"])
        codekey.key.cache_clear()
        keys.add(codekey.key())
    codekey.key.cache_clear()
    assert len(keys) == 4


@pytest.mark.parametrize("damage", [b"", b"cod", b"codE", b"code and more"])
def test_damaged_code_is_dropped(tmp_path: Path, damage: bytes) -> None:
    CodeCache(tmp_path, 1000).store(A, b"code")
    (path,) = entries(tmp_path)
    path.write_bytes(damage)
    cache = CodeCache(tmp_path, 1000)
    assert cache.open(A) is None
    assert entries(tmp_path) == []
    cache.store(A, b"code")
    assert content(cache, A) == b"code"


def test_code_that_was_changed_after_it_was_checked_is_checked_again(tmp_path: Path) -> None:
    cache = CodeCache(tmp_path, 1000)
    cache.store(A, b"code")
    assert content(cache, A) == b"code"
    (path,) = entries(tmp_path)
    path.write_bytes(b"CODE")
    os.utime(path, (1, 1))
    assert cache.open(A) is None


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    CodeCache(tmp_path, 1000).store(A, b"code")
    (path,) = entries(tmp_path)
    other = tmp_path / "other"
    path.rename(other)
    path.symlink_to(other)
    assert CodeCache(tmp_path, 1000).open(A) is None


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = CodeCache(tmp_path, 10)
    cache.store(A, b"aaaa")
    cache.store(B, b"bbbb")
    age(tmp_path, A, 10)
    age(tmp_path, B, 20)
    assert content(cache, B) == b"bbbb"  # used now, so A is the oldest
    cache.store(C, b"cccc")
    assert content(cache, A) is None
    assert content(cache, B) == b"bbbb"
    assert content(cache, C) == b"cccc"


def test_code_larger_than_the_cache_is_kept_alone(tmp_path: Path) -> None:
    cache = CodeCache(tmp_path, 10)
    cache.store(A, b"aaaa")
    cache.store(B, bytes(100))
    assert content(cache, B) == bytes(100)
    assert len(entries(tmp_path)) == 1


def test_what_a_killed_daemon_was_storing_counts_and_goes_too(tmp_path: Path) -> None:
    cache = CodeCache(tmp_path, 1000)
    cache.store(A, b"a" * 400)
    (stored,) = entries(tmp_path)
    half = stored.with_name(f".{stored.name}.tmp")
    half.write_bytes(b"h" * 900)
    os.utime(half, (1e9, 1e9))
    cache.store(B, b"b" * 400)
    assert not half.exists()
    assert content(cache, A) == b"a" * 400


def test_storing_again_replaces(tmp_path: Path) -> None:
    cache = CodeCache(tmp_path, 1000)
    cache.store(A, b"old")
    cache.store(A, b"new")
    assert content(cache, A) == b"new"
    assert len(entries(tmp_path)) == 1
    cache.drop(A)
    assert entries(tmp_path) == []


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", A.upper(), A[:-1], f"{A}\n", "*" * 64])
def test_what_is_no_digest_names_no_file(tmp_path: Path, digest: str) -> None:
    with pytest.raises(ValueError, match="digest"):
        CodeCache(tmp_path, 1000).open(digest)
