"""`cpushare orders`: list, add, enable, disable sell orders."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daemonctl.orders.folder import Entry, OrderBook
    from daemonctl.paths import Paths


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command and what it can do."""
    orders = subparsers.add_parser(
        "orders",
        help="list, add, switch on and off sell orders (.cpu files)",
        description="A sell order says: sell this core to this market, credit this account, ask "
        "at least this price. It is a .cpu file; NAME.cpu sells, NAME.cpu.off is switched off. "
        "A running daemon follows within a second.",
    )
    acts = orders.add_subparsers(dest="act", metavar="ACT", required=True, title="acts")
    acts.add_parser(
        "list",
        help="all orders, their cores, and what is wrong with those that cannot be used",
        description="List all orders. Exit code 1: some cannot be used.",
    )
    new = acts.add_parser(
        "add",
        help="check a .cpu file and copy it to the others",
        description="Check a .cpu file and copy it to the others; nothing is overwritten.",
    )
    new.add_argument("file", type=Path, metavar="FILE.cpu")
    new.add_argument("--core", type=int, metavar="N", help="sell cpuN by it, whatever it says")
    for act, what in (("enable", "let an order sell"), ("disable", "switch an order off")):
        one = acts.add_parser(act, help=what, description=f"{what.capitalize()}.")
        one.add_argument("name", metavar="NAME", help="of its file, as the list shows it")


def run(arguments: argparse.Namespace) -> int:
    """Do what `arguments.act` says."""
    from daemonctl.orders import folder
    from daemonctl.paths import Paths

    paths = Paths.current()
    match arguments.act:
        case "list":
            return _list(paths)
        case "add":
            return _add(paths, arguments.file, arguments.core)
        case "enable":
            path = folder.enable(_find(paths, arguments.name, folder.OFF))
        case _:
            path = folder.disable(_find(paths, arguments.name, folder.ON))
    _say(f"{path.name} {'sells' if path.name.endswith(folder.ON) else 'is off'}.")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _list(paths: Paths) -> int:
    from daemonctl.orders import folder

    book = folder.read(paths.orders)
    for line in _lines(book, paths.orders):
        _say(line)
    return 1 if book.problems else 0


def _lines(book: OrderBook, where: Path) -> Iterator[str]:
    rows = [("on", entry) for entry in book.sold] + [("off", entry) for entry in book.off]
    for state, entry in sorted(rows, key=lambda row: (row[1].core, row[1].path.name)):
        yield _line(state, entry)
    for error in (*book.problems, *book.off_problems):
        yield f"error: {error.title}"
        yield from (f"  {text}" for text in (error.detail, error.hint) if text)
    if not (rows or book.problems or book.off_problems):
        yield f"No sell orders in {where}. Add one by: cpushare orders add FILE.cpu"


def _line(state: str, entry: Entry) -> str:
    from daemonctl import coins

    order = entry.order
    price = f"asks {coins.show(order.ask)}" if order.ask else "gives"
    return (
        f"{state:<4}cpu{entry.core:<4}{entry.path.name:<28} {price} "
        f"for {order.beneficiary} at {order.market}"
    )


def _add(paths: Paths, file: Path, core: int | None) -> int:
    import dataclasses

    from daemonctl import cores
    from daemonctl.errors import OrderError, UsageError
    from daemonctl.orders import folder, schema

    order = schema.load(file)
    if core is not None:
        if core not in cores.usable():
            raise UsageError("There is no such core", detail=f"cpu{core}")
        order = dataclasses.replace(order, core=core)
    if not file.name.endswith(folder.ON):
        raise OrderError("Not a sell order", detail=f"{file.name} does not end in {folder.ON}")
    before = folder.read(paths.orders)
    wanted = order.core if order.core is not None else schema.core_in_name(file.name)
    for entry in before.sold:
        if entry.core == wanted:
            raise OrderError(
                f"cpu{wanted} is sold already",
                detail=f"by {entry.path.name}",
                hint=f"Give --core N, or first: cpushare orders disable {entry.path.name}",
            )
    path = folder.write_order(paths.orders, order, file.name)
    after = folder.read(paths.orders)
    for entry in after.sold:
        if entry.path == path:
            _say(_line("on", entry))
            return 0
    # It is well-formed and fits this machine or its other orders not: say why, leave nothing.
    path.unlink()
    known = {str(error) for error in before.problems}
    raise next(error for error in after.problems if str(error) not in known)


def _find(paths: Paths, name: str, ending: str) -> Path:
    """The order's file, whether or not its ending was typed."""
    from daemonctl.orders import folder

    stem = Path(name).name.removesuffix(".off").removesuffix(folder.ON)
    wanted = paths.orders / (stem + ending)
    other = folder.ON if ending == folder.OFF else folder.OFF
    done = paths.orders / (stem + other)
    return done if done.exists() and not wanted.exists() else wanted
