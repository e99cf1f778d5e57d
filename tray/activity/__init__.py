"""Whether the user is at the machine: told by the desktop, never asked for again and again.

One adapter a file, after what it listens to; `watch.ActivityWatch` chooses among them.
"""

from tray.activity.watch import ActivityWatch

__all__ = ["ActivityWatch"]
