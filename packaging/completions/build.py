"""What bash, zsh and fish offer behind cpushare, cpushared and cpushare-tray: from the parsers.

    .venv/bin/python packaging/completions/build.py FOLDER

lays them out as below /usr/share. shtab writes them; which files an argument takes is seen from
its type and from what help calls it: FILE.cpu, MODULE.wasm, DIR.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

PROGRAMS = {
    "cpushare": ("daemonctl.cli.main", "whole"),
    "cpushared": ("daemonctl.cli.daemon", "parser"),
    "cpushare-tray": ("tray.app", "parser"),
}
PLACES = {
    "bash": "bash-completion/completions/{}",
    "zsh": "zsh/site-functions/_{}",
    "fish": "fish/vendor_completions.d/{}.fish",
}
ENDINGS = (".cpu", ".wasm")
THEIRS = "# AUTOMATICALLY GENERATED"
OURS = "# Made from the program's own parser; changes here are lost."


class NoTools(Exception):
    """shtab is not on this machine."""


def files() -> dict[str, bytes]:
    """Every file by its path below the share folder. Raises NoTools."""
    try:
        import shtab
    except ModuleNotFoundError as error:
        raise NoTools("shtab is not there: make venv") from error
    made = {}
    for program, (module, name) in PROGRAMS.items():
        for shell, place in PLACES.items():
            # Afresh for each: shtab leaves its marks in a parser.
            parser = parser_of(module, name)
            prepare(parser, shtab)
            text = shtab.complete(parser, shell=shell, root_prefix=program.replace("-", "_"))
            made[place.format(program)] = tidied(text).encode()
    return made


def tidied(text: str) -> str:
    """With a line of ours for shtab's own first comment, which tells how to install it by hand."""
    lines = [line.rstrip() for line in text.strip().splitlines()]
    start = next(number for number, line in enumerate(lines) if line.startswith(THEIRS))
    end = next(number for number, line in enumerate(lines[start:], start) if not line)
    return "\n".join([*lines[:start], OURS, *lines[end:]]) + "\n"


def parser_of(module: str, name: str) -> argparse.ArgumentParser:
    """A program's parser."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    made = getattr(importlib.import_module(module), name)()
    assert isinstance(made, argparse.ArgumentParser)
    return made


def prepare(parser: argparse.ArgumentParser, shtab: Any) -> None:
    """Say to shtab which arguments are files and folders, in all commands, and what a command does
    in a line: it would take the paragraph."""
    for action in actions(parser):
        if isinstance(action, argparse._SubParsersAction):
            for command in action._choices_actions:
                action.choices[command.dest].description = command.help
        word = action.metavar if isinstance(action.metavar, str) else ""
        ending = next((one for one in ENDINGS if word.endswith(one)), "")
        if ending:
            # In a specification of zsh's, shtab's pattern in parentheses ends all of it.
            zsh = f"_files -g '*{ending}'"
            action.complete = {**shtab.glob(f"*{ending}"), "zsh": zsh}  # type: ignore[attr-defined]
        elif word == "DIR":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
        elif action.type is Path or word == "FILE":
            action.complete = shtab.FILE  # type: ignore[attr-defined]


def actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """All arguments of a parser and of its commands'."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from actions(command)


def main(words: list[str] | None = None) -> int:
    """0: the folder holds them. 1: the tool is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where they go, as below /usr/share")
    folder = parser.parse_args(words).folder
    try:
        for name, data in files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except (NoTools, OSError) as error:
        sys.stderr.write(f"The completions could not be made: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
