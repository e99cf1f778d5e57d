"""`cpushare`: finds the command's module, runs it, and shows an error once.

Only the module of the command that was asked for is imported, so that `cpushare pause` does not
wait for what `cpushare submit` needs. A module of commands has

    add(subparsers) -> None     the parsers of all its commands, named as in `COMMANDS`
    run(arguments) -> int       does what `arguments.command` says; the exit code

Exit codes: 0 done, 1 an error or a "no", 2 the words cannot be understood, 130 Ctrl-C.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType

from daemonctl import __version__
from daemonctl.cli.printable import printable
from daemonctl.errors import CPUShareError, UsageError

COMMANDS: dict[str, tuple[str, str]] = {
    # command: (module in daemonctl.cli, what it does in a line)
    "start": ("control", "start selling this machine's cores"),
    "stop": ("control", "stop selling, and the daemon with it"),
    "pause": ("control", "freeze all jobs at once, for a while or until you resume"),
    "resume": ("control", "end the pause"),
    "status": ("control", "what each core does, for whom, and what it earned"),
    "check": ("check", "is this kernel fit to run strangers' code safely?"),
    "orders": ("orders", "list, add, switch on and off sell orders (.cpu files)"),
    "submit": ("buyer", "have a computation done"),
    "results": ("buyer", "fetch a computation's results"),
    "account": ("account", "create or show your account at a market"),
    "market": ("market", "run a market"),
    "live": ("live", "put a sell order into the live image, for machines without a system"),
    "demo": ("demo", "market, seller and a sample computation on this machine"),
}

_DESCRIPTION = """\
Sell or donate this machine's idle cores, or have your own computation done on other people's.
Jobs are WebAssembly in a sandbox of two walls; a pause is immediate."""

_EPILOG = """\
"cpushare COMMAND --help" explains a command. To begin with: cpushare check, then cpushare status.
CPUSHARE_HOME=DIR keeps everything (orders, settings, state, cache) below DIR.
CPUSHARE_DAEMON=system or user says as --system or --user whose daemon is meant."""

_WHOSE = {"--system": "system", "--user": "user"}

EXIT_ERROR = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. argv: its words, without the program's name; None = of this process."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["help"]:
        words = [*words[1:2], "--help"]
    try:
        return _dispatch(words)
    except CPUShareError as error:
        _tell(error)
        return EXIT_USAGE if isinstance(error, UsageError) else EXIT_ERROR
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Python would complain again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_ERROR
    except OSError as error:
        # A full disk, a folder that may not be written: no fault of the program.
        _tell(CPUShareError("The system refused", detail=str(error)))
        return EXIT_ERROR


def _dispatch(words: list[str]) -> int:
    try:
        return _run(words)
    finally:
        # Here and not at the interpreter's end, where a broken pipe could no longer be caught.
        sys.stdout.flush()


def _run(words: list[str]) -> int:
    if words[:1] and words[0] in _WHOSE:
        from daemonctl.paths import DAEMON_VARIABLE

        # In the environment, so that every process that comes of it knows.
        os.environ[DAEMON_VARIABLE] = _WHOSE[words.pop(0)]
    command = words[0] if words and words[0] in COMMANDS else None
    parser = _parser(command)
    arguments = parser.parse_args(words)
    if command is None:
        # Only options of the program itself get here, and those that exist end the program.
        parser.print_help()
        return EXIT_USAGE
    code: int = _module(command).run(arguments)
    return code


def _module(command: str) -> ModuleType:
    """The module of a command. Raises UsageError where this installation goes without it."""
    try:
        return importlib.import_module(f"daemonctl.cli.{COMMANDS[command][0]}")
    except ModuleNotFoundError as error:
        if error.name != f"daemonctl.cli.{COMMANDS[command][0]}":
            raise
        raise UsageError(
            f"The bundle has no {command}",
            detail="it holds what this machine needs to take part, and not all of CPUShare",
            hint="All of it: pipx install 'cpushare[market]'",
        ) from error


def whole() -> argparse.ArgumentParser:
    """The parser with every command's own: what manuals and completions are made from."""
    parser, subparsers = _bare()
    for module in dict.fromkeys(module for module, _ in COMMANDS.values()):
        importlib.import_module(f"daemonctl.cli.{module}").add(subparsers)
    return parser


def _parser(command: str | None) -> argparse.ArgumentParser:
    """One that knows this command's module; where no command is known, all their names."""
    parser, subparsers = _bare()
    if command is None:
        for name, (_, summary) in COMMANDS.items():
            subparsers.add_parser(name, help=summary)
    else:
        _module(command).add(subparsers)
    return parser


def _bare() -> tuple[_Parser, argparse._SubParsersAction[_Parser]]:
    """The program's own options, and where its commands go."""
    parser = _Parser(
        prog="cpushare",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"cpushare {__version__}")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--system", action="store_true", help="control this machine's daemon, which a group shares"
    )
    whose.add_argument("--user", action="store_true", help="control your own daemon")
    return parser, parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")


class _Parser(argparse.ArgumentParser):
    """Says what was meant, perhaps, rather than all that there is."""

    def error(self, message: str) -> None:  # type: ignore[override]
        if "invalid choice" in message and "COMMAND" in message:
            import difflib

            word = message.split("'")[1]
            near = difflib.get_close_matches(word, COMMANDS, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            message = f"there is no command {word!r}; {hint}cpushare --help lists them"
        self.exit(EXIT_USAGE, f"error: {message}\nhint: {self.prog} --help\n")


def _tell(error: CPUShareError) -> None:
    # A market's words may be among them.
    lines = printable(f"error: {error.title}"), *map(printable, error.detail.splitlines())
    if error.hint:
        lines += (printable(f"hint: {error.hint}"),)
    sys.stderr.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
