"""All sentences that windows may have to show and that are written outside them, by the sources.

Taken is every text of two words and more that a module of `daemonctl` holds, whatever becomes of
it, but for modules that no window hears of; and what the tray's own code gives to an error.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]

UNHEARD = (
    # The command line, the demo and the market speak for themselves.
    *("daemonctl/cli/", "daemonctl/demo/", "daemonctl/market/"),
    # The live image has a screen of its own, and is made by the command line.
    "daemonctl/live/",
    # Buying is done by the command line.
    *(f"daemonctl/buyer/{name}.py" for name in ("collect", "inputs", "record", "sample", "submit")),
    # What is wrong with a stranger's job is told to its buyer.
    *(f"daemonctl/sandbox/{name}.py" for name in ("contract", "engine", "host", "parts", "warmup")),
    # Ends as the tray starts or not at all, on a terminal.
    *(f"tray/{name}.py" for name in ("app", "display", "single")),
)

UNSEEN = {
    # Commands.
    "sudo apt install ./cpushare*.deb",
    "pipx upgrade cpushare",
    "%1 -m pip install --upgrade cpushare",
    "cd %1 && git pull && make venv",
    "sudo apt install ./cpushare-%1_*.deb",
    "%1 -m pip install 'cpushare[%2]'",
    "pipx install --force 'cpushare[%1]'",
    "cd %1 && make venv",
    # Names in /proc.
    "model name",
    "CPU part",
    "Package id",
    # Names of fields in a market's answer.
    "CPU limit",
    "output limit",
    "memory limit",
    # Names of what has no name of its own.
    "sell order",
    "recovery file",
    # The beginning of a recovery file, which is English.
    "CPUShare: recovery file of an account",
    # The zygote's program, and sell orders as they are written.
    "import sys; sys.path[:] = %1; from %2 import main; main(%3)",
    "ask = %1  # CPUCoins per reference core-hour, at least",
    # Raised and caught in one function.
    "%1.off is there already",
    # Told to systemd.
    # Slips of ours, never of a person.
    "%1 is a Python program, and a bundle has no Python",
    "/proc/stat has no btime line",
    "not a digest",
    "not a version",
    # What is wrong with a stranger's job.
    "not a WebAssembly module (version 1, binary)",
    "no command",
    "the module ends early",
    "exceeds memory limits",
    "its arguments take more than %1 bytes",
    "an argument holds a zero byte",
    "standard output",
    "standard error",
}

_ERRORS = re.compile(
    "(CPUShare|Input|Order|Settings|Usage|State|Sandbox|Market|Account)Error|KernelUnfit|Problem"
)
_QUIET = {"execute", "executescript", "compile", "fullmatch", "match", "findall", "sub", "split"}
_BETWEEN = re.compile(r"(: |; |(?<=[.?!]) |\n)")
_PLACE = re.compile(r"%(\d+)")
_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")


def sentences() -> set[str]:
    """The templates, places numbered "%1", "%2" in their order."""
    return {one for text in texts() for one in cut(text) if words(one) >= 2} - UNSEEN


def texts() -> Iterator[str]:
    """All texts of the modules, of any length; in f-strings places are numbered."""
    for package in ("daemonctl", "tray"):
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(UNHEARD) and not name.startswith("tray/foreign/"):
                tree = ast.parse(path.read_text())
                yield from _texts(tree) if package == "daemonctl" else _given_to_errors(tree)


def cut(text: str) -> Iterator[str]:
    """A text as the sentences by which the tray can find it again.

    A part that is one place is somebody else's sentence: "%1: it is missing" is "it is missing".
    """
    if "\n" in text:
        return  # a query, a program, a file
    pieces = _BETWEEN.split(re.sub(r"\{(\d)\}", lambda found: f"%{int(found[1]) + 1}", text))
    run: list[str] = []
    for piece, between in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
        if _PLACE.fullmatch(piece):
            yield _numbered("".join(run[:-1]))
            run = []
        else:
            run += [piece, between]
    yield _numbered("".join(run[:-1]))


def words(text: str) -> int:
    """How many words of its own it has; a command or a query is nothing to translate."""
    if text.startswith("cpushare ") or "= ?" in text or " IN (" in text:
        return 0
    bare = (word.strip(".,:;!?\"'()[]`=") for word in _PLACE.sub("", text).split())
    return sum(1 for word in bare if _WORD.fullmatch(word))


def _numbered(run: str) -> str:
    numbers = iter(range(1, 100))
    return _PLACE.sub(lambda _: f"%{next(numbers)}", run.rstrip())


def _texts(tree: ast.AST) -> Iterator[str]:
    """Every text but for docstrings, log lines, queries and patterns."""
    if isinstance(tree, ast.Expr) and isinstance(tree.value, ast.Constant):
        return
    if isinstance(tree, ast.Call) and _is_quiet(tree.func):
        return
    if isinstance(tree, ast.Constant) and isinstance(tree.value, str):
        yield tree.value
    if isinstance(tree, ast.JoinedStr):
        yield _joined(tree)
        for value in tree.values:
            if isinstance(value, ast.FormattedValue):
                yield from _texts(value.value)
        return
    for child in ast.iter_child_nodes(tree):
        yield from _texts(child)


def _joined(node: ast.JoinedStr) -> str:
    numbers = iter(range(1, 100))
    return "".join(
        str(one.value) if isinstance(one, ast.Constant) else f"%{next(numbers)}"
        for one in node.values
    )


def _is_quiet(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute):
        return False
    return function.attr in _QUIET or ast.unparse(function.value) in ("log", "logging")


def _given_to_errors(tree: ast.AST) -> Iterator[str]:
    """What is given to CPUShare's errors, wherever they are made."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _ERRORS.fullmatch(ast.unparse(node.func)):
            for given in (*node.args, *(keyword.value for keyword in node.keywords)):
                yield from _texts(given)
