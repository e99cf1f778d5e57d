"""Seccomp filters made by hand: rules to classic BPF, put on by seccomp(2). No library.

A filter sees `struct seccomp_data`: u32 nr, u32 arch, u64 instruction pointer, u64 args[6]
(include/uapi/linux/seccomp.h). Both architectures that we know are little-endian.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass

from daemonctl.sandbox import syscalls

KILL_PROCESS = 0x80000000
ALLOW = 0x7FFF0000
_ERRNO = 0x00050000

_LOAD, _EQUAL, _AT_LEAST, _AND, _RETURN = 0x20, 0x15, 0x35, 0x54, 0x06
_X32_BIT = 0x40000000
_SECCOMP_SET_MODE_FILTER = 1
_WORD = 0xFFFFFFFF


@dataclass(frozen=True)
class Arg:
    """Holds where argument `index` (0 to 5, all 64 bits), masked, equals `value`."""

    index: int
    value: int
    mask: int = 2**64 - 1


Alternative = tuple[Arg, ...]
"""Conditions that must all hold."""

Rule = tuple[Alternative, ...] | int
"""Allowed where one alternative holds (`((),)`: always); a number: answered with that errno."""

_Instruction = tuple[int, int, int, int]


def assemble(rules: Mapping[str, Rule], architecture: syscalls.Architecture) -> bytes:
    """The filter's instructions (`struct sock_filter`, 8 bytes each).

    A call that no rule names, or whose arguments match no alternative, kills the process; so does
    one by another architecture's table (int 0x80) or with the x32 bit.
    """
    program: list[_Instruction] = [
        (_LOAD, 0, 0, 4),
        (_EQUAL, 1, 0, architecture.audit),
        (_RETURN, 0, 0, KILL_PROCESS),
        (_LOAD, 0, 0, 0),
        (_AT_LEAST, 0, 1, _X32_BIT),
        (_RETURN, 0, 0, KILL_PROCESS),
    ]
    for name, rule in rules.items():
        block = _block(rule)
        # Jumps are eight bits wide.
        assert len(block) < 256
        program.append((_EQUAL, 0, len(block), architecture.numbers[name]))
        program += block
    program.append((_RETURN, 0, 0, KILL_PROCESS))
    return b"".join(struct.pack("<HBBI", *instruction) for instruction in program)


def _block(rule: Rule) -> list[_Instruction]:
    if isinstance(rule, int):
        return [(_RETURN, 0, 0, _ERRNO | rule)]
    block: list[_Instruction] = []
    for alternative in rule:
        tests = [test for arg in alternative for test in _tests(arg)]
        # Each test that fails jumps over the rest of its alternative and its ALLOW.
        length = sum(len(test) for test in tests) + 1
        at = 0
        for test in tests:
            at += len(test)
            *before, (code, _, _, value) = test
            block += [*before, (code, 0, length - at, value)]
        block.append((_RETURN, 0, 0, ALLOW))
    return [*block, (_RETURN, 0, 0, KILL_PROCESS)]


def _tests(arg: Arg) -> list[list[_Instruction]]:
    """BPF compares 32 bits: one test for each half that the mask touches."""
    tests = []
    for offset, shift in ((0, 0), (4, 32)):
        mask, value = arg.mask >> shift & _WORD, arg.value >> shift & _WORD
        if mask:
            test = [(_LOAD, 0, 0, 16 + 8 * arg.index + offset)]
            if mask != _WORD:
                test.append((_AND, 0, 0, mask))
            tests.append([*test, (_EQUAL, 0, 0, value)])
    return tests


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


class Filter:
    """A filter prepared before the fork: putting it on is one system call and no allocation."""

    def __init__(self, code: bytes) -> None:
        self.code = code
        self._buffer = ctypes.create_string_buffer(code, len(code))
        self._program = _Program(len(code) // 8, ctypes.addressof(self._buffer))
        self._address = ctypes.addressof(self._program)

    def install(self) -> None:
        """Put it on this thread, for ever. Needs no_new_privs. Raises OSError."""
        result = syscalls.call("seccomp", _SECCOMP_SET_MODE_FILTER, 0, self._address)
        if result != 0:
            raise OSError(-result, os.strerror(-result), "seccomp")
