"""What went wrong is told in words."""

from __future__ import annotations

from daemonctl.errors import StateError
from daemonctl.model import Problem
from tray.window.failure import as_text, problem


def test_an_error_of_ours_keeps_its_three_parts() -> None:
    told = problem(StateError("It broke", detail="in two", hint="glue it"))
    assert told == Problem("It broke", "in two", "glue it")
    assert as_text(told) == "It broke\nin two\nglue it"


def test_an_error_of_the_system_names_its_file() -> None:
    told = problem(OSError(28, "No space left on device", "/x/y"))
    assert told == Problem("No space left on device", "/x/y")


def test_an_error_without_words_has_at_least_a_name() -> None:
    assert problem(ValueError()) == Problem("ValueError")
