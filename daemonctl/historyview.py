"""history.sqlite for those who only look: while the daemon writes it, or while none runs."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from daemonctl.errors import StateError
from daemonctl.historyschema import VERSION

_BUSY_S = 2.0


@contextlib.contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection | None]:
    """One unchanging view of the file for all of the block's questions, which cannot write.

    None where there is no history yet. Raises StateError, also for errors inside the block: the
    file is damaged, of a later version, or cannot be read.
    """
    if not path.exists():
        yield None
        return
    try:
        # Not "immutable": the daemon writes meanwhile. The writer's log may have to be opened.
        db = sqlite3.connect(
            f"file:{quote(str(path))}?mode=ro", uri=True, timeout=_BUSY_S, isolation_level=None
        )
        with contextlib.closing(db):
            db.execute("BEGIN")
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                raise StateError(
                    "The history was written by a later version of CPUShare",
                    detail=f"{path} has schema {version}, this version knows {VERSION}",
                    hint="Install that version again, or move the file away.",
                )
            # Version 0: the daemon is just about to make the tables.
            yield db if version else None
    except sqlite3.Error as error:
        raise StateError(
            "The history cannot be read",
            detail=f"{path}: {error}",
            hint="If it stays so: stop the daemon and move the file away; coins are kept by the"
            " market.",
        ) from error
