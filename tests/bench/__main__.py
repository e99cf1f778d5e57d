"""`python -m tests.bench [--only NAME]`: measure, one JSON object a line on standard output."""

from __future__ import annotations

import argparse
import subprocess
import sys
import traceback

from tests.bench import harness


def main(words: list[str] | None = None) -> int:
    """Measure what is asked for; 0 if all of it was measured, 2 for an unknown name."""
    found = harness.topics()
    every = sorted(figure for topic in found.values() for figure in topic.FIGURES)
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help=f"a figure or a topic; may be repeated. Figures: {', '.join(every)}",
    )
    only = [word for words in parser.parse_args(words).only for word in words.split(",") if word]
    try:
        chosen = harness.select(found, only)
    except harness.UnknownFigure as error:
        sys.stderr.write(f"No figure is called {error}. There are: {', '.join(every)}\n")
        return 2
    if len(chosen) > 1:
        return max(_apart(figures) for figures in chosen.values())
    complete = True
    for name, figures in chosen.items():
        missing = set(figures)
        try:
            for figure in found[name].measure(figures):
                line = figure.line()
                sys.stdout.write(f"{line}\n")
                sys.stdout.flush()
                harness.keep([line])
                missing.discard(figure.figure)
        except Exception:  # noqa: BLE001 - the other topics are to be measured all the same
            traceback.print_exc()
        if missing:
            complete = False
            sys.stderr.write(f"{name} did not measure: {', '.join(sorted(missing))}\n")
    return 0 if complete else 1


def _apart(figures: set[str]) -> int:
    """One topic in a process of its own: what another has loaded (Qt) is in nobody's figures."""
    command = [sys.executable, "-m", "tests.bench", "--only", ",".join(sorted(figures))]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
