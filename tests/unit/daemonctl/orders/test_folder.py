"""The folder of orders: cores, switches, problems, changes made by hand."""

from __future__ import annotations

import errno
import os
import threading
import time
from pathlib import Path

import pytest

from daemonctl import files
from daemonctl.errors import OrderError
from daemonctl.orders import folder, rename
from daemonctl.orders.schema import SellOrder, render

FOUR = range(4)


def put(where: Path, name: str, core: int | None = None, ask: int = 0) -> Path:
    where.mkdir(exist_ok=True)
    path = where / name
    order = SellOrder("https://market.example.org", "o1", "a1", "libcaca", ask, core)
    path.write_text(render(order))
    return path


def names(where: Path) -> list[str]:
    return sorted(path.name for path in where.iterdir())


def sold(book: folder.OrderBook) -> dict[str, int]:
    return {entry.path.name: entry.core for entry in book.sold}


def test_no_folder_is_no_orders(tmp_path: Path) -> None:
    assert folder.read(tmp_path / "none", FOUR) == folder.OrderBook()


def test_the_core_is_the_keys_then_the_names_then_the_next_free(tmp_path: Path) -> None:
    put(tmp_path, "a.cpu")
    put(tmp_path, "b-cpu0.cpu")
    put(tmp_path, "c-cpu0.cpu", core=2)
    put(tmp_path, "d.cpu")
    book = folder.read(tmp_path, FOUR)
    assert sold(book) == {"a.cpu": 1, "b-cpu0.cpu": 0, "c-cpu0.cpu": 2, "d.cpu": 3}
    assert book.problems == ()


def test_switching_one_off_moves_no_other_to_another_core(tmp_path: Path) -> None:
    put(tmp_path, "a.cpu")
    put(tmp_path, "b.cpu")
    put(tmp_path, "c-cpu2.cpu")
    before = sold(folder.read(tmp_path, FOUR))
    folder.disable(tmp_path / "a.cpu")
    folder.disable(tmp_path / "c-cpu2.cpu")
    book = folder.read(tmp_path, FOUR)
    assert sold(book) == {"b.cpu": before["b.cpu"]}
    assert {e.path.name: e.core for e in book.off} == {"a.cpu.off": 0, "c-cpu2.cpu.off": 2}


def test_where_cores_are_short_those_that_sell_come_first(tmp_path: Path) -> None:
    put(tmp_path, "a.cpu.off")
    put(tmp_path, "b.cpu")
    book = folder.read(tmp_path, [0])
    assert sold(book) == {"b.cpu": 0}
    assert len(book.off_problems) == 1


def test_a_bad_order_is_a_problem_and_the_others_go_on(tmp_path: Path) -> None:
    put(tmp_path, "good.cpu")
    put(tmp_path, "no-such-cpu9.cpu")
    put(tmp_path, "twice-cpu1.cpu")
    put(tmp_path, "twice-too-cpu1.cpu")
    (tmp_path / "bad.cpu").write_text("format = 1\nprice = 3\n")
    (tmp_path / "gone.cpu").symlink_to(tmp_path / "nowhere")
    (tmp_path / "folder.cpu").mkdir()
    (tmp_path / "notes.txt").write_text("not an order")
    (tmp_path / ".hidden.cpu").write_text("not an order")
    book = folder.read(tmp_path, FOUR)
    assert sold(book) == {"good.cpu": 0, "twice-cpu1.cpu": 1}
    details = "\n".join(str(problem) for problem in book.problems)
    assert len(book.problems) == 5
    for words in (
        "bad.cpu, line 2: price",
        "gone.cpu cannot be read",
        "folder.cpu cannot be read",
        "its name says cpu9",
        "cpu1 is sold by twice-cpu1.cpu",
    ):
        assert words in details
    assert any("cpu0-cpu3" in problem.hint for problem in book.problems)


def test_an_order_that_is_off_may_be_for_a_sold_core_and_may_be_bad(tmp_path: Path) -> None:
    put(tmp_path, "a-cpu1.cpu")
    put(tmp_path, "b-cpu1.cpu.off")
    (tmp_path / "c.cpu.off").write_text("?")
    book = folder.read(tmp_path, FOUR)
    assert sold(book) == {"a-cpu1.cpu": 1}
    assert [entry.core for entry in book.off] == [1]
    assert book.problems == ()
    assert len(book.off_problems) == 1


