"""history.sqlite for those who only look: while the daemon writes it, or while none runs."""

from __future__ import annotations

import contextlib
import os
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
    if not path.is_file():
        # Another user's daemon may have made a pipe of it, at which SQLite would wait for ever.
        raise StateError("The history cannot be read", detail=f"{path}: not a plain file")
    try:
        with contextlib.closing(_open(path)) as db:
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


def _open(path: Path) -> sqlite3.Connection:
    # Not "immutable": the daemon writes meanwhile. The writer's log may have to be opened.
    how = "mode=ro"
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() and not os.access(path.parent, os.W_OK):
        # A daemon of another user's, which does not run: SQLite would make the log, and may not.
        how = "immutable=1"
    return sqlite3.connect(
        f"file:{quote(str(path))}?{how}", uri=True, timeout=_BUSY_S, isolation_level=None
    )
