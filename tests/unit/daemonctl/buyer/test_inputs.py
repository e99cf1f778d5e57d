"""The files of a computation: found, named, bounded."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.buyer import inputs
from daemonctl.buyer.inputs import Input
from daemonctl.errors import UsageError
from daemonctl.market import wire

MAGIC = b"\0asm\1\0\0\0"


def put(folder: Path, *names: str) -> list[Path]:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return [folder / name for name in names]


def test_a_pattern_is_expanded_in_order_and_each_file_counts_once(tmp_path: Path) -> None:
    a, b, _ = put(tmp_path, "a.pgm", "b.pgm", "notes.txt")
    (tmp_path / "folder.pgm").mkdir()
    assert inputs.find([f"{tmp_path}/*.pgm"]) == [a, b]
    assert inputs.find([str(b), f"{tmp_path}/*.pgm"]) == [b, a]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path: Path) -> None:
    (odd,) = put(tmp_path, "a[1].pgm")
    assert inputs.find([str(odd)]) == [odd]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("none.pgm", "There is no such input"),
        ("*.none", "No input fits the pattern"),
        ("", "An input is a file"),
    ],
)
def test_an_input_that_is_not_there_is_told(name: str, title: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=title):
        inputs.find([f"{tmp_path}/{name}"])
    with pytest.raises(UsageError, match="needs an input"):
        inputs.find([])


def test_results_are_named_after_their_inputs_and_no_two_alike(tmp_path: Path) -> None:
    paths = put(tmp_path, "x/a.pgm", "y/a.pgm", "y/b.pgm", "z/0-a.pgm")
    names = [one.name for one in inputs.read_inputs(paths)]
    assert names == ["0-a.pgm", "1-a.pgm", "2-b.pgm", "3-0-a.pgm"]
    assert [one.name for one in inputs.read_inputs(paths[1:])] == ["a.pgm", "b.pgm", "0-a.pgm"]


@given(st.lists(st.sampled_from(["a", "b", "0-a", "1-a", "1-b", "2-0-a"]), min_size=1, max_size=9))
def test_names_are_unique_whatever_the_files_are_called(names: list[str]) -> None:
    given_names = inputs._names([Path(f"/{number}/{name}") for number, name in enumerate(names)])
    assert len(set(given_names)) == len(names)
    assert all(got.endswith(name) for got, name in zip(given_names, names, strict=True))


def test_the_sample_is_the_input_of_median_size() -> None:
    def one(size: int) -> Input:
        return Input(Path(str(size)), str(size), "", size)

    assert inputs.sample([one(9), one(1), one(5)]).size == 5
    assert inputs.sample([one(2), one(1)]).size == 1
    assert inputs.sample([one(7)]).size == 7


def test_what_is_no_module_is_refused_before_anything_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "job.wasm"
    path.write_bytes(MAGIC)
    assert inputs.read_module(path) == MAGIC
    for data in (b"", b"(module)", b"\x7fELF", MAGIC[:4] + b"\x0d\0\1\0"):
        path.write_bytes(data)
        with pytest.raises(UsageError, match="Not a WebAssembly module"):
            inputs.read_module(path)
    monkeypatch.setattr(inputs, "MAX_MODULE_BYTES", 9)
    path.write_bytes(MAGIC + b"  ")
    with pytest.raises(UsageError, match="too large"):
        inputs.read_module(path)
    with pytest.raises(UsageError, match="cannot be read"):
        inputs.read_module(tmp_path / "none.wasm")


def test_an_input_that_no_market_takes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert inputs.MAX_BLOB_BYTES == wire.MAX_BLOB_BYTES
    monkeypatch.setattr(inputs, "MAX_BLOB_BYTES", 3)
    with pytest.raises(UsageError, match="too large"):
        inputs.read_inputs(put(tmp_path, "four"))
    monkeypatch.setattr(inputs, "MAX_JOBS", 1)
    put(tmp_path, "a", "b")
    with pytest.raises(UsageError, match="Too many inputs"):
        inputs.find([f"{tmp_path}/?"])
