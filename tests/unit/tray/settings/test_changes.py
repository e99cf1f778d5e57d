"""A change is taken back also where its undo comes before its end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from tray.hand import Hand
from tray.settings.changes import Changes


@pytest.fixture
def changes() -> Iterator[Changes]:
    hand = Hand()
    yield Changes(hand)
    assert hand.close()


class Field:
    """What is changed; the disk takes its time until `go` is set."""

    def __init__(self) -> None:
        self.value = 0
        self.go = threading.Event()

    def to(self, value: int) -> Callable[[], Callable[[], None]]:
        def work() -> Callable[[], None]:
            assert self.go.wait(20)
            if value < 0:
                raise OSError(28, "No space left on device")
            before, self.value = self.value, value
            return lambda: setattr(self, "value", before)

        return work


def test_an_undo_of_what_is_still_being_done_comes_after_it(qtbot: QtBot, changes: Changes) -> None:
    field, told = Field(), []
    changes.told.connect(lambda note: told.append(note.text))
    changes.do(field.to(1), "one")
    changes.do(field.to(2), "two")
    changes.undo()
    field.go.set()
    qtbot.waitUntil(lambda: len(told) == 3, timeout=20_000)
    assert told == ["one", "two", "Taken back: two"]
    assert field.value == 1


def test_an_undo_of_what_fails_takes_nothing_else_back(qtbot: QtBot, changes: Changes) -> None:
    field, told = Field(), []
    changes.told.connect(told.append)
    changes.do(field.to(1), "one")
    changes.do(field.to(-1), "two")
    changes.undo()
    field.go.set()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=20_000)
    assert told[-1].problem.title == "[Errno 28] No space left on device"
    assert told[-1].undo
    assert field.value == 1
