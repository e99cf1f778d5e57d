"""The hand-made filters say what the policy says, for each architecture, call and argument."""

from __future__ import annotations

import errno
import itertools
import struct

import pytest

from daemonctl.sandbox import policy
from daemonctl.sandbox.bpf import ALLOW, KILL_PROCESS, Arg, Rule, assemble
from daemonctl.sandbox.syscalls import ARCHITECTURES, AUDIT_ARCH_X86_64, Architecture

AUDIT_ARCH_I386 = 0x40000003
X86 = ARCHITECTURES["x86_64"]
EDGES = (0, 1, 2, 3, 4, 5, 7, 8, 0x22, 0x21, 0x32, 65, 2**31, 2**32, 2**32 + 1, 2**63, 2**64 - 1)


def evaluate(code: bytes, number: int, args: tuple[int, ...] = (), arch: int | None = None) -> int:
    """What the kernel's machine answers (Documentation/networking/filter.rst), step by step."""
    arch = AUDIT_ARCH_X86_64 if arch is None else arch
    data = struct.pack("<IIQ6Q", number & 0xFFFFFFFF, arch, 0, *args, *[0] * (6 - len(args)))
    program = list(struct.iter_unpack("<HBBI", code))
    at = accumulator = 0
    while True:
        operation, true, false, value = program[at]
        at += 1
        if operation == 0x20:  # BPF_LD | BPF_W | BPF_ABS
            (accumulator,) = struct.unpack_from("<I", data, value)
        elif operation == 0x54:  # BPF_ALU | BPF_AND | BPF_K
            accumulator &= value
        elif operation == 0x15:  # BPF_JMP | BPF_JEQ | BPF_K
            at += true if accumulator == value else false
        elif operation == 0x35:  # BPF_JMP | BPF_JGE | BPF_K
            at += true if accumulator >= value else false
        elif operation == 0x06:  # BPF_RET | BPF_K
            return int(value)
        else:
            raise AssertionError(f"unknown operation {operation:#x}")


def meant(rule: Rule | None, args: tuple[int, ...]) -> int:
    """What a rule means, read the plain way."""
    if rule is None:
        return KILL_PROCESS
    if isinstance(rule, int):
        return 0x50000 | rule
    full = (*args, *[0] * (6 - len(args)))
    holds = any(
        all(full[arg.index] & arg.mask == arg.value for arg in alternative) for alternative in rule
    )
    return ALLOW if holds else KILL_PROCESS


@pytest.mark.parametrize("architecture", ARCHITECTURES.values(), ids=ARCHITECTURES.keys())
@pytest.mark.parametrize("phase", ["run", "compile"])
def test_a_filter_does_what_its_rules_mean(phase: str, architecture: Architecture) -> None:
    rules = policy.RUN if phase == "run" else policy.compiling(architecture)
    code = assemble(rules, architecture)
    by_number = {number: rules.get(name) for name, number in architecture.numbers.items()}
    for number in range(600):
        rule = by_number.get(number)
        edges = EDGES if rule is not None else (0,)
        for first, third, fourth in itertools.product(edges, edges, edges):
            args = (first, 0, third, fourth)
            assert evaluate(code, number, args, architecture.audit) == meant(rule, args)


@pytest.mark.parametrize("rules", [policy.RUN, policy.COMPILE], ids=["run", "compile"])
def test_another_table_of_system_calls_is_death(rules: dict[str, Rule]) -> None:
    code = assemble(rules, X86)
    for number in range(600):
        assert evaluate(code, number, arch=AUDIT_ARCH_I386) == KILL_PROCESS
        assert evaluate(code, number | 0x40000000) == KILL_PROCESS
    assert evaluate(code, -1) == KILL_PROCESS


def test_a_value_is_compared_in_all_its_64_bits() -> None:
    code = assemble({"brk": ((Arg(5, 2**40 + 7),),)}, X86)
    brk = X86.numbers["brk"]
    assert evaluate(code, brk, (0, 0, 0, 0, 0, 2**40 + 7)) == ALLOW
    for near in (7, 2**40, 2**40 + 6, 2**41 + 7):
        assert evaluate(code, brk, (0, 0, 0, 0, 0, near)) == KILL_PROCESS


def test_a_rule_may_be_an_answer() -> None:
    code = assemble({"mremap": errno.ENOMEM}, X86)
    assert evaluate(code, X86.numbers["mremap"]) == 0x50000 | errno.ENOMEM


def test_filters_add_up_so_the_first_allows_all_that_the_second_does() -> None:
    run, compile_ = (assemble(rules, X86) for rules in (policy.RUN, policy.COMPILE))
    for number, args in itertools.product(range(400), itertools.product(EDGES, (0,), EDGES)):
        if evaluate(run, number, args) == ALLOW:
            assert evaluate(compile_, number, args) == ALLOW


def test_nothing_may_become_executable_while_a_job_runs() -> None:
    code = assemble(policy.RUN, X86)
    for prot in range(256):
        if prot & 4:
            for name, flags in (("mprotect", 0), ("mmap", 0x22)):
                args = (0, 4096, prot, flags)
                assert evaluate(code, X86.numbers[name], args) == KILL_PROCESS


def test_nothing_is_ever_writable_and_executable() -> None:
    code = assemble(policy.COMPILE, X86)
    for prot in range(256):
        if prot & 6 == 6:
            args = (0, 4096, prot, 0x22)
            assert evaluate(code, X86.numbers["mprotect"], args) == KILL_PROCESS
            assert evaluate(code, X86.numbers["mmap"], args) == KILL_PROCESS


def test_fresh_code_is_made_known_where_a_processor_needs_it_and_nowhere_else() -> None:
    sync_core, register = 32, 64
    for name, architecture in ARCHITECTURES.items():
        code = assemble(policy.compiling(architecture), architecture)
        membarrier = architecture.numbers["membarrier"]
        allowed = [
            (command, flags)
            for command in (*range(130), 2**32 + 32)
            for flags in (0, 1)
            if evaluate(code, membarrier, (command, flags), architecture.audit) == ALLOW
        ]
        assert allowed == ([(sync_core, 0), (register, 0)] if name == "aarch64" else [])
        run = assemble(policy.RUN, architecture)
        assert evaluate(run, membarrier, (sync_core, 0), architecture.audit) == KILL_PROCESS
