"""What a machine remembers of its computations."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from daemonctl.buyer import record
from daemonctl.buyer.record import Pending, Record
from daemonctl.errors import StateError, UsageError
from daemonctl.market.wire import NewComputation
from daemonctl.paths import Paths

URL = "https://market.example.org"
ORDER = NewComputation(key="", name="n", module="m", inputs=("i",), bid=1, work_ms=1)


def test_a_record_is_read_back(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    assert record.load(paths, "c1") is None
    one = Record(record.SCHEMA, "c1", URL, "name", ("a.pgm", "b.pgm"), 1.5)
    record.save(paths, one)
    assert record.load(paths, "c1") == one


@pytest.mark.parametrize("computation", ["", "../c1", "a/b", "a.json", "a b", "x" * 200])
def test_an_id_never_leads_out_of_the_folder(computation: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="Not the id"):
        record.load(Paths.below(tmp_path), computation)


def test_a_damaged_record_is_told_with_its_file(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    path = paths.state / "computations" / "c1.json"
    path.parent.mkdir(parents=True)
    path.write_text("{")
    with pytest.raises(StateError, match=r"c1\.json"):
        record.load(paths, "c1")


def test_an_interrupted_submission_finds_its_key_again(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    key = Pending(paths, URL, "me", ORDER).key()
    assert Pending(paths, URL, "me", ORDER).key() == key


@pytest.mark.parametrize(
    "other",
    [
        ("https://other.example.org", "me", ORDER),
        (URL, "you", ORDER),
        (URL, "me", msgspec.structs.replace(ORDER, bid=2)),
        (URL, "me", msgspec.structs.replace(ORDER, inputs=("i", "i"))),
    ],
)
def test_another_submission_has_another_key(
    other: tuple[str, str, NewComputation], tmp_path: Path
) -> None:
    paths = Paths.below(tmp_path)
    assert Pending(paths, URL, "me", ORDER).key() != Pending(paths, *other).key()


def test_the_same_submission_after_an_answer_is_a_new_one(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    pending = Pending(paths, URL, "me", ORDER)
    key = pending.key()
    pending.answered()
    pending.answered()
    assert Pending(paths, URL, "me", ORDER).key() != key


def test_the_room_of_a_submission_without_an_answer_is_that_of_its_first_try(
    tmp_path: Path,
) -> None:
    paths = Paths.below(tmp_path)
    key, room = Pending(paths, URL, "me", ORDER).key(900)
    assert room == 900
    assert Pending(paths, URL, "me", ORDER).key(600) == (key, 900)


def test_a_key_file_that_is_none_is_written_anew(tmp_path: Path) -> None:
    paths = Paths.below(tmp_path)
    Pending(paths, URL, "me", ORDER).key()
    (file,) = (paths.state / "computations").iterdir()
    file.write_bytes(b"\xff half a ke")
    key, room = Pending(paths, URL, "me", ORDER).key(5)
    assert (len(key), room) == (32, 5)
