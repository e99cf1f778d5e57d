"""The key that pauses, pressed by xdotool in a real X server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.acceptance.tray.desktop import Desktop
from tray import shortcut
from tray.shortcut import PauseShortcut
from tray.x11.connection import Connection


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The key has a connection of its own to the display; Qt needs none."""
    return ["pytest", "-platform", "offscreen"]


@pytest.fixture
def server(desktop: Desktop, qtbot: QtBot) -> Iterator[Connection]:  # noqa: ARG001
    made = Connection.open(desktop.environ)
    yield made
    made.close()


@pytest.fixture
def pressed() -> list[str]:
    return []


@pytest.fixture
def key(server: Connection, pressed: list[str]) -> PauseShortcut:
    made = PauseShortcut(server)
    made.pressed.connect(lambda: pressed.append("pressed"))
    return made


@pytest.mark.parametrize(
    ("written", "pressed_as"),
    [
        ("Ctrl+Alt+P", "ctrl+alt+p"),
        ("Meta+Shift+F9", "super+shift+F9"),
        ("Pause", "Pause"),
        ("Ctrl+!", "ctrl+exclam"),
        ("Ctrl+Space", "ctrl+space"),
        ("Media Play", "XF86AudioPlay"),
    ],
)
def test_the_key_is_heard_as_often_as_it_is_pressed(
    desktop: Desktop,
    key: PauseShortcut,
    pressed: list[str],
    qtbot: QtBot,
    written: str,
    pressed_as: str,
) -> None:
    assert key.set(written) == ""
    for count in (1, 2):
        desktop.xdotool("key", "--clearmodifiers", pressed_as)
        qtbot.waitUntil(lambda: len(pressed) == count, timeout=5000)  # noqa: B023
    desktop.xdotool("key", "ctrl+alt+o")
    qtbot.wait(200)
    assert len(pressed) == 2


@pytest.mark.parametrize("lock", ["Caps_Lock", "Num_Lock"])
def test_locks_do_not_matter(
    desktop: Desktop, key: PauseShortcut, pressed: list[str], qtbot: QtBot, lock: str
) -> None:
    assert key.set("Ctrl+Alt+P") == ""
    desktop.xdotool("key", lock)
    # Not `key`, which would put a lock out first.
    desktop.xdotool(
        "keydown", "ctrl", "keydown", "alt", "key", "p", "keyup", "alt", "keyup", "ctrl"
    )
    qtbot.waitUntil(lambda: len(pressed) == 1, timeout=5000)


def test_a_key_that_is_held_down_counts_once(
    desktop: Desktop, key: PauseShortcut, pressed: list[str], qtbot: QtBot
) -> None:
    assert key.set("Ctrl+F8") == ""
    desktop.xdotool("keydown", "ctrl", "keydown", "F8", "sleep", "1.5", "keyup", "F8")
    desktop.xdotool("keyup", "ctrl")
    qtbot.wait(300)
    assert pressed == ["pressed"]


def test_a_key_that_another_program_has_is_told_in_words(
    desktop: Desktop, key: PauseShortcut, pressed: list[str], qtbot: QtBot
) -> None:
    other = Connection.open(desktop.environ)
    assert PauseShortcut(other).set("Ctrl+Alt+P") == ""
    assert key.set("Ctrl+Alt+P") == "Another program has this key already."
    assert shortcut.problem("Ctrl+Alt+P", desktop.environ) != ""
    other.close()
    assert shortcut.problem("Ctrl+Alt+P", desktop.environ) == ""
    assert key.set("Ctrl+Alt+P") == "", "the other one is gone, and so is who tried it out"
    desktop.xdotool("key", "ctrl+alt+p")
    qtbot.waitUntil(lambda: len(pressed) == 1, timeout=5000)


def test_a_key_that_was_given_up_is_free_for_others(
    desktop: Desktop, key: PauseShortcut, pressed: list[str], qtbot: QtBot
) -> None:
    assert key.set("Ctrl+Alt+P") == ""
    assert key.set("") == ""
    assert shortcut.problem("Ctrl+Alt+P", desktop.environ) == ""
    desktop.xdotool("key", "ctrl+alt+p")
    qtbot.wait(300)
    assert pressed == []


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("P", "for writing"),
        ("Shift+P", "for writing"),
        ("Return", "for writing"),
        ("Ctrl+Nonsense", "not one key"),
        ("Ctrl+A, Ctrl+B", "not one key"),
        ("Ctrl", "not one key"),
        ("Ctrl+я", "no such key"),
    ],
)
def test_what_cannot_be_the_key_is_told_in_words(
    key: PauseShortcut, written: str, says: str
) -> None:
    assert says in key.set(written)


def test_a_keyboard_that_changes_is_followed(
    desktop: Desktop, key: PauseShortcut, pressed: list[str], qtbot: QtBot
) -> None:
    assert key.set("Ctrl+Alt+Y") == ""
    # On a German keyboard Y lies where the American one has Z.
    desktop.start("layout", "setxkbmap", "de").wait(20)
    qtbot.wait(500)
    desktop.xdotool("key", "ctrl+alt+y")
    qtbot.waitUntil(lambda: len(pressed) == 1, timeout=5000)
    desktop.xdotool("key", "ctrl+alt+z")
    qtbot.wait(300)
    assert len(pressed) == 1


def test_only_x11_has_it() -> None:
    assert shortcut.available({"DISPLAY": ":0"})
    assert not shortcut.available({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"})
    assert not shortcut.available({})
