"""The demo as a volunteer: sell orders for half of the cores, and rules that let them compute."""

from __future__ import annotations

from daemonctl import cores, files
from daemonctl.control import rules
from daemonctl.demo.home import Account
from daemonctl.errors import OrderError
from daemonctl.model import MICRO
from daemonctl.orders import schema
from daemonctl.orders.folder import OFF, ON, write_order
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths
from daemonctl.settings import Rules

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


def write_settings(paths: Paths) -> None:
    """Let the demo compute although its user sits at the machine, and wherever it is plugged in.

    Only where there are no settings yet: they are the demo user's to change.
    """
    if not paths.settings.exists():
        rules.change(
            paths,
            rules=Rules(pause_when_active=False, pause_full_screen=False, pause_on_battery=False),
        )


def _read(paths: Paths, name: str) -> SellOrder | None:
    try:
        return schema.load(paths.orders / (name + ON))
    except OrderError:
        return None
