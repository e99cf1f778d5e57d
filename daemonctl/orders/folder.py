"""The folder of sell orders: `NAME.cpu` sells, `NAME.cpu.off` is switched off, as `ls` shows."""

from __future__ import annotations

import os
from collections.abc import Collection, Hashable
from dataclasses import dataclass
from pathlib import Path

from daemonctl import cores, files
from daemonctl.errors import OrderError
from daemonctl.orders import schema
from daemonctl.orders.rename import rename_new
from daemonctl.orders.schema import SellOrder

ON = ".cpu"
OFF = ".cpu.off"

_TRIES = 3


@dataclass(frozen=True)
class Entry:
    """An order that can be used, and the core that it is for: its `core`, the one in its
    file's name, or the next free one."""

    path: Path
    order: SellOrder
    core: int


@dataclass(frozen=True)
class OrderBook:
    """What the folder says, in the order of file names.

    sold: one entry a core. off: orders that are switched off; several may be for one core.
    problems: files that should sell and cannot. off_problems: such that are switched off.
    """

    sold: tuple[Entry, ...] = ()
    off: tuple[Entry, ...] = ()
    problems: tuple[OrderError, ...] = ()
    off_problems: tuple[OrderError, ...] = ()


@dataclass(frozen=True)
class _Read:
    path: Path
    order: SellOrder
    core: int | None
    """Said by the file or by its name."""

    @property
    def on(self) -> bool:
        return self.path.name.endswith(ON)


def read(folder: Path, usable: Collection[int] | None = None) -> OrderBook:
    """Read all orders; a bad one is a problem of its own, the others go on.

    usable: the logical CPUs that there are; None = those of this process.
    """
    usable = cores.usable() if usable is None else usable
    for _ in range(_TRIES):
        before = fingerprint(folder)
        book = _read_once(folder, usable)
        if fingerprint(folder) == before:
            break  # nobody renamed an order while we looked
    return book


def _read_once(folder: Path, usable: Collection[int]) -> OrderBook:
    try:
        names = sorted(_names(folder), key=lambda name: name.removesuffix(".off"))
    except OSError as error:
        return OrderBook(problems=(OrderError("Sell orders cannot be read", detail=str(error)),))
    problems: dict[bool, list[OrderError]] = {True: [], False: []}
    found: list[_Read] = []
    for name in names:
        path = folder / name
        if not os.path.lexists(path):
            continue  # renamed meanwhile
        try:
            found.append(_read(path, usable))
        except OrderError as error:
            problems[name.endswith(ON)].append(error)
    entries: dict[bool, list[Entry]] = {True: [], False: []}
    resolved = _resolve(found, usable)
    for one, core in zip(found, resolved, strict=True):
        if isinstance(core, OrderError):
            problems[one.on].append(core)
        else:
            entries[one.on].append(Entry(one.path, one.order, core))
    return OrderBook(
        tuple(entries[True]), tuple(entries[False]), tuple(problems[True]), tuple(problems[False])
    )


def naming(folder: Path, core: int) -> tuple[Path, ...]:
    """The orders, on or off, that say this core in file or name, whether they can sell or not."""
    try:
        names = sorted(_names(folder))
    except OSError:
        return ()
    found = []
    for name in names:
        try:
            order = schema.load(folder / name)
        except OrderError:
            continue
        if core == (order.core if order.core is not None else schema.core_in_name(name)):
            found.append(folder / name)
    return tuple(found)


def fingerprint(folder: Path) -> Hashable:
    """Differs after any change to the orders; costs a `stat` a file."""
    try:
        # One that is gone meanwhile, or a link that leads nowhere, has none.
        seen = [
            (name, known)
            for name in sorted(_names(folder))
            if (known := files.fingerprint(folder / name)) is not None
        ]
    except OSError:
        return None
    return tuple(seen)


def enable(path: Path) -> Path:
    """Let a switched-off order sell again; its new path. Raises OrderError, also where its
    contents cannot be used."""
    if path.name.endswith(ON):
        _must_exist(path)
        return path
    _must_be(path, OFF)
    schema.load(path)
    return _rename(path, path.with_name(path.name.removesuffix(".off")))


def disable(path: Path) -> Path:
    """Switch an order off; its new path. Raises OrderError."""
    if path.name.endswith(OFF):
        _must_exist(path)
        return path
    _must_be(path, ON)
    return _rename(path, path.with_name(path.name + ".off"))


