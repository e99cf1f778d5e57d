"""The settings window; imported when it is first opened."""

from tray.settings.window import SettingsWindow

__all__ = ["SettingsWindow"]
