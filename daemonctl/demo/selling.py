"""The demo as a volunteer: sell orders for half of the cores, and coins that come in."""

from __future__ import annotations

from daemonctl import cores, files
from daemonctl.demo.home import Account
from daemonctl.errors import OrderError
from daemonctl.model import MICRO
from daemonctl.orders import schema
from daemonctl.orders.folder import OFF, ON, write_order
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths

ASK = MICRO // 2
"""Micro-coins per reference core-hour: half of what the demo's buyer bids."""
BENEFICIARY = "yourself (demo)"


def half(usable: tuple[int, ...]) -> tuple[int, ...]:
    """The cores that the demo sells: half of those there are, at least one."""
    return usable[: max(1, len(usable) // 2)]


def write_orders(paths: Paths, market: str, seller: Account) -> tuple[int, ...]:
    """See that there is a sell order for half of the cores; those cores.

    An order that was switched off stays off.
    """
    sold = half(cores.usable())
    for core in sold:
        name = f"demo-cpu{core}"
        order = SellOrder(market, name, seller.account, BENEFICIARY, ASK, core)
        off = paths.orders / (name + OFF)
        if off.exists():
            files.replace(off, schema.render(order).encode())
        elif _read(paths, name) != order:
            write_order(paths.orders, order, name, replace=True)
    return sold


def _read(paths: Paths, name: str) -> SellOrder | None:
    try:
        return schema.load(paths.orders / (name + ON))
    except OrderError:
        return None