def write_order(folder: Path, order: SellOrder, name: str, *, replace: bool = False) -> Path:
    """Write `order` to NAME.cpu in `folder`; its path.

    replace: whether it may take the place of a file of that name. Raises OrderError.
    """
    if not name or name.startswith(".") or "/" in name or not name.isprintable():
        raise OrderError("Not a name for a sell order", detail=repr(name))
    path = folder / (name.removesuffix(ON) + ON)
    text = schema.render(order).encode()
    schema.parse(text, path.name)  # what is written can be read back, or is not written
    try:
        if replace:
            files.replace(path, text)
            return path
        if path.with_name(path.name + ".off").exists():
            raise FileExistsError(f"{path.name}.off is there already")
        temporary = path.with_name(f".{path.name}.new{os.getpid()}")
        files.replace(temporary, text)
        try:
            rename_new(temporary, path)
        finally:
            temporary.unlink(missing_ok=True)
    except FileExistsError as error:
        raise OrderError(
            f"There is a sell order {path.name} already",
            detail=str(path),
            hint="Choose another name, or remove that file first.",
        ) from error
    except OSError as error:
        raise OrderError(f"{path.name} cannot be written", detail=str(error)) from error
    return path


def _names(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [
                entry.name
                for entry in entries
                if entry.name.endswith((ON, OFF)) and not entry.name.startswith(".")
            ]
    except FileNotFoundError:
        return []


def _read(path: Path, usable: Collection[int]) -> _Read:
    order = schema.load(path)
    core = order.core if order.core is not None else schema.core_in_name(path.name)
    if core is not None and core not in usable:
        said = f"core says cpu{core}" if order.core is not None else f"its name says cpu{core}"
        raise OrderError(
            f"{path.name} is for a core that does not exist",
            detail=f"{path.name}: {said}",
            hint=f"This machine has {_list(usable)}.",
        )
    return _Read(path, order, core)


def _resolve(found: list[_Read], usable: Collection[int]) -> list[int | OrderError]:
    """The core of each order, or why it gets none.

    Orders that are off keep their core too, so that switching one off moves no other.
    """
    named = {one.core for one in found if one.core is not None}
    free = [core for core in sorted(usable) if core not in named]
    nameless = [one for one in found if one.core is None]
    if len(nameless) > len(free):
        # Not enough for all: those that sell come first.
        nameless.sort(key=lambda one: not one.on)
    given = {one.path: core for one, core in zip(nameless, free, strict=False)}
    sold: dict[int, str] = {}
    resolved: list[int | OrderError] = []
    for one in found:
        core = given.get(one.path) if one.core is None else one.core
        if core is None:
            resolved.append(_none_free(one, usable))
        elif one.on and core in sold:
            resolved.append(_twice(one, core, sold[core]))
        else:
            resolved.append(core)
            if one.on:
                sold[core] = one.path.name
    return resolved


def _none_free(one: _Read, usable: Collection[int]) -> OrderError:
    return OrderError(
        f"No core is left for {one.path.name}",
        detail=f"Other sell orders, on or off, have all of {_list(usable)}.",
        hint="Remove one of them, or write core = N into this one and switch the other off.",
    )


def _twice(one: _Read, core: int, other: str) -> OrderError:
    return OrderError(
        f"{one.path.name} is for a core that is sold already",
        detail=f"{one.path.name}: cpu{core} is sold by {other}",
        hint=f"Give it another core, or switch {other} off.",
    )


def _list(usable: Collection[int]) -> str:
    numbers = sorted(usable)
    if numbers == list(range(numbers[0], numbers[-1] + 1)) and len(numbers) > 2:
        return f"cpu{numbers[0]}-cpu{numbers[-1]}"
    return ", ".join(f"cpu{number}" for number in numbers)


def _must_exist(path: Path) -> None:
    if not path.is_file():
        raise OrderError("There is no such sell order", detail=str(path))


def _must_be(path: Path, ending: str) -> None:
    if not path.name.endswith(ending):
        raise OrderError("Not a sell order", detail=f"{path} does not end in {ON} or {OFF}")
    _must_exist(path)


def _rename(path: Path, target: Path) -> Path:
    try:
        rename_new(path, target)
    except FileExistsError as error:
        raise OrderError(
            f"{target.name} is there already",
            detail=f"{path.name} and {target.name} are both in {path.parent}",
            hint="Remove the one that you do not want.",
        ) from error
    except OSError as error:
        raise OrderError(f"{path.name} cannot be renamed", detail=str(error)) from error
    return target
