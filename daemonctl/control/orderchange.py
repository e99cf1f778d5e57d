"""Changes to the folder of sell orders, step by step, each of which can be taken back.

A step is one rename, creation, replacement or removal of one file; each happens whole or not at
all, and never to a file that is not as we saw it.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from daemonctl import files
from daemonctl.errors import OrderError
from daemonctl.orders.freshen import freshen
from daemonctl.orders.rename import rename_new


@dataclass(frozen=True)
class _Kept:
    """A file's bytes and mode. link: where it leads if it is a symbolic link, then no bytes."""

    data: bytes
    mode: int = 0o644
    link: str = ""


@dataclass(frozen=True)
class _Step:
    """before -> after, each (name, contents); None: no such file."""

    before: tuple[str, _Kept] | None
    after: tuple[str, _Kept] | None

    @property
    def back(self) -> _Step:
        return _Step(self.after, self.before)


@dataclass(frozen=True)
class Change:
    """What was done to the folder of sell orders, for `undo`. Opaque: keep it, compare it.

    latest: the files that had to be changed later than the others, to be shown instead of them.
    """

    steps: tuple[_Step, ...] = ()
    latest: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything was changed."""
        return bool(self.steps)


class Journal:
    """Does steps in `folder` and remembers them. Every method raises OrderError."""

    def __init__(self, folder: Path, latest: Collection[str] = ()) -> None:
        self.folder = folder
        self._latest = tuple(latest)
        self._steps: list[_Step] = []

    @property
    def change(self) -> Change:
        """All that was done."""
        return Change(tuple(self._steps), self._latest)

    def rename(self, name: str, target: str) -> None:
        """Rename a file; never over another one."""
        kept = self._there(name)
        self._do(_Step((name, kept), (target, kept)))

    def create(self, name: str, data: bytes) -> None:
        """Make a file; never over another one."""
        self._do(_Step(None, (name, _Kept(data))))

    def read(self, name: str) -> bytes:
        """The contents of a file that `rewrite` may change: of no link."""
        kept = self._there(name)
        if kept.link:
            raise OrderError(
                f"{name} is a link to another file",
                detail=f"{self.folder / name} leads to {kept.link}",
                hint="Change that file, or replace the link by a file of its own.",
            )
        return kept.data

    def rewrite(self, name: str, data: bytes) -> None:
        """Give a file other contents."""
        kept = self._there(name)
        self._do(_Step((name, kept), (name, _Kept(data, kept.mode))))

    def remove(self, name: str) -> None:
        """Remove a file."""
        self._do(_Step((name, self._there(name)), None))

    def _there(self, name: str) -> _Kept:
        kept = _look(self.folder, name)
        if kept is None:
            raise OrderError("There is no such sell order", detail=str(self.folder / name))
        return kept

    def _do(self, step: _Step) -> None:
        _do(self.folder, step)
        self._steps.append(step)


@contextlib.contextmanager
def recording(folder: Path, latest: Collection[str] = ()) -> Iterator[Journal]:
    """A journal for one change; where the block fails, all that it did is taken back.

    latest: as in `Change`.
    """
    journal = Journal(folder, latest)
    try:
        yield journal
    except BaseException:
        if journal.change:
            _take_back(folder, journal.change.steps)
            freshen(folder, latest)
        raise


def undo(folder: Path, change: Change) -> None:
    """Make all as it was before the change.

    Raises OrderError, and changes nothing, where a file is no longer as the change left it.
    """
    # What each file was left as, by name.
    left: dict[str, _Kept | None] = {}
    for step in change.steps:
        if step.before is not None:
            left[step.before[0]] = None
        if step.after is not None:
            left[step.after[0]] = step.after[1]
    for name, kept in left.items():
        if _look(folder, name) != kept:
            raise _changed(folder, name)
    done: list[_Step] = []
    for step in reversed(change.steps):
        try:
            _do(folder, step.back)
        except BaseException:
            _take_back(folder, tuple(done))
            raise
        done.append(step.back)
    if change:
        freshen(folder, change.latest)


def _take_back(folder: Path, steps: tuple[_Step, ...]) -> None:
    for step in reversed(steps):
        # What somebody else has changed meanwhile stays as they want it.
        with contextlib.suppress(OrderError):
            _do(folder, step.back)


def _do(folder: Path, step: _Step) -> None:
    name = (step.after or step.before or ("", None))[0]
    try:
        _do_unguarded(folder, step)
    except FileExistsError as error:
        raise OrderError(
            f"{name} is there already",
            detail=str(folder / name),
            hint="Remove or rename that file, then try again.",
        ) from error
    except OSError as error:
        raise OrderError(
            f"{name} cannot be changed",
            detail=f"{folder / name}: {error.strerror or error}",
            hint="May you write in this folder, and is there room on the disk?",
        ) from error


def _do_unguarded(folder: Path, step: _Step) -> None:
    if step.before is not None and _look(folder, step.before[0]) != step.before[1]:
        raise _changed(folder, step.before[0])
    if step.after is None:
        assert step.before is not None
        (folder / step.before[0]).unlink()
    elif step.before is None:
        _create(folder, *step.after)
    elif step.before[0] == step.after[0]:
        name, kept = step.after
        files.replace(folder / name, kept.data, mode=kept.mode)
    else:
        rename_new(folder / step.before[0], folder / step.after[0])


def _create(folder: Path, name: str, kept: _Kept) -> None:
    if kept.link:
        (folder / name).symlink_to(kept.link)
        return
    temporary = folder / f".{name}.new{os.getpid()}"
    files.replace(temporary, kept.data, mode=kept.mode)
    try:
        rename_new(temporary, folder / name)
    finally:
        temporary.unlink(missing_ok=True)


def _look(folder: Path, name: str) -> _Kept | None:
    """What is there; None for no file. Raises OrderError where it cannot be told."""
    path = folder / name
    try:
        info = path.lstat()
        if stat.S_ISLNK(info.st_mode):
            return _Kept(b"", 0o777, str(path.readlink()))
        data = files.read_small(path)
        return _Kept(data, info.st_mode & 0o777) if data is not None else None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise OrderError(f"{name} cannot be read", detail=str(error)) from error


def _changed(folder: Path, name: str) -> OrderError:
    return OrderError(
        "The sell orders were changed meanwhile",
        detail=f"{folder / name} is not as it was left",
        hint="Look at what is there now, then decide anew.",
    )
