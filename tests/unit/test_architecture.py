"""The design's section 11 as tests: who may import whom, and what a file may be."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("daemonctl", "tray")
FOLDERS = {".ci", "daemonctl", "docs", "icons", "packaging", "tests", "tray"}
MOST_LINES = 300

SIBLINGS = ("seller", "market", "buyer", "sandbox", "orders")
SEEN_BY_ALL = ("daemonctl.market.wire", "daemonctl.market.listing")
MAY_USE = {"seller": {"sandbox", "orders"}, "buyer": {"sandbox", "orders"}}
SEEN_BY_TRAY = {"control", "model", "senses", "errors", "settings", "paths"}
FRONT_ENDS = ("daemonctl.cli", "daemonctl.demo", "daemonctl.live")

OWNERS = {
    "psutil": (
        "daemonctl.control",
        "daemonctl.freezing",
        "daemonctl.kernel",
        "daemonctl.cores",
        "daemonctl.sensing",
    ),
    "wasmtime": ("daemonctl.sandbox",),
    "starlette": ("daemonctl.market",),
    "uvicorn": ("daemonctl.market",),
    "jinja2": ("daemonctl.market",),
    "psycopg": ("daemonctl.market.store",),
    "boto3": ("daemonctl.market",),
    "prometheus_client": ("daemonctl.market",),
    "requests": ("daemonctl.marketsession",),
    "rich": ("daemonctl.cli", "daemonctl.demo"),
    "PySide6": ("tray",),
}


@cache
def modules() -> dict[str, Path]:
    """Every module of both packages by its dotted name."""
    found = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@cache
def imports(name: str) -> frozenset[str]:
    """What a module imports anywhere in it, inside functions too; ours as the module meant."""
    path = modules()[name]
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    return frozenset(_imports(ast.parse(path.read_text()), package)) - {name}


def _imports(tree: ast.AST, package: str) -> Iterator[str]:
    ours = modules()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, node.module or ""]).strip(".") if node.level else node.module
            assert base
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield inner if inner in ours else base
        elif isinstance(node, ast.Call) and node.args and _names_a_module(node):
            yield from _named(node.args[0])


def _names_a_module(node: ast.Call) -> bool:
    return ast.unparse(node.func).rpartition(".")[2] in ("import_module", "__import__")


def _named(word: ast.expr) -> Iterator[str]:
    """What import_module is given: a name, or all that begins as the name does."""
    if isinstance(word, ast.JoinedStr):
        start = word.values[0]
        # A name that is put together as the program runs shall at least name its package.
        assert isinstance(start, ast.Constant), ast.unparse(word)
        yield from (name for name in modules() if name.startswith(str(start.value)))
    else:
        assert isinstance(word, ast.Constant), ast.unparse(word)
        yield str(word.value)


def within(name: str, packages: tuple[str, ...]) -> bool:
    """Whether the module is one of the packages or lies inside one."""
    return any(name == one or name.startswith(f"{one}.") for one in packages)


def edges() -> list[tuple[str, str]]:
    """(importer, imported) for all that both packages import."""
    return [(name, target) for name in modules() for target in sorted(imports(name))]


def test_daemonctl_never_imports_qt_or_the_tray() -> None:
    wrong = [
        edge
        for edge in edges()
        if within(edge[0], ("daemonctl",)) and within(edge[1], ("tray", "PySide6", "shiboken6"))
    ]
    assert wrong == []


def test_the_tray_sees_only_the_facade_of_daemonctl() -> None:
    allowed = tuple(f"daemonctl.{name}" for name in SEEN_BY_TRAY)
    wrong = [
        edge
        for edge in edges()
        if within(edge[0], ("tray",))
        and within(edge[1], ("daemonctl",))
        and edge[1] != "daemonctl"  # its version
        and not within(edge[1], allowed)
    ]
    assert wrong == []


@pytest.mark.parametrize("sibling", SIBLINGS)
def test_siblings_meet_only_in_the_market_s_messages(sibling: str) -> None:
    strangers = set(SIBLINGS) - {sibling} - MAY_USE.get(sibling, set())
    wrong = [
        edge
        for edge in edges()
        if within(edge[0], (f"daemonctl.{sibling}",))
        and within(edge[1], tuple(f"daemonctl.{name}" for name in strangers))
        and not within(edge[1], SEEN_BY_ALL)
    ]
    assert wrong == []


def test_a_pause_pays_for_none_of_the_windows_questions() -> None:
    # `cpushare pause` imports daemonctl.control; beside it stands what windows ask.
    assert [
        name for name in imports("daemonctl.control") if name.startswith("daemonctl.control.")
    ] == []


def test_the_ground_floor_knows_no_role() -> None:
    roles = tuple(f"daemonctl.{name}" for name in SIBLINGS)
    wrong = [
        edge
        for edge in edges()
        if edge[0].startswith("daemonctl")
        and edge[0].count(".") <= 1
        and not within(edge[0], (*roles, *FRONT_ENDS))
        and within(edge[1], roles)
        and not within(edge[1], SEEN_BY_ALL)
    ]
    assert wrong == []


def test_how_a_module_is_started_is_known_in_one_place_that_needs_nothing() -> None:
    # A bundle has no interpreter: whoever starts one himself breaks there.
    knowing = {
        name
        for name, path in modules().items()
        if within(name, ("daemonctl",)) and "sys.executable" in path.read_text()
    }
    assert knowing == {"daemonctl.program"}
    needed = {one.partition(".")[0] for one in imports("daemonctl.program")}
    assert needed <= sys.stdlib_module_names


def test_the_front_ends_are_imported_by_nobody_below_them() -> None:
    wrong = [
        edge for edge in edges() if within(edge[1], FRONT_ENDS) and not within(edge[0], FRONT_ENDS)
    ]
    assert wrong == []


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_met_only_where_it_belongs(library: str) -> None:
    wrong = [
        edge
        for edge in edges()
        if within(edge[1], (library,)) and not within(edge[0], OWNERS[library])
    ]
    assert wrong == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {name: {one for one in imports(name) if one in modules()} for name in modules()}
    cycles: list[list[str]] = []
    done: set[str] = set()

    def visit(name: str, trail: list[str]) -> None:
        if name in trail:
            cycles.append([*trail[trail.index(name) :], name])
        elif name not in done:
            for target in sorted(graph[name]):
                visit(target, [*trail, name])
            done.add(name)

    for name in graph:
        visit(name, [])
    assert cycles == []


def test_only_the_command_line_ends_the_process() -> None:
    ends = re.compile(r"\b(sys\.exit|SystemExit|(?<![\w.])(exit|quit))\b\s*\(")
    wrong = [
        name
        for name, path in modules().items()
        if not within(name, ("daemonctl.cli", "tray.app"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ends.match(f"{ast.unparse(node.func)}(")
    ]
    assert wrong == []


@cache
def sources() -> list[Path]:
    """Every Python file of the project."""
    folders = (*PACKAGES, "packaging", "tests", "docs", "icons")
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def test_no_file_is_longer_than_one_idea() -> None:
    lengths = {path: len(path.read_text().splitlines()) for path in sources()}
    assert {str(path): lines for path, lines in lengths.items() if lines >= MOST_LINES} == {}


def test_no_file_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils.py", "util.py", "helpers.py", "misc.py", "common.py"}
    assert [path for path in sources() if path.name in drawers] == []


def test_packaging_and_tests_are_no_packages() -> None:
    # packaging/ with an __init__.py would hide the library of that name.
    found = [*(ROOT / "packaging").rglob("__init__.py"), *(ROOT / "tests").rglob("__init__.py")]
    assert found == []


def test_the_top_level_folders_are_those_of_the_design() -> None:
    made = {"build", "dist"}
    found = {path.name for path in ROOT.iterdir() if path.is_dir()} - made
    assert {name for name in found if not name.startswith(".") or name in FOLDERS} == FOLDERS


@pytest.mark.parametrize("package", PACKAGES)
def test_unit_tests_lie_where_their_subject_lies(package: str) -> None:
    tests = ROOT / "tests" / "unit" / package
    folders = {path.parent.relative_to(tests) for path in tests.rglob("test_*.py")}
    assert [folder for folder in folders if not (ROOT / package / folder).is_dir()] == []


def test_every_public_function_and_class_says_what_it_is() -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    wrong = [
        f"{name}.{node.name}"
        for name, path in modules().items()
        for node in ast.parse(path.read_text()).body
        if isinstance(node, kinds) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert wrong == []


def test_every_module_says_what_it_is() -> None:
    wrong = [
        name
        for name, path in modules().items()
        if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert wrong == []


def test_no_file_names_a_place_outside_the_project() -> None:
    # Names without a dot, of this machine, kept for examples; of specifications.
    local = r"…|[\w-]+(:\d+)?$|127\.\d|\[::1\]|([\w-]+\.)*(example\.\w+|example|invalid|test)\b"
    specified = r"(www\.w3\.org|keepachangelog\.com|semver\.org|www\.apache\.org)$"
    known = re.compile(f"{local}|{specified}")
    url = re.compile(r"""https?://([^\s/"'`<>)}{\\]+)""")
    files = [*(path for path in ROOT.iterdir() if path.is_file()), *_texts()]
    named = {(path.relative_to(ROOT), host) for path in files for host in url.findall(_read(path))}
    assert {(str(path), host) for path, host in named if not known.match(host)} == set()


def _read(path: Path) -> str:
    return path.read_text(errors="replace")


def _texts() -> Iterator[Path]:
    kinds = {".py", ".md", ".sh", ".toml", ".lock", ".c", ".h", ".svg", ".cpu", ".service", ".html"}
    for folder in sorted(FOLDERS - {"tests"}):  # tests make up addresses of every kind
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in kinds:
                yield path
