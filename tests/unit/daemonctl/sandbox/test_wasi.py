"""The functions that a job may import, and what they do with the memory they are given."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from daemonctl.sandbox.wasi import EFAULT, ENOSYS, FUNCTIONS, OK, OWN, WASI, OutputLimit, World

NAMES = """args_get args_sizes_get environ_get environ_sizes_get clock_res_get clock_time_get
fd_advise fd_allocate fd_close fd_datasync fd_fdstat_get fd_fdstat_set_flags fd_fdstat_set_rights
fd_filestat_get fd_filestat_set_size fd_filestat_set_times fd_pread fd_prestat_get
fd_prestat_dir_name fd_pwrite fd_read fd_readdir fd_renumber fd_seek fd_sync fd_tell fd_write
path_create_directory path_filestat_get path_filestat_set_times path_link path_open path_readlink
path_remove_directory path_rename path_symlink path_unlink_file poll_oneoff proc_exit proc_raise
sched_yield random_get sock_accept sock_recv sock_send sock_shutdown"""
PREVIEW1 = NAMES.split()

SIZE = 4096


def world(*args: bytes, seed: int = 0) -> World:
    return World(args, seed, {1: 100, 2: 100}, lambda _: None)


def memory() -> memoryview:
    return memoryview(bytearray(SIZE))


def test_all_46_names_of_preview_1_exist_and_one_module_of_our_own() -> None:
    assert len(PREVIEW1) == 46
    assert set(FUNCTIONS) == {(WASI, name) for name in PREVIEW1} | {(OWN, "progress")}


POINTERS = st.one_of(st.integers(0, SIZE + 8), st.integers(2**32 - 16, 2**32 - 1))
HARMLESS = [
    key
    for key in FUNCTIONS
    # These reach for descriptors of this process, or end the job.
    if key[1] not in ("fd_read", "fd_write", "proc_exit")
]


@pytest.mark.parametrize("key", HARMLESS, ids=[name for _, name in HARMLESS])
@given(st.data())
def test_no_pointer_reaches_outside_memory(key: tuple[str, str], data: st.DataObject) -> None:
    types, result, function = FUNCTIONS[key]
    values = [data.draw(POINTERS) for _ in types]
    answer = function(world(b"job", b"word"), memory(), *values)
    assert (answer is None) is not result


@pytest.mark.parametrize("name", ["fd_read", "fd_write"])
@given(st.tuples(POINTERS, POINTERS, st.integers(1, 3), POINTERS, POINTERS))
def test_no_buffer_reaches_outside_memory(
    name: str, values: tuple[int, int, int, int, int]
) -> None:
    pointer, length, count, at, done = values
    space = memory()
    if at + 8 <= SIZE:
        struct.pack_into("<II", space, at, pointer, length)
    inside = pointer + length <= SIZE and at + 8 * count <= SIZE and done + 4 <= SIZE
    if not inside:
        answer = FUNCTIONS[WASI, name][2](world(), space, name == "fd_write", at, count, done)
        assert answer == EFAULT


def test_more_output_than_allowed_is_an_end_before_a_byte_is_written() -> None:
    space = memory()
    struct.pack_into("<II", space, 0, 64, 101)
    with pytest.raises(OutputLimit) as limit:
        world().write(space, 2, 0, 1, 8)
    assert limit.value.fd == 2


def test_random_numbers_go_on_from_call_to_call_and_fill_any_length() -> None:
    space, other = memory(), memory()
    one, two = world(seed=5), world(seed=5)
    assert one.random(space, 0, 24) == OK
    for at in (0, 8, 16):
        two.random(other, at, 8)
    assert bytes(space[:32]) == bytes(other[:32])
    big = memoryview(bytearray(200_001))
    assert world(seed=5).random(big, 0, 200_001) == OK
    assert bytes(big[:24]) == bytes(space[:24])
    assert big[200_000] or big[199_999] or big[199_998]


def test_progress_is_told_once_a_step_however_often_it_is_said() -> None:
    told: list[int] = []
    one = World((), 0, {}, told.append)
    for done in range(100_000):
        one.progress(memory(), done, 100_000)
    one.progress(memory(), 2**64 - 1, 5)
    one.progress(memory(), 1, 0)
    assert told == list(range(1, 1001))


def test_what_this_world_does_not_have_says_so() -> None:
    missing = [name for (_, name), (_, _, do) in FUNCTIONS.items() if do is World.missing]
    assert "path_open" in missing
    assert "sock_send" in missing
    assert world().missing(memory(), 1, 2, 3) == ENOSYS
