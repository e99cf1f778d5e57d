"""What people type into a window's fields, checked by the rules that its files are read by.

Each raises InputError, with the remedy.
"""

from __future__ import annotations

from daemonctl.address import check as check_address
from daemonctl.coins import parse as parse_amount
from daemonctl.coins import show as show_amount

__all__ = ["check_address", "parse_amount", "show_amount"]
