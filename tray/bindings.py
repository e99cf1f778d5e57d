"""Keeps the Qt bindings from keeping the text of every module.

PySide6 can give its classes other names (`set_window_title`), module by module. To learn which
modules want that it has the standard library read the source of each that is imported after it,
and that keeps the source: 2.5 MB in the tray before a window is open. We use Qt's own names.
"""

from __future__ import annotations

import sys

_FEATURE, _ASKS = "shibokensupport.feature", "_mod_uses_pyside"


def forget_other_names() -> bool:
    """Let no module imported from now on be read for that. False: these bindings are others,
    and it stays as it is."""
    feature = sys.modules.get(_FEATURE)
    if not hasattr(feature, _ASKS):
        return False
    setattr(feature, _ASKS, lambda _module: False)
    return True
