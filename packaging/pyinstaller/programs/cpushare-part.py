"""`cpushare-part` of a bundle: becomes the private module that its first word names.

A module is run by its file, as `python FILE` does, so that the packages around it are loaded only
if it asks for them; the zygote, which has no such form, is called.
"""

import marshal
import sys
from pathlib import Path

from daemonctl.program import PRIVATE

HEADER_BYTES = 16
"""Of a .pyc file, before its code."""


def become(module: str) -> None:
    """Run the module's code in the place of this one."""
    file = Path(__file__).parent.joinpath(*module.split(".")).with_suffix(".pyc")
    code = marshal.loads(file.read_bytes()[HEADER_BYTES:])
    exec(code, sys.modules["__main__"].__dict__)


if sys.argv[1:2] == ["daemonctl.sandbox.zygote"]:
    from daemonctl.sandbox import zygote

    zygote.main(*map(int, sys.argv[2:4]))
elif sys.argv[1:2] and sys.argv[1] in PRIVATE:
    del sys.argv[0]
    become(sys.argv[0])
else:
    sys.exit("cpushare-part is no command: other programs of this folder start it")
