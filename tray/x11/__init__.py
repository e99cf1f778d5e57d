"""A small X11 client of our own, for what Qt does not tell: idleness, full screen, a global key.

It speaks the protocol over its own socket. Xlib ends the whole program when the server goes, and
binding it (or xcb) through ctypes costs as much memory as all that the tray does with it.
"""
