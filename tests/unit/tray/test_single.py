"""One tray for one installation."""

from __future__ import annotations

import contextlib
import select
import socket
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tray.single import Instance, TraySilent, tell_first


@contextlib.contextmanager
def answering(first: Instance) -> Iterator[list[str]]:
    """Answer one connection in a thread, as the Qt loop would; the list has then what was heard."""
    heard: list[str] = []

    def serve() -> None:
        select.select([first], [], [], 20)
        heard.append(first.heard())

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield heard
    finally:
        thread.join(30)


def test_the_second_is_told_no_and_its_word_reaches_the_first(tmp_path: Path) -> None:
    first, second = Instance(tmp_path), Instance(tmp_path)
    assert first.claim()
    assert not second.claim()
    with answering(first) as heard:
        tell_first(tmp_path)
    assert heard == ["show"]
    first.close()


def test_it_may_be_any_word_and_a_file_of_any_name(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    for word in ("settings", "offer /home/ann/lib\ncaca \udce9.cpu"):
        with answering(first) as heard:
            tell_first(tmp_path, word)
        assert heard == [word]
    first.close()


def test_after_the_first_is_gone_another_may_be_it(tmp_path: Path) -> None:
    for _ in range(2):
        one = Instance(tmp_path)
        assert one.claim()
        one.close()


def test_what_a_dead_tray_left_behind_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "tray.sock").touch()
    (tmp_path / "tray.lock").touch()
    one = Instance(tmp_path)
    assert one.claim()
    one.close()


def test_a_folder_with_a_long_name_holds_a_socket_too(tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120) / ("y" * 120)
    first = Instance(deep)
    assert first.claim()
    with answering(first) as heard:
        tell_first(deep)
    assert heard == ["show"]
    first.close()


def test_the_folder_that_it_makes_is_the_user_s_alone(tmp_path: Path) -> None:
    one = Instance(tmp_path / "run")
    assert one.claim()
    assert stat.S_IMODE((tmp_path / "run").stat().st_mode) == 0o700
    one.close()


def test_a_tray_that_does_not_answer_is_an_error_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tray.single.ANSWER_S", 0.1)
    first = Instance(tmp_path)
    assert first.claim()
    with pytest.raises(TraySilent, match="does not answer"):
        tell_first(tmp_path)
    first.close()


def test_somebody_who_says_something_else_is_not_obeyed(tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.claim()
    assert not first.heard(), "nobody is there"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.connect(str(tmp_path / "tray.sock"))
        client.sendall(b"hello\n")
        assert not first.heard()
    first.close()
