"""What a sell order says, and the text of its file: made here by markets, sellers and the tray.

`daemonctl.orders` reads it back.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from daemonctl import coins

FORMAT = 1
LONGEST_NAME = 100
"""Letters that a beneficiary's name may have."""


@dataclass(frozen=True)
class SellOrder:
    """What a `.cpu` file says.

    market: its address, as `address.check` gives it. order: the market's id of this order.
    account: id of who is credited. beneficiary: its name, for people.
    ask: least price, micro-coins per reference core-hour. core: logical CPU; None = not said.
    """

    market: str
    order: str
    account: str
    beneficiary: str
    ask: int
    core: int | None = None


def render(order: SellOrder) -> str:
    """The text of its file; `orders.schema.parse` reads it back."""
    lines = [
        f"format = {FORMAT}",
        f"market = {_quote(order.market)}",
        f"order = {_quote(order.order)}",
        f"account = {_quote(order.account)}",
        f"beneficiary = {_quote(order.beneficiary)}",
        f"ask = {_quote(coins.show(order.ask))}  # CPUCoins per reference core-hour, at least",
    ]
    if order.core is not None:
        lines.append(f"core = {order.core}")
    return "\n".join(lines) + "\n"


def _quote(value: str) -> str:
    # For printable text JSON's quoting is TOML's.
    quoted: str = msgspec.json.encode(value).decode()
    return quoted
