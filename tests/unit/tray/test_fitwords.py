"""Every finding about the kernel has words and a mark."""

from __future__ import annotations

import pytest

from daemonctl.control.machine import Feature, Finding, State
from tray.fitwords import FitWords, shape
from tray.shape import Shape


@pytest.mark.parametrize("feature", list(Feature))
@pytest.mark.parametrize("state", list(State))
def test_every_feature_and_state_has_words(feature: Feature, state: State) -> None:
    words = FitWords()
    assert words.title(feature)
    assert words.purpose(feature)
    assert words.state(Finding(feature, state, ""))


def test_what_is_needed_and_missing_differs_from_what_only_helps() -> None:
    findings = (
        Finding(Feature.SECCOMP_FILTER, State.PRESENT, ""),
        Finding(Feature.PROOF, State.ABSENT, ""),
        Finding(Feature.LANDLOCK, State.ABSENT, ""),
        Finding(Feature.LANDLOCK, State.UNKNOWN, ""),
    )
    assert [shape(one) for one in findings] == [
        Shape.TICK,
        Shape.CROSS,
        Shape.DASH,
        Shape.QUERY,
    ]
