"""Which of Qt's platforms this session offers: asked first, for Qt aborts where it finds none."""

from __future__ import annotations

from collections.abc import Mapping

from daemonctl.errors import CPUShareError

NOWHERE = "offscreen"
"""Qt's platform without a screen; last in the list, so that Qt falls back instead of aborting."""


class NoDisplay(CPUShareError):
    """There is no screen to put an icon on."""


def platforms(environ: Mapping[str, str]) -> str | None:
    """The value for Qt's `-platform`: what to try, in this order; None: the user chose already.

    Raises NoDisplay where the session has neither an X nor a Wayland display.
    """
    if environ.get("QT_QPA_PLATFORM"):
        return None
    offered = []
    if environ.get("WAYLAND_DISPLAY"):
        offered.append("wayland")
    if environ.get("DISPLAY"):
        offered.append("xcb")
    if not offered:
        raise NoDisplay(
            "No display to put an icon on",
            detail="neither DISPLAY nor WAYLAND_DISPLAY is set",
            hint="Start the tray from a desktop session; without one, use `cpushare status`.",
        )
    return ";".join([*offered, NOWHERE])


def unreachable(environ: Mapping[str, str]) -> NoDisplay:
    """The error for a session that names a display which Qt could not use."""
    named = [
        f"{name}={environ[name]}" for name in ("WAYLAND_DISPLAY", "DISPLAY") if environ.get(name)
    ]
    return NoDisplay(
        "The display cannot be used",
        detail=", ".join(named),
        hint=(
            "Qt's lines above tell why; on Debian and Ubuntu the libraries it needs come with: "
            "apt install libegl1 libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1"
        ),
    )
