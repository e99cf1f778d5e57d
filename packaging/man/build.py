"""Manual pages: hand-written text, with each command's options from the program's own parser.

    .venv/bin/python packaging/man/build.py FOLDER

makes man1, man5 and man8 in it, as below /usr/share/man. The sources are the `.in` files beside
this one, in the language of man(7); in them

    @VERSION@ @DATE@          the version, and the day of its release in CHANGELOG.md
    .\\"@ usage PARSER          how it is called
    .\\"@ options PARSER        the options and arguments
    .\\"@ commands PARSER NAME… a section for each of these commands, with all that is below them
    .\\"@ below PARSER         the same for all commands of a command

are replaced; PARSER is the name of a program, with a command's names behind it or without.
Standard library alone; the same bytes for the same sources.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "packaging" / "man"
CHANGELOG = ROOT / "CHANGELOG.md"

PROGRAMS = {
    "cpushare": ("daemonctl.cli.main", "whole"),
    "cpushared": ("daemonctl.cli.daemon", "parser"),
    "cpushare-tray": ("tray.app", "parser"),
}
DATE = re.compile(r"^## \[\d[^\]]*\] - (\d{4}-\d{2}-\d{2})", re.MULTILINE)
# In a usage: what is typed as it stands, and what stands for something.
WORD = re.compile(r"(?P<typed>--?[a-z][\w-]*)|(?P<meant>[A-Z][\w:.]*|15m|\'WORDS\')")


class Unusable(Exception):
    """A source asks for what there is not."""


def files() -> dict[str, bytes]:
    """Every page by its path below the man folder. Raises Unusable and OSError."""
    return {
        f"man{source.stem.rpartition('.')[2]}/{source.stem}": page(source.read_text()).encode()
        for source in sorted(HERE.glob("*.in"))
    }


def page(source: str) -> str:
    """A page's source with everything replaced. Raises Unusable."""
    if (date := DATE.search(CHANGELOG.read_text())) is None:
        raise Unusable("CHANGELOG.md names no release")
    version: str = _import("daemonctl").__version__
    text = source.replace("@VERSION@", version).replace("@DATE@", date[1])
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith('.\\"@ '):
            lines.extend(_asked(line.split()[1:]))
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _asked(words: list[str]) -> Iterator[str]:
    match words:
        case ["usage", *path]:
            yield usage(parser_of(*path))
        case ["options", *path]:
            yield from options(parser_of(*path), set())
        case ["commands", program, *names]:
            for name in names:
                yield from section(parser_of(program, name), set())
        case ["below", *path]:
            told: set[str] = set()
            for parser in _below(parser_of(*path)).values():
                yield from section(parser, told)
        case _:
            raise Unusable(f"not understood: {' '.join(words)}")


def parser_of(program: str, *names: str) -> argparse.ArgumentParser:
    """The parser of a program, or of a command of it. Raises Unusable."""
    module, function = PROGRAMS[program]
    found = getattr(_import(module), function)()
    assert isinstance(found, argparse.ArgumentParser)
    for name in names:
        below = _below(found)
        if name not in below:
            raise Unusable(f"{found.prog} has no command {name}")
        found = below[name]
    return found


def section(parser: argparse.ArgumentParser, told: set[str]) -> Iterator[str]:
    """A command and all below it: how it is called, what it does, its options.

    told: titles of groups of options that are told of already, and not again; added to.
    """
    yield f'.SS "{parser.prog}"'
    yield usage(parser)
    yield ".PP"
    yield from paragraph(parser.description or "")
    yield from options(parser, told)
    for below in _below(parser).values():
        yield from section(below, told)


def usage(parser: argparse.ArgumentParser) -> str:
    """How it is called, in one line that breaks between words."""
    words = " ".join(parser.format_usage().removeprefix("usage: ").split())
    rest = words.removeprefix(parser.prog).replace(" [-h]", "")
    made, end = [f"\\fB{escaped(parser.prog)}\\fR"], 0
    for word in WORD.finditer(rest):
        font = "B" if word["typed"] else "I"
        made += [escaped(rest[end : word.start()]), f"\\f{font}{escaped(word[0])}\\fR"]
        end = word.end()
    return "".join([*made, escaped(rest[end:])])


def options(parser: argparse.ArgumentParser, told: set[str]) -> Iterator[str]:
    """Every option and argument with its help, group by group; an argument of which nothing is
    said stands in the usage alone."""
    formatter = parser._get_formatter()
    for group in parser._action_groups:
        shown = [
            action
            for action in group._group_actions
            if not isinstance(action, argparse._HelpAction | argparse._SubParsersAction)
            and (action.help or action.option_strings)
        ]
        title = group.title or ""
        if title not in ("options", "positional arguments"):
            if title in told or not shown:
                continue
            told.add(title)
            yield ".PP"
            yield f"{escaped(title.capitalize())}:"
        for action in shown:
            yield ".TP"
            yield head(action, formatter)
            yield from paragraph(formatter._expand_help(action) if action.help else "")


def head(action: argparse.Action, formatter: argparse.HelpFormatter) -> str:
    """What is typed for it."""
    if not action.option_strings:
        return f"\\fI{escaped(formatter._format_args(action, action.dest.upper()))}\\fR"
    names = ", ".join(f"\\fB{escaped(name)}\\fR" for name in action.option_strings)
    if action.nargs == 0:
        return names
    return f"{names} \\fI{escaped(formatter._format_args(action, action.dest.upper()))}\\fR"


def paragraph(text: str) -> Iterator[str]:
    """Text as a person wrote it, a sentence a line: first letters large, a stop at the end."""
    text = " ".join(text.split())
    if re.match(r"[a-z]+([ ,;]|: |$)", text):  # and no address, no name of a file
        text = text[0].upper() + text[1:]
    if text and text[-1] not in ".?!:":
        text += "."
    for sentence in re.split(r"(?<=[.?!:]) (?=[A-Z])", text):
        line = escaped(sentence)
        yield f"\\&{line}" if line[:1] in (".", "'") else line


def escaped(text: str) -> str:
    """Text that roff shows as it stands."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return text.replace("`", "\\(ga").replace("^", "\\(ha").replace("~", "\\(ti")


def _below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _import(module: str) -> object:
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    return importlib.import_module(module)


def main(words: list[str] | None = None) -> int:
    """0: the folder holds them. 1: a source is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where man1, man5, man8 go")
    folder = parser.parse_args(words).folder
    try:
        for name, data in files().items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    except (Unusable, OSError) as error:
        sys.stderr.write(f"The manual pages could not be made: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
