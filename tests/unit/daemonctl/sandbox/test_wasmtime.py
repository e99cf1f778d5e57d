"""The installed wasmtime has every name that the sandbox relies on, promised or not."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest

import daemonctl.sandbox

FOLDER = Path(daemonctl.sandbox.__file__).parent
LOST = (
    f"wasmtime {metadata.version('wasmtime')} lacks what the sandbox is built on:"
    " see in its changes what came in the place of these, before it is shipped"
)


def trees() -> list[ast.Module]:
    """The sandbox's sources."""
    return [ast.parse(path.read_text()) for path in sorted(FOLDER.glob("*.py"))]


def imported() -> Iterator[tuple[str, str]]:
    """(module, name) of all that is imported from wasmtime."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("wasmtime"):
                yield from ((node.module or "", alias.name) for alias in node.names)


def taken() -> Iterator[str]:
    """Attributes of `wasmtime._ffi`, which binds the library."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "_ffi":
                yield node.attr


def bound() -> Iterator[str]:
    """Functions of the library that are bound by hand: ("name", _ffi.dll)."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Tuple) and [ast.unparse(one) for one in node.elts[1:]] == [
                "_ffi.dll"
            ]:
                yield ast.literal_eval(node.elts[0])


def test_all_that_is_imported_is_there() -> None:
    names = set(imported())
    assert len(names) > 8
    lost = [one for one in names if not hasattr(importlib.import_module(one[0]), one[1])]
    assert lost == [], LOST


def test_all_that_is_taken_from_the_binding_is_there() -> None:
    ffi = importlib.import_module("wasmtime._ffi")
    names = set(taken())
    assert len(names) > 4
    assert [name for name in sorted(names) if not hasattr(ffi, name)] == [], LOST


def test_the_library_has_all_functions_that_are_bound_by_hand() -> None:
    ffi = importlib.import_module("wasmtime._ffi")
    names = set(bound())
    assert len(names) > 4
    assert [name for name in sorted(names) if not hasattr(ffi.dll, name)] == [], LOST


@pytest.mark.parametrize("name", ["no_such_function_of_wasmtime"])
def test_a_function_that_is_gone_would_be_noticed(name: str) -> None:
    assert not hasattr(importlib.import_module("wasmtime._ffi").dll, name)
