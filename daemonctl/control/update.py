"""An update in the place of a program that runs: how one learns of it and becomes it."""

from daemonctl.program import become
from daemonctl.replaced import EVERY_S, Replacement

__all__ = ["EVERY_S", "Replacement", "become"]
