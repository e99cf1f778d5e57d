"""`cpushare submit, results`: have a computation done."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from daemonctl.cli.buyerwords import add_market, find, value_of

if TYPE_CHECKING:
    from daemonctl.buyer.client import BuyerClient
    from daemonctl.buyer.submit import Plan, Terms
    from daemonctl.cli.buyerview import View


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register both commands."""
    _add_submit(
        subparsers.add_parser(
            "submit",
            help="have a computation done",
            description="Have MODULE.wasm run on each input by other people's machines. A job "
            "reads its input on standard input; what it writes on standard output is its result. "
            "The work of a sample is measured here; the price is fixed and held before anything "
            "runs.",
        )
    )
    results = subparsers.add_parser(
        "results",
        help="fetch a computation's results",
        description="Fetch what is settled; what lies there already is not fetched again. "
        "Exit code 1: some jobs failed.",
    )
    results.add_argument("computation", metavar="ID", help="as submit told it")
    _add_collecting(results)
    change = results.add_mutually_exclusive_group()
    change.add_argument("--cancel", action="store_true", help="end it; unspent escrow comes back")
    change.add_argument(
        "--budget",
        metavar="COINS",
        help="hold so many CPUCoins for what is still open; what was halted for its price goes on",
    )


def _add_submit(submit: argparse.ArgumentParser) -> None:
    submit.add_argument("module", type=Path, metavar="MODULE.wasm")
    submit.add_argument(
        "--inputs",
        nargs="+",
        required=True,
        metavar="FILE",
        help="one job each; patterns in quotes are expanded: 'images/*.pgm'",
    )
    submit.add_argument("--args", default="", metavar="'WORDS'", help="arguments of every job")
    submit.add_argument("--name", default="", help="of the computation, for people")
    submit.add_argument(
        "--bid",
        default="1",
        metavar="COINS",
        help="CPUCoins per reference core-hour (default 1); better-paying goes first",
    )
    submit.add_argument(
        "--quorum",
        type=int,
        default=2,
        metavar="N",
        help="owners whose results must agree bit for bit (default 2)",
    )
    submit.add_argument(
        "--memory", type=int, default=512, metavar="MIB", help="most a job may use (default 512)"
    )
    submit.add_argument(
        "--work",
        type=float,
        metavar="S",
        help="reference core-seconds of one job; do not run a sample here",
    )
    _add_terms(submit)
    submit.add_argument("-y", "--yes", action="store_true", help="do not ask before paying")
    _add_collecting(submit)


def _add_terms(submit: argparse.ArgumentParser) -> None:
    submit.add_argument(
        "--budget",
        metavar="COINS",
        help="hold so many CPUCoins at most: hosts may need more work than the sample, and are "
        "paid for it up to that (default: half as much again as it costs, where you have it)",
    )
    submit.add_argument(
        "--expires",
        metavar="TIME",
        help="give up what is not done after 12h, 7d, …; what was not spent comes back",
    )
    submit.add_argument(
        "--adaptive",
        action="store_true",
        help="machines that proved right many times may compute a job alone; they are spot-checked",
    )
    submit.add_argument("--description", default="", metavar="TEXT", help="for those who compute")
    submit.add_argument("--public", action="store_true", help="let anyone see the results")


def _add_collecting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", type=Path, metavar="DIR", help="write each result there")
    parser.add_argument(
        "--suffix",
        default=".out",
        help="put behind an input's name for its result's (default .out)",
    )
    parser.add_argument("--watch", action="store_true", help="go on until all are settled")
    add_market(parser)


@contextmanager
def view(out: TextIO) -> Iterator[View]:
    """Bars where `out` is a terminal, else plain lines."""
    if out.isatty():
        from daemonctl.cli.buyerbars import bars

        with bars(out) as shown:
            yield shown
    else:
        from daemonctl.cli.buyerview import View

        yield View(out)


def run(arguments: argparse.Namespace) -> int:
    """Do what `arguments.command` says."""
    return _submit(arguments) if arguments.command == "submit" else _results(arguments)


