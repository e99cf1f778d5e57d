"""Every text that the tray's sources ask for is seen by Qt's tool, and as what it is.

The tool passes over a call inside an f-string, takes a name before `.tr` for a context, and a
comma behind the comment for a number: such a text would stay English, whoever translates.
"""

from __future__ import annotations

import ast
import runpy
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[4]

Seen = dict[tuple[str, str, str], bool]
"""(context, text, comment): whether its forms go by a number."""


@dataclass(frozen=True)
class Asked:
    """One call. text: "" where it is no literal. counts: the call gives a number."""

    context: str
    text: str
    comment: str
    counts: bool
    where: str


def asked(node: ast.AST, file: str, inside: str = "") -> Iterator[Asked]:
    """The calls below `node`. inside: the class that it stands in."""
    if isinstance(node, ast.ClassDef):
        inside = node.name
    if isinstance(node, ast.Call):
        where = f"{file}:{node.lineno}"
        name = ast.unparse(node.func)
        words = [_literal(one) for one in node.args] + [""] * 3
        if name.endswith(".tr"):
            yield Asked(inside, words[0], words[1], len(node.args) > 2, where)
        elif name.split(".")[-1].strip("_") == "translate" and words[0] and words[1]:
            yield Asked(words[0], words[1], words[2], len(node.args) > 3, where)
    for part in ast.iter_child_nodes(node):
        yield from asked(part, file, inside)


def _literal(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def faults(texts: list[Asked], seen: Seen) -> list[str]:
    """What would stay English, or is asked with a number on one side alone."""
    found = []
    for one in texts:
        counts = seen.get((one.context, one.text, one.comment))
        if counts is None:
            found.append(f"{one.where}: not seen: {one.text}")
        elif not counts == one.counts == ("%n" in one.text):
            found.append(f"{one.where}: a number here, none there: {one.text}")
    return found


Look = Callable[[Path], tuple[list[Asked], Seen]]


@pytest.fixture
def see(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Look:
    """What the tool sees in the sources below a folder."""
    tools = runpy.run_path(str(ROOT / "packaging" / "setup" / "translations.py"))

    def look(root: Path) -> tuple[list[Asked], Seen]:
        monkeypatch.setitem(tools["update"].__globals__, "ROOT", root)
        tools["update"](tmp_path)
        seen = {
            (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            ): message.get("numerus") == "yes"
            for context in ET.parse(tmp_path / "cpushare_de.ts").iter("context")
            for message in context.iter("message")
        }
        texts = [
            one
            for source in sorted((root / "tray").rglob("*.py"))
            for one in asked(ast.parse(source.read_text()), str(source.relative_to(root)))
        ]
        return texts, seen

    return look


def test_every_text_of_the_tray_is_seen(see: Look) -> None:
    texts, seen = see(ROOT)
    assert len(texts) > 500
    assert faults(texts, seen) == []


@pytest.mark.parametrize(
    "call",
    [
        "f\"{self.tr('Its key is here.')}\"",
        'words.tr("Ticked.")',
        'self.tr(\n            "A text",\n            "a comment",\n        )',
        'self.tr("%n core(s)")',
        'self.tr("one core", "", 1)',
        "self.tr(text)",
    ],
)
def test_a_text_that_would_stay_english_is_found(call: str, see: Look, tmp_path: Path) -> None:
    folder = tmp_path / "tray"
    folder.mkdir()
    (folder / "a.py").write_text(
        f'class Box:\n    def say(self, words, text):\n        self.tr("good")\n        {call}\n'
    )
    (fault,) = faults(*see(tmp_path))
    assert fault.startswith("tray/a.py:4:")
