"""Where the tray looks for a screen."""

from __future__ import annotations

import pytest

from tray.display import NoDisplay, platforms, unreachable


@pytest.mark.parametrize(
    ("environ", "order"),
    [
        ({"DISPLAY": ":0"}, "xcb;offscreen"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "wayland;offscreen"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wayland;xcb;offscreen"),
        ({"QT_QPA_PLATFORM": "vnc", "DISPLAY": ":0"}, None),
        ({"QT_QPA_PLATFORM": "offscreen"}, None),
    ],
)
def test_wayland_goes_before_x11_and_the_user_s_choice_before_both(
    environ: dict[str, str], order: str | None
) -> None:
    assert platforms(environ) == order


@pytest.mark.parametrize("environ", [{}, {"DISPLAY": "", "WAYLAND_DISPLAY": ""}])
def test_a_session_without_a_display_is_told_so(environ: dict[str, str]) -> None:
    with pytest.raises(NoDisplay, match="neither DISPLAY nor WAYLAND_DISPLAY is set"):
        platforms(environ)


def test_a_display_that_cannot_be_used_is_named() -> None:
    assert "DISPLAY=:99" in str(unreachable({"DISPLAY": ":99"}))
