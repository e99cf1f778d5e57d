"""cpushare-tray: the icon in the panel. The computing itself is the daemon's."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import daemonctl
from daemonctl.errors import CPUShareError
from daemonctl.paths import DAEMON_VARIABLE, SYSTEM, USER, Paths
from tray import display
from tray.bindings import forget_other_names
from tray.single import OFFER, SHOW, Instance, tell_first

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


_REPLACED = 75
"""The exit code of a loop that a newer tray is to take over from; nobody outside sees it."""


class QtMissing(CPUShareError):
    """The tray's toolkit cannot be loaded."""


def parser() -> argparse.ArgumentParser:
    """Of the command line."""
    made = argparse.ArgumentParser(
        prog="cpushare-tray", description="CPUShare's icon: what is computed, pause, resume."
    )
    made.add_argument(
        "--version", action="version", version=f"cpushare-tray {daemonctl.__version__}"
    )
    whose = made.add_mutually_exclusive_group()
    whose.add_argument(
        "--system", action="store_true", help="control this machine's daemon, which a group shares"
    )
    whose.add_argument("--user", action="store_true", help="control your own daemon")
    about = made.add_mutually_exclusive_group()
    about.add_argument("--settings", action="store_true", help="open the settings")
    about.add_argument("--wizard", action="store_true", help="open the wizard")
    about.add_argument("--hidden", action="store_true", help="open no window (start at login)")
    about.add_argument(
        "--toggle",
        action="store_true",
        help="resume where a pause holds, else pause; opens nothing",
    )
    about.add_argument(
        "--integrate",
        action="store_true",
        help="list it among this user's programs, to open .cpu files, as packages do for all",
    )
    about.add_argument(
        "--remove-integration", action="store_true", help="take away what --integrate has put there"
    )
    about.add_argument(
        "file",
        nargs="?",
        default="",
        metavar="FILE.cpu",
        help="a sell order: ask which cores to sell by it",
    )
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the icon until told to quit. The exit code: 0; 2: it could not start. Where a newer one
    was installed in its place, go on as that."""
    chosen = parser().parse_args(arguments)
    if chosen.system or chosen.user:
        # In the environment, so that every process that comes of it knows.
        os.environ[DAEMON_VARIABLE] = SYSTEM if chosen.system else USER
    try:
        paths = Paths.current()
        if paths.shared:
            from daemonctl import control

            control.check(paths)
        if chosen.toggle:
            return _toggle(paths)
        if chosen.integrate or chosen.remove_integration:
            return _integrate(chosen.integrate)
        return _run(paths, _word(chosen), chosen.hidden)
    except CPUShareError as error:
        hint = f" ({error.hint})" if error.hint else ""
        sys.stderr.write(f"cpushare-tray: {error}{hint}\n")
        return 2


def _word(chosen: argparse.Namespace) -> str:
    """What this start is about, for this tray or for the one that runs already."""
    if chosen.file:
        return f"{OFFER}{Path(chosen.file).absolute()}"
    if chosen.settings:
        return "settings"
    return "wizard" if chosen.wizard else ""


def _toggle(paths: Paths) -> int:
    """Without Qt and without the tray that runs: both see the pause's file."""
    from daemonctl import control

    try:
        if control.pause_state(paths) is None:
            control.pause(paths)
        else:
            control.resume(paths)
    except OSError as error:
        raise CPUShareError("The pause cannot be changed", detail=str(error)) from error
    return 0


def _integrate(on: bool) -> int:
    from tray import integration

    place = integration.home(os.environ)
    if on and (theirs := integration.by_package()) is not None:
        sys.stdout.write(f"A package has seen to it, for everyone: {theirs}\n")
        return 0
    try:
        failed = integration.set_on(on)
    except OSError as error:
        raise CPUShareError(f"{place} cannot be changed", detail=str(error)) from error
    if on:
        sys.stdout.write(
            f"CPUShare is among your programs and opens .cpu files: {place / integration.ENTRY}"
            "\nTake it away again: cpushare-tray --remove-integration\n"
        )
    else:
        sys.stdout.write(f"Nothing of CPUShare is left in {place}\n")
    if failed:
        sys.stderr.write(
            f"The desktop may see it only after you log in again: {', '.join(failed)} not usable"
            " (on Debian and Ubuntu: apt install desktop-file-utils shared-mime-info)\n"
        )
    return 0


def _run(paths: Paths, word: str, hidden: bool) -> int:
    platforms = display.platforms(os.environ)
    # One icon is enough for a person, whichever daemon it is about.
    runtime = paths.person.runtime
    instance = Instance(runtime)
    if not instance.claim():
        if not hidden:
            tell_first(runtime, word or SHOW)
        return 0
    try:
        status = _show(_application(platforms), paths, instance, word, hidden)
    finally:
        instance.close()
    if status == _REPLACED:
        from daemonctl.control.update import become

        # Which daemon it is about stands in the environment.
        become("tray.app", "--hidden")
    return status


def _application(platforms: str | None) -> QApplication:
    try:
        import PySide6.QtCore  # noqa: F401 - whatever comes after it would be read

        forget_other_names()
        from PySide6.QtWidgets import QApplication

        from tray.collecting import one_arena
    except ModuleNotFoundError as error:
        raise QtMissing(
            "The tray needs Qt",
            detail=str(error),
            hint="pip install 'cpushare[tray]', or: pipx install --force 'cpushare[tray]'",
        ) from error
    except ImportError as error:
        raise QtMissing(
            "Qt cannot be loaded",
            detail=str(error),
            hint="on Debian and Ubuntu: apt install libegl1 libgl1 libfontconfig1 libxkbcommon0",
        ) from error
    chosen = [] if platforms is None else ["-platform", platforms]
    one_arena()
    application = QApplication(["cpushare-tray", *chosen])
    if platforms is not None and application.platformName() == display.NOWHERE:
        raise display.unreachable(os.environ)
    application.setQuitOnLastWindowClosed(False)
    application.setApplicationName("cpushare-tray")
    application.setDesktopFileName("cpushare-tray")
    return application


def _show(
    application: QApplication, paths: Paths, instance: Instance, word: str, hidden: bool
) -> int:
    from PySide6.QtCore import QSocketNotifier

    from tray.shell import Shell
    from tray.signals import Signals
    from tray.successor import Successor

    shell = Shell(paths, application.quit, hidden)
    if word:
        shell.heed(word)

    def heard() -> None:
        if said := instance.heard():
            shell.heed(said)

    second = QSocketNotifier(instance.fileno(), QSocketNotifier.Type.Read)
    second.activated.connect(heard)
    successor = Successor(lambda: application.exit(_REPLACED))
    signals = Signals(application.quit)
    try:
        return application.exec()
    finally:
        signals.close()
        successor.close()
        shell.close()


if __name__ == "__main__":
    sys.exit(main())
