"""What was changed, and how each change is taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

MOST_STEPS = 100

Back = Callable[[], object]


@dataclass(frozen=True)
class Step:
    """One change.

    words: what was done, a sentence. back: takes it back; it may wait, and raises what the façade
    raises. key: of the field that was changed; changes of one field that follow each other are one
    step. "": a step of its own.
    """

    words: str
    back: Back
    key: str = ""


class Steps:
    """The changes since the window was opened, the last one on top."""

    def __init__(self) -> None:
        self._steps: list[Step] = []

    def did(self, step: Step) -> None:
        """Put a change on top; it grows together with the last one of the same field."""
        if step.key and self._steps and self._steps[-1].key == step.key:
            # The first of them knows what there was before.
            step = replace(step, back=self._steps.pop().back)
        self._steps = [*self._steps, step][-MOST_STEPS:]

    def take(self) -> Step | None:
        """The last change, which is forgotten; None where there is none."""
        return self._steps.pop() if self._steps else None

    @property
    def last(self) -> Step | None:
        """The last change."""
        return self._steps[-1] if self._steps else None
