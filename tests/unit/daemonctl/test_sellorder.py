"""The text of a sell order, which whoever sells reads back."""

from __future__ import annotations

import pytest

from daemonctl.orders import schema
from daemonctl.sellorder import SellOrder, render


@pytest.mark.parametrize("core", [None, 0, 8191])
@pytest.mark.parametrize("name", ["libcaca", 'with "quotes" and \\', "Größe 数", "a" * 100])
def test_what_is_rendered_is_read_back(core, name):
    order = SellOrder("https://market.example.org", "o1", "a1", name, 250_000, core)
    assert schema.parse(render(order)) == order
