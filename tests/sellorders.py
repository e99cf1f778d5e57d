"""A folder of sell orders on a machine of four cores, for tests."""

from __future__ import annotations

from daemonctl.control import selling
from daemonctl.orders import schema
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths

FOUR = range(4)
MARKET = "https://market.example.org"
LIBCACA = SellOrder(MARKET, "", "a1", "libcaca", 0)
OTHER = SellOrder(MARKET, "o7", "a2", "Ärzte & Söhne, e.V.", 800_000)

COMMENTED = """\
# given to me by a friend
format = 1
market = "https://market.example.org"
order = "o1"
account = "a1"   # who is credited
beneficiary = "libcaca"
ask = "0"        # a gift
"""


def put(paths: Paths, name: str, text: str | None = None, core: int | None = None) -> None:
    paths.orders.mkdir(parents=True, exist_ok=True)
    order = SellOrder(MARKET, "o1", "a1", "libcaca", 0, core)
    (paths.orders / name).write_text(schema.render(order) if text is None else text)


def names(paths: Paths) -> list[str]:
    return sorted(path.name for path in paths.orders.iterdir())


def contents(paths: Paths) -> dict[str, tuple[bytes, int]]:
    """All that is in the folder, hidden files too."""
    if not paths.orders.exists():
        return {}
    return {path.name: (path.read_bytes(), path.stat().st_mode) for path in paths.orders.iterdir()}


def shown(paths: Paths) -> dict[int, tuple[str, bool]]:
    return {s.core.number: (s.file, s.on) for s in selling.book(paths).sales if s.file}
