"""The file of the last result that is a picture: the daemon keeps it, the tray shows it.

At most one, at `Paths.last_result`, replaced whole. A lost one is no loss: it is never waited for.
"""

from __future__ import annotations

import msgspec

from daemonctl import files, picture
from daemonctl.paths import Paths

SCHEMA = 1
_WORDS = 200
_LONGEST = picture.MAX_BYTES + 16 * 1024


class Kept(msgspec.Struct, frozen=True):
    """computation: its name. core: that computed it. ended: seconds since the epoch.

    data: the job's output as it was, a stranger's bytes.
    """

    schema: int
    computation: str
    beneficiary: str
    core: int
    ended: float
    data: bytes


def keep(
    paths: Paths, *, computation: str, beneficiary: str, core: int, ended: float, data: bytes
) -> None:
    """Keep this output in place of the former one. Raises OSError."""
    kept = Kept(SCHEMA, computation[:_WORDS], beneficiary[:_WORDS], core, ended, data)
    mode = 0o640 if paths.shared else 0o600
    files.replace(paths.last_result, msgspec.msgpack.encode(kept), mode=mode, durable=False)


def kept(paths: Paths) -> Kept | None:
    """What is kept; None where there is nothing that this version can read."""
    try:
        data = files.read_small(paths.last_result, _LONGEST)
    except OSError:
        return None
    if data is None:
        return None
    try:
        found = msgspec.msgpack.decode(data, type=Kept)
    except (msgspec.DecodeError, ValueError):
        return None
    return found if found.schema == SCHEMA else None
