"""The wizard: from an empty home to the first job in four pages, and again whenever wanted."""

from tray.wizard.dialog import Wizard

__all__ = ["Wizard"]
