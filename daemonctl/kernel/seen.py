"""All that a finding is made from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from daemonctl.kernel.config import KernelConfig
from daemonctl.kernel.facts import Facts


@dataclass(frozen=True)
class Seen:
    """facts: of the probe. config: of the build. family: of the distribution. root: for files."""

    facts: Facts
    config: KernelConfig
    family: str
    root: Path

    def evidence(self, probed: str, option: str = "", *others: str) -> str:
        """What the probe said, what the build says of `option`, and the rest, in one line."""
        parts = [probed, self.config.words(option) if option else "", *others]
        return "; ".join(part for part in parts if part)
