"""The functions that a job may call: WASI preview 1 for a world without files, and `cpushare`.

A job is a pure function of its arguments, its input and its seed. So the clock stands still,
random numbers come from the seed, there is no file and no socket. All 46 names of preview 1
exist (a program may import what it never calls); those without a meaning here answer ENOSYS.
Signatures: wasi_snapshot_preview1.witx, lowered to i32 ("i") and i64 ("I").
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable

WASI = "wasi_snapshot_preview1"
OWN = "cpushare"

OK, EBADF, EFAULT, EINVAL, ENOSYS, ESPIPE = 0, 8, 21, 28, 52, 70

CLOCK_NS = 1_700_000_000_000_000_000
"""What every clock says, in nanoseconds since the epoch."""

_RIGHT_READ, _RIGHT_WRITE = 1 << 1, 1 << 6
_FILETYPE_UNKNOWN = 0  # a character device would make the C library write line by line
_MOST_BUFFERS = 1024
_RANDOM_CHUNK = 64 * 1024
_STEPS = 1000
_64 = 2**64 - 1

Answer = int | None


class Exit(Exception):
    """The job called proc_exit."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class OutputLimit(Exception):
    """The job wrote more than it may to descriptor `fd`."""

    def __init__(self, fd: int) -> None:
        super().__init__(fd)
        self.fd = fd


