"""First of all in every program of a bundle: give the environment back as it was found.

The bootloader has set where the bundle's libraries are and begun anew, as the loader reads that
once, at a program's start. From here on it would only mislead programs that are not ours:
systemctl, xdg-open and what that opens.
"""

import os

_FOUND = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
if _FOUND is None:
    os.environ.pop("LD_LIBRARY_PATH", None)
else:
    os.environ["LD_LIBRARY_PATH"] = _FOUND
# What the bootloader tells the next program about this one is nobody's business either.
for _name in [name for name in os.environ if name.startswith("_PYI_")]:
    del os.environ[_name]