def _submit(arguments: argparse.Namespace) -> int:
    from daemonctl.buyer import accounts, submit
    from daemonctl.sandbox.speed import SpeedFile

    terms = _terms(arguments)
    paths, vault = find(arguments)
    market = accounts.choose_market(paths, arguments.market)
    with accounts.client(vault, market) as client, view(sys.stdout) as shown:
        # Before work is put into a sample.
        client.meet()
        account = client.account().account
        plan = submit.plan(terms, shown, SpeedFile(paths.speed))
        balance = submit.check_balance(client, plan)
        plan = submit.with_room(plan, balance)
        shown.cost(plan, balance)
        if not (arguments.yes or _agrees(plan)):
            shown.say("Nothing was submitted.")
            return 1
        created = submit.submit(paths, client, account, plan, shown)
        shown.created(created)
        if not (arguments.watch or arguments.to):
            shown.say(f"Fetch results: cpushare results {created.computation} --watch --to DIR")
            return 0
        names = tuple(one.name for one in plan.inputs)
        return _collect(arguments, client, created.computation, names, shown, watch=True)


def _terms(arguments: argparse.Namespace) -> Terms:
    from daemonctl import coins
    from daemonctl.buyer.submit import Terms
    from daemonctl.cli.times import span_s
    from daemonctl.errors import UsageError
    from daemonctl.market.wire import MAX_QUORUM

    if not 1 <= arguments.quorum <= MAX_QUORUM:
        raise UsageError(f"The quorum is 1 to {MAX_QUORUM}", detail=str(arguments.quorum))
    if not 1 <= arguments.memory <= 4096:
        raise UsageError("A job's memory is 1 to 4096 MiB", detail=str(arguments.memory))
    if arguments.work is not None and not 0 < arguments.work < 1e7:
        raise UsageError("A job's work is more than 0 seconds", detail=str(arguments.work))
    try:
        args = tuple(shlex.split(arguments.args))
    except ValueError as error:
        raise UsageError("--args cannot be split into words", detail=str(error)) from error
    return Terms(
        module=arguments.module,
        patterns=tuple(arguments.inputs),
        args=args,
        name=arguments.name,
        bid=value_of("--bid", coins.parse, arguments.bid),
        quorum=arguments.quorum,
        memory_bytes=arguments.memory * 1024 * 1024,
        work_ms=max(1, round(arguments.work * 1000)) if arguments.work else 0,
        budget=_budget(arguments),
        expires_in_s=float(span_s(arguments.expires)) if arguments.expires else 0.0,
        adaptive=arguments.adaptive,
        description=arguments.description,
        public=arguments.public,
    )


def _budget(arguments: argparse.Namespace) -> int:
    """Micro-coins; 0 where none was given."""
    from daemonctl import coins

    if not arguments.budget:
        return 0
    return value_of("--budget", coins.parse, arguments.budget)


def _agrees(plan: Plan) -> bool:
    """Ask where somebody can answer; where nobody can, the words of the command are the answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()) or not plan.escrow:
        return True
    sys.stdout.write("Submit it? [Y/n] ")
    sys.stdout.flush()
    return sys.stdin.readline().strip().lower() in ("", "y", "yes")


def _results(arguments: argparse.Namespace) -> int:
    from daemonctl.buyer import accounts, record

    budget = _budget(arguments)
    paths, vault = find(arguments)
    known = record.load(paths, arguments.computation)
    market = arguments.market or (known.market if known else None)
    with (
        accounts.client(vault, accounts.choose_market(paths, market)) as client,
        view(sys.stdout) as shown,
    ):
        if arguments.cancel:
            shown.info(client.cancel(arguments.computation))
        elif budget:
            shown.info(client.set_budget(arguments.computation, budget))
        names = known.names if known else ()
        return _collect(
            arguments, client, arguments.computation, names, shown, watch=arguments.watch
        )


def _collect(
    arguments: argparse.Namespace,
    client: BuyerClient,
    computation: str,
    names: tuple[str, ...],
    shown: View,
    *,
    watch: bool,
) -> int:
    from daemonctl.buyer.collect import Collector

    collector = Collector(
        client, computation, shown, names=names, to=arguments.to, suffix=arguments.suffix
    )
    try:
        tally = collector.run(until_finished=watch)
    except KeyboardInterrupt:
        shown.say(f"It goes on without you: cpushare results {computation} --watch --to DIR")
        raise
    shown.end(tally, arguments.to)
    return 1 if tally.failed else 0