def test_more_orders_than_cores_is_told(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        put(tmp_path, f"{name}.cpu")
    book = folder.read(tmp_path, [0, 1])
    assert sold(book) == {"a.cpu": 0, "b.cpu": 1}
    assert [problem.title for problem in book.problems] == ["No core is left for c.cpu"]


def test_off_and_on_again_is_a_rename_there_and_back(tmp_path: Path) -> None:
    path = put(tmp_path, "a.cpu")
    text, inode = path.read_bytes(), path.stat().st_ino
    off = folder.disable(path)
    assert off == tmp_path / "a.cpu.off"
    assert folder.disable(off) == off
    assert folder.enable(off) == path
    assert folder.enable(path) == path
    assert (path.read_bytes(), path.stat().st_ino) == (text, inode)
    assert names(tmp_path) == ["a.cpu"]


@pytest.mark.parametrize("supported", [True, False])
def test_a_rename_never_takes_another_files_place(
    tmp_path: Path, supported: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not supported:
        monkeypatch.setattr(rename, "_renameat2", lambda _source, _target: 38)
    on = put(tmp_path, "a.cpu", ask=1)
    off = put(tmp_path, "a.cpu.off", ask=2)
    texts = (on.read_text(), off.read_text())
    for act, path in ((folder.enable, off), (folder.disable, on)):
        with pytest.raises(OrderError, match="is there already"):
            act(path)
    assert (on.read_text(), off.read_text()) == texts
    on.unlink()
    assert folder.enable(off).read_text() == texts[1]
    assert not off.exists()


def test_a_bad_order_is_not_switched_on(tmp_path: Path) -> None:
    path = tmp_path / "a.cpu.off"
    path.write_text("format = 1\n")
    with pytest.raises(OrderError, match="cannot be used"):
        folder.enable(path)
    assert path.exists()


@pytest.mark.parametrize("name", ["none.cpu", "none.cpu.off", "a.txt"])
def test_what_is_no_order_cannot_be_switched(tmp_path: Path, name: str) -> None:
    for act in (folder.enable, folder.disable):
        with pytest.raises(OrderError):
            act(tmp_path / name)


def test_a_written_order_is_read_back_and_never_overwrites(tmp_path: Path) -> None:
    order = SellOrder("https://market.example.org", "o1", "a1", "libcaca", 0, 1)
    where = tmp_path / "orders"
    path = folder.write_order(where, order, "libcaca-cpu1")
    assert path == where / "libcaca-cpu1.cpu"
    assert [entry.order for entry in folder.read(where, FOUR).sold] == [order]
    with pytest.raises(OrderError, match="already"):
        folder.write_order(where, order, "libcaca-cpu1.cpu")
    folder.disable(path)
    with pytest.raises(OrderError, match="already"):
        folder.write_order(where, order, "libcaca-cpu1")
    assert names(where) == ["libcaca-cpu1.cpu.off"]


def test_a_written_order_may_take_the_place_of_its_older_self(tmp_path: Path) -> None:
    order = SellOrder("https://market.example.org", "o1", "a1", "libcaca", 0)
    folder.write_order(tmp_path, order, "a")
    other = SellOrder("https://market.example.org", "o2", "a1", "libcaca", 0)
    path = folder.write_order(tmp_path, other, "a", replace=True)
    assert 'order = "o2"' in path.read_text()
    assert names(tmp_path) == ["a.cpu"]


@pytest.mark.parametrize("name", ["", ".a", "../a", "a/b", "a\n"])
def test_a_written_order_stays_in_its_folder(tmp_path: Path, name: str) -> None:
    order = SellOrder("https://market.example.org", "o1", "a1", "libcaca", 0)
    with pytest.raises(OrderError, match="Not a name"):
        folder.write_order(tmp_path / "orders", order, name)
    assert not (tmp_path / "orders").exists()


def test_what_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    order = SellOrder("http://market.example.org", "o1", "a1", "libcaca", 0)
    with pytest.raises(OrderError, match="cannot be used"):
        folder.write_order(tmp_path, order, "a")
    assert names(tmp_path) == []


def test_the_fingerprint_differs_after_any_change_and_only_then(tmp_path: Path) -> None:
    seen = [folder.fingerprint(tmp_path / "orders")]
    path = put(tmp_path / "orders", "a.cpu")
    seen.append(folder.fingerprint(path.parent))
    assert folder.fingerprint(path.parent) == seen[-1]
    (path.parent / "notes.txt").write_text("not an order")
    assert folder.fingerprint(path.parent) == seen[-1]
    path.write_text(path.read_text() + "core = 1\n")
    seen.append(folder.fingerprint(path.parent))
    off = folder.disable(path)
    seen.append(folder.fingerprint(path.parent))
    off.unlink()
    assert len(set(seen)) == len(seen) == 4
    assert folder.fingerprint(path.parent) == seen[0]


def test_an_order_that_is_mended_by_its_mode_alone_is_looked_at_again(tmp_path: Path) -> None:
    path = put(tmp_path, "a.cpu")
    path.chmod(0)
    seen = folder.fingerprint(tmp_path)
    time.sleep(0.02)  # more than the clock of a file's times takes for a step
    path.chmod(0o600)
    assert folder.fingerprint(tmp_path) != seen


def test_one_that_may_not_be_read_says_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, "my order.cpu")

    def denied(path: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    # For root a mode denies nothing.
    monkeypatch.setattr(files, "read_small", denied)
    (problem,) = folder.read(tmp_path, FOUR).problems
    assert problem.title == "my order.cpu cannot be read"
    assert problem.hint == f"Run: chmod a+r '{path}'"


def test_a_reader_beside_a_switching_writer_sees_the_order_on_or_off_never_twice_or_bad(
    tmp_path: Path,
) -> None:
    path = put(tmp_path, "a-cpu1.cpu")
    end = threading.Event()

    def switch() -> None:
        while not end.is_set():
            folder.enable(folder.disable(path))

    writer = threading.Thread(target=switch)
    writer.start()
    try:
        for _ in range(200):
            book = folder.read(tmp_path, FOUR)
            assert len(book.sold) + len(book.off) <= 1
            assert all("cannot be read" in problem.title for problem in book.problems)
    finally:
        end.set()
        writer.join(30)
