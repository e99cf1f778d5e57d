"""`cpushare market`: run a market, and what its operator does: one module a topic.

A topic is a module of this package that has

    add(actions, common) -> None    the parsers of its actions; `common` is a parent of each
    run(arguments) -> int           does what `arguments.action` says; the exit code

and stands in `TOPICS`. It imports nothing of the market outside its functions, so that help is
shown at once.
"""

from __future__ import annotations

import argparse

from daemonctl.cli.market import (
    auditing,
    copying,
    counting,
    flooring,
    granting,
    keeping,
    letting,
    listing,
    operators,
    serving,
    stopping,
)
from daemonctl.cli.market.opening import common

TOPICS = (
    serving,
    granting,
    listing,
    letting,
    stopping,
    flooring,
    counting,
    auditing,
    copying,
    keeping,
    operators,
)


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the group's commands."""
    market = subparsers.add_parser(
        "market", help="run a market", description="Run a market, and operate it."
    )
    actions = market.add_subparsers(dest="action", metavar="ACTION", required=True)
    parent = common()
    for topic in TOPICS:
        before = set(actions.choices)
        topic.add(actions, parent)
        for name in set(actions.choices) - before:
            actions.choices[name].set_defaults(topic=topic)


def run(arguments: argparse.Namespace) -> int:
    """Do the action; 0 if it is done, 1 where an audit finds a breach."""
    code: int = arguments.topic.run(arguments)
    return code
