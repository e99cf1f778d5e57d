"""That a new sentence of `daemonctl` cannot be forgotten, nor an old one kept."""

from __future__ import annotations

import ast

import pytest

from tests import dictionary
from tray.foreign import _templates, fileswords, machinewords, marketwords, servicewords

MODULES = (fileswords, marketwords, machinewords, servicewords)
TEXTS = tuple(text for module in MODULES for text in module.TEXTS)


def test_every_sentence_that_a_window_may_have_to_show_is_there() -> None:
    assert sorted(dictionary.sentences() - set(TEXTS)) == []


def test_none_is_there_that_no_longer_exists() -> None:
    known = {one for text in dictionary.texts() for one in dictionary.cut(text)}
    assert sorted(set(TEXTS) - known) == []
    assert sorted(dictionary.UNSEEN - known) == []


def test_each_is_there_once_with_something_of_its_own_between_its_places() -> None:
    assert len(set(TEXTS)) == len(TEXTS)
    for one in _templates():
        assert all(one.literals[1:-1]), one.text
        assert one.places == tuple(range(1, len(one.places) + 1)), one.text
        assert dictionary.words(one.text) >= 1, one.text


def test_every_word_of_windows_lists_is_one_that_translators_are_shown() -> None:
    # lupdate reads the sources: what it cannot see there has no translation.
    for module in MODULES:
        with open(module.__file__) as file:  # noqa: PTH123 - as ast wants it
            tree = ast.parse(file.read())
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        seen = [ast.literal_eval(node.args[1]) for node in calls]
        assert {ast.unparse(node.func) for node in calls} == {"QT_TRANSLATE_NOOP"}
        assert {ast.literal_eval(node.args[0]) for node in calls} == {"Daemon"}
        assert tuple(seen) == module.TEXTS


@pytest.mark.parametrize(
    ("source", "sentences"),
    [
        ('raise _no(f"{path.name} is odd: {error}")', ["%1 is odd"]),
        ('f"{place}: {field}: it is odd"', ["it is odd"]),
        ('f"{a}; not so: {b}; it ended as {c}: {d}"', ["not so", "it ended as %1"]),
        ('f"Do this first. {then}"', ["Do this first."]),
        ("f\"{size or 'no size'} is odd\"", ["%1 is odd", "no size"]),
        ('"add {0} to it, reboot."', ["add %1 to it, reboot."]),
        ('f"{path}: {error}"', []),
        ('"a docstring of its own"', []),
        ('log.info("not for windows: %s", error)', []),
        ('re.compile("a pattern or so")', []),
        ('say("cpushare account show")', []),
        ('say("CONFIG_X cpu3")', []),
    ],
)
def test_sentences_are_taken_from_sources_as_they_are_joined(
    source: str, sentences: list[str]
) -> None:
    source = source if source.startswith(('"a doc', "log", "re.")) else f"x = {source}"
    source = source.replace("x = raise", "raise")
    texts = dictionary._texts(ast.parse(source))
    found = [one for text in texts for one in dictionary.cut(text) if dictionary.words(one) >= 2]
    assert found == sentences
