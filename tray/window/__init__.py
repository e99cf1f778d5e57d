"""The main window: what the cores do now, what they earned, what they did, and what this is."""

from tray.window.mainwindow import MainWindow

__all__ = ["MainWindow"]