class World:
    """What one job can see and touch.

    args: argv[0] included. left: bytes that may still be written, by descriptor. tell: gets the
    progress in thousandths, each value once and rising, so at most a thousand times.
    Every method takes the guest's memory first; each pointer is checked against its size.
    """

    def __init__(
        self, args: tuple[bytes, ...], seed: int, left: dict[int, int], tell: Callable[[int], None]
    ) -> None:
        self._args = args
        self._random = seed & _64
        self._left = left
        self._tell = tell
        self._told = 0
        self._ended = False

    def read(self, memory: memoryview, fd: int, buffers: int, count: int, done: int) -> int:
        """fd_read: fills all that it is given until the input ends, whatever the kernel does."""
        if fd != 0:
            return EBADF
        views = _views(memory, buffers, count)
        if views is None or done + 4 > len(memory):
            return EFAULT
        total = 0
        for view in views:
            while len(view) and not self._ended:
                got = os.readv(0, [view])
                self._ended = got == 0
                view = view[got:]
                total += got
        struct.pack_into("<I", memory, done, total & 0xFFFFFFFF)
        return OK

    def write(self, memory: memoryview, fd: int, buffers: int, count: int, done: int) -> int:
        """fd_write: writes all that it is given. Raises OutputLimit."""
        if fd not in (1, 2):
            return EBADF
        views = _views(memory, buffers, count)
        if views is None or done + 4 > len(memory):
            return EFAULT
        total = 0
        for view in views:
            if len(view) > self._left[fd]:
                raise OutputLimit(fd)
            self._left[fd] -= len(view)
            total += len(view)
            while len(view):
                view = view[os.write(fd, view) :]
        struct.pack_into("<I", memory, done, total & 0xFFFFFFFF)
        return OK

    def fdstat(self, memory: memoryview, fd: int, out: int) -> int:
        """fd_fdstat_get: a stream of unknown kind."""
        if fd > 2:
            return EBADF
        if out + 24 > len(memory):
            return EFAULT
        rights = _RIGHT_WRITE if fd else _RIGHT_READ
        struct.pack_into("<BxHxxxxQQ", memory, out, _FILETYPE_UNKNOWN, 0, rights, 0)
        return OK

    def close(self, memory: memoryview, fd: int) -> int:  # noqa: ARG002
        """fd_close: nothing has to be done."""
        return OK if fd <= 2 else EBADF

    def seek(self, memory: memoryview, fd: int, *_: int) -> int:  # noqa: ARG002
        """fd_seek, fd_tell: streams cannot."""
        return ESPIPE if fd <= 2 else EBADF

    def no_folder(self, *_: object) -> int:
        """fd_prestat_get, fd_prestat_dir_name: no folder is given, so the search ends at once."""
        return EBADF

    def missing(self, *_: object) -> int:
        """Whatever this world does not have."""
        return ENOSYS

    def exit(self, memory: memoryview, code: int) -> None:  # noqa: ARG002
        """proc_exit. Raises Exit."""
        raise Exit(code)

    def args_sizes(self, memory: memoryview, count: int, size: int) -> int:
        """args_sizes_get"""
        return _sizes(memory, self._args, count, size)

    def args(self, memory: memoryview, pointers: int, text: int) -> int:
        """args_get"""
        size = sum(len(arg) + 1 for arg in self._args)
        if pointers + 4 * len(self._args) > len(memory) or text + size > len(memory):
            return EFAULT
        for index, arg in enumerate(self._args):
            struct.pack_into("<I", memory, pointers + 4 * index, text)
            memory[text : text + len(arg) + 1] = arg + b"\0"
            text += len(arg) + 1
        return OK

    def environ_sizes(self, memory: memoryview, count: int, size: int) -> int:
        """environ_sizes_get: there are no variables."""
        return _sizes(memory, (), count, size)

    def nothing(self, *_: object) -> int:
        """environ_get, sched_yield"""
        return OK

    def clock(self, memory: memoryview, clock: int, precision: int, out: int) -> int:  # noqa: ARG002
        """clock_time_get: time stands still."""
        return _put64(memory, out, CLOCK_NS) if clock <= 3 else EINVAL

    def resolution(self, memory: memoryview, clock: int, out: int) -> int:
        """clock_res_get: one nanosecond."""
        return _put64(memory, out, 1) if clock <= 3 else EINVAL

    def random(self, memory: memoryview, out: int, length: int) -> int:
        """random_get: splitmix64 from the seed; what a call leaves of the last word is lost."""
        if out + length > len(memory):
            return EFAULT
        end = out + length
        while out < end:
            chunk = bytearray()
            while len(chunk) < min(_RANDOM_CHUNK, end - out):
                chunk += self._word().to_bytes(8, "little")
            del chunk[end - out :]
            memory[out : out + len(chunk)] = chunk
            out += len(chunk)
        return OK

    def progress(self, memory: memoryview, done: int, total: int) -> None:  # noqa: ARG002
        """cpushare.progress(done, total): however often it is called, little is told."""
        step = min(done * _STEPS // total, _STEPS) if total else 0
        if step > self._told:
            self._told = step
            self._tell(step)

    def _word(self) -> int:
        self._random = self._random + 0x9E3779B97F4A7C15 & _64
        word = self._random
        word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9 & _64
        word = (word ^ word >> 27) * 0x94D049BB133111EB & _64
        return word ^ word >> 31


def _views(memory: memoryview, buffers: int, count: int) -> list[memoryview] | None:
    """The guest's iovec array as slices of its memory; None where one lies outside."""
    size = len(memory)
    if count > _MOST_BUFFERS or buffers + 8 * count > size:
        return None
    views = []
    for pointer, length in struct.iter_unpack("<II", memory[buffers : buffers + 8 * count]):
        if pointer + length > size:
            return None
        views.append(memory[pointer : pointer + length])
    return views


def _sizes(memory: memoryview, words: tuple[bytes, ...], count: int, size: int) -> int:
    if count + 4 > len(memory) or size + 4 > len(memory):
        return EFAULT
    struct.pack_into("<I", memory, count, len(words))
    struct.pack_into("<I", memory, size, sum(len(word) + 1 for word in words))
    return OK


def _put64(memory: memoryview, out: int, value: int) -> int:
    if out + 8 > len(memory):
        return EFAULT
    struct.pack_into("<Q", memory, out, value)
    return OK


_MISSING = {
    "fd_advise": "iIIi",
    "fd_allocate": "iII",
    "fd_datasync": "i",
    "fd_fdstat_set_flags": "ii",
    "fd_fdstat_set_rights": "iII",
    "fd_filestat_get": "ii",
    "fd_filestat_set_size": "iI",
    "fd_filestat_set_times": "iIIi",
    "fd_pread": "iiiIi",
    "fd_pwrite": "iiiIi",
    "fd_readdir": "iiiIi",
    "fd_renumber": "ii",
    "fd_sync": "i",
    "path_create_directory": "iii",
    "path_filestat_get": "iiiii",
    "path_filestat_set_times": "iiiiIIi",
    "path_link": "iiiiiii",
    "path_open": "iiiiiIIii",
    "path_readlink": "iiiiii",
    "path_remove_directory": "iii",
    "path_rename": "iiiiii",
    "path_symlink": "iiiii",
    "path_unlink_file": "iii",
    "poll_oneoff": "iiii",
    "proc_raise": "i",
    "sock_accept": "iii",
    "sock_recv": "iiiiii",
    "sock_send": "iiiii",
    "sock_shutdown": "ii",
}

FUNCTIONS: dict[tuple[str, str], tuple[str, bool, Callable[..., Answer]]] = {
    (WASI, "fd_read"): ("iiii", True, World.read),
    (WASI, "fd_write"): ("iiii", True, World.write),
    (WASI, "fd_fdstat_get"): ("ii", True, World.fdstat),
    (WASI, "fd_close"): ("i", True, World.close),
    (WASI, "fd_seek"): ("iIii", True, World.seek),
    (WASI, "fd_tell"): ("ii", True, World.seek),
    (WASI, "fd_prestat_get"): ("ii", True, World.no_folder),
    (WASI, "fd_prestat_dir_name"): ("iii", True, World.no_folder),
    (WASI, "clock_time_get"): ("iIi", True, World.clock),
    (WASI, "clock_res_get"): ("ii", True, World.resolution),
    (WASI, "random_get"): ("ii", True, World.random),
    (WASI, "args_sizes_get"): ("ii", True, World.args_sizes),
    (WASI, "args_get"): ("ii", True, World.args),
    (WASI, "environ_sizes_get"): ("ii", True, World.environ_sizes),
    (WASI, "environ_get"): ("ii", True, World.nothing),
    (WASI, "sched_yield"): ("", True, World.nothing),
    (WASI, "proc_exit"): ("i", False, World.exit),
    (OWN, "progress"): ("II", False, World.progress),
    **{(WASI, name): (types, True, World.missing) for name, types in _MISSING.items()},
}
"""(module, name) -> parameter types, whether there is a result (i32), what is done."""
