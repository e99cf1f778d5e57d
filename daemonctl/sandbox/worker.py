"""One worker: a fork of the zygote that locks itself in, handles one stranger's module, and ends.

It says how it ended by the last line of its status (descriptor 3): `outcome`, `code`, `detail`.
If it could not, the way it died says so. The daemon's side believes neither further than that.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import time
from dataclasses import dataclass

from wasmtime import Engine, Func, Linker, Memory, Module, Store, Trap, WasmtimeError, _ffi
from wasmtime._instance import InstanceExports

from daemonctl.sandbox import lockdown, syscalls
from daemonctl.sandbox.bpf import Filter
from daemonctl.sandbox.contract import Refused, check
from daemonctl.sandbox.host import Host
from daemonctl.sandbox.messages import Kind, Request, tell, unpack_args
from daemonctl.sandbox.policy import CODE, STATUS, STDERR, STDOUT
from daemonctl.sandbox.wasi import Exit, OutputLimit, World

_MIB = 1024 * 1024
_RUN_SPARE = 64 * _MIB
_TABLE_ELEMENTS = 1_000_000
_TABLES = 16
_MAGIC = b"\0asm\x01\0\0\0"
_NO_OUTCOME = 9
_DETAIL_CHARS = 300


@dataclass(frozen=True)
class Tools:
    """What the zygote made before the fork, because a worker could not.

    zygote: its pid. data_bytes: its private writable memory, which a worker inherits.
    landlock_abi: 0 where the kernel has none.
    """

    zygote: int
    engine: Engine
    linker: Linker
    host: Host
    compile_filter: Filter
    run_filter: Filter
    data_bytes: int
    landlock_abi: int


@dataclass(frozen=True)
class _Verdict:
    outcome: str
    detail: str = ""
    code: int = 0


def main(request: Request, args: memoryview, fds: list[int], arm: int, tools: Tools) -> None:
    """Be the worker. Never returns.

    fds: as `policy` counts them. arm: written to as soon as the zygote's death is the worker's.
    """
    try:
        if not lockdown.die_with(tools.zygote):
            return
        os.write(arm, b"!")
        _lock(request, fds, tools)
        verdict = _judge(request, args, tools)
        # A stranger's names are in it: a line that is too long would not be read.
        detail = verdict.detail[:_DETAIL_CHARS]
        _say(outcome=verdict.outcome, detail=detail, code=verdict.code)
        os._exit(0)
    except BaseException as error:  # noqa: BLE001  the process's edge
        # What is not locked runs nothing; descriptor 3 may not be the status yet.
        os.write(fds[STATUS], tell(outcome="crashed", detail=repr(error)[:_DETAIL_CHARS]) + b"\n")
    finally:
        # Whatever happens, this fork must not go on as a second zygote.
        os._exit(_NO_OUTCOME)


def _lock(request: Request, fds: list[int], tools: Tools) -> None:
    # Out of the way first: the numbers that came may be the numbers that are wanted.
    for want, fd in enumerate([fcntl.fcntl(fd, fcntl.F_DUPFD, 16) for fd in fds]):
        os.dup2(fd, want)
    fds[:] = range(5)
    lockdown.close_above(CODE)
    idle = lockdown.idle_scheduling()
    pinned = _pin(request.core)
    lockdown.no_new_privs()
    landlock = lockdown.landlock(tools.landlock_abi)
    spare = 0
    if request.kind in (Kind.RUN, Kind.PROBE):
        # The compiled code is there twice for a moment.
        spare = _RUN_SPARE + 2 * request.code
    lockdown.limit(
        cpu_s=request.cpu_s,
        data=tools.data_bytes + request.memory + spare,
        file_size=max(request.output, request.log, 64 * 1024),
    )
    tools.compile_filter.install()
    _say(idle=idle, pinned=pinned, landlock=landlock)


def _judge(request: Request, args: memoryview, tools: Tools) -> _Verdict:
    try:
        return _handle(request, args, tools)
    except MemoryError:
        return _Verdict("memory-limit", "no more memory for the sandbox itself")
    except OSError as error:
        full = error.errno == errno.EFBIG
        return _Verdict("output-limit" if full else "crashed", str(error))
    except Refused as error:
        return _Verdict("refused", str(error))


def _handle(request: Request, args: memoryview, tools: Tools) -> _Verdict:
    """From here on everything may be a stranger's."""
    if request.refuse:
        raise Refused(request.refuse)
    if request.kind is Kind.PROBE:
        lockdown.no_new_code()
        tools.run_filter.install()
        return _probe(request.calls)
    code = _read(request.code)
    if request.kind is Kind.RUN:
        return _run(request, args, code, tools)
    return _compile(code, tools, text=request.kind is Kind.COMPILE_TEXT)


def _compile(code: ctypes.Array[ctypes.c_char], tools: Tools, *, text: bool) -> _Verdict:
    wasm = bytes(code)
    # `Module` would take the text format as well.
    if not text and wasm[: len(_MAGIC)] != _MAGIC:
        raise Refused("not a WebAssembly module (version 1, binary)")
    try:
        module = Module(tools.engine, wasm)
        check(module)
        tools.linker.instantiate_pre(module)
        compiled = memoryview(module.serialize())
    except WasmtimeError as error:
        raise Refused(str(error)) from None
    while len(compiled):
        compiled = compiled[os.write(STDOUT, compiled) :]
    return _Verdict("done")


def _run(
    request: Request, args: memoryview, code: ctypes.Array[ctypes.c_char], tools: Tools
) -> _Verdict:
    try:
        module = _load(tools.engine, code)
    except WasmtimeError as error:
        # Ours, not the job's: the cache gave what this wasmtime did not make.
        return _Verdict("stopped", f"compiled code not accepted: {error}")
    closed = lockdown.no_new_code()
    tools.run_filter.install()
    store = Store(tools.engine)
    store.set_limits(
        memory_size=request.memory,
        table_elements=_TABLE_ELEMENTS,
        instances=1,
        tables=_TABLES,
        memories=1,
    )
    left = {STDOUT: request.output, STDERR: request.log}
    tools.host.begin(World(unpack_args(args), request.seed, left, _tell_progress))
    memory: Memory | None = None
    try:
        instance = tools.linker.instantiate(store, module)  # its start function runs here
        start, memory = _entry(instance.exports(store))
        _say(ready=time.monotonic_ns(), closed=closed)
        start(store)
    except (Trap, WasmtimeError) as error:
        # What a host function raised arrives as either.
        if tools.host.error is not None:
            return _ended(tools.host.error)
        if isinstance(error, Trap):
            used = memory.data_len(store) if memory is not None else 0
            return _trapped(error, used, request.memory)
        if "exceeds memory limits" in str(error):
            return _Verdict("memory-limit", str(error))
        raise Refused(str(error)) from None
    return _Verdict("done")


def _entry(exports: InstanceExports) -> tuple[Func, Memory]:
    # What was compiled was checked then; this is for code that came from elsewhere.
    start, memory = exports.get("_start"), exports.get("memory")
    if not isinstance(start, Func) or not isinstance(memory, Memory):
        raise Refused("no command")
    return start, memory


def _load(engine: Engine, code: ctypes.Array[ctypes.c_char]) -> Module:
    # `Module.deserialize` would copy the code once more.
    pointer = ctypes.POINTER(_ffi.wasmtime_module_t)()
    source = ctypes.cast(code, ctypes.POINTER(ctypes.c_uint8))
    error = _ffi.wasmtime_module_deserialize(engine.ptr(), source, len(code), ctypes.byref(pointer))
    if error:
        raise WasmtimeError._from_ptr(error)
    return Module._from_ptr(pointer)


def _ended(error: BaseException) -> _Verdict:
    if isinstance(error, Exit):
        return _Verdict("exit", code=error.code) if error.code else _Verdict("done")
    if isinstance(error, OutputLimit):
        stream = "standard output" if error.fd == STDOUT else "standard error"
        return _Verdict("output-limit", stream)
    raise error


def _trapped(trap: Trap, used: int, most: int) -> _Verdict:
    code = trap.trap_code
    name = code.name.lower().replace("_", " ") if code else trap.message
    if used > most // 8 * 7:
        # memory.grow answered no, or soon would have: what a program does then is to give up.
        return _Verdict("memory-limit", f"{name} with {used // _MIB} of {most // _MIB} MiB in use")
    return _Verdict("trap", name)


def _probe(calls: tuple[tuple[int, ...], ...]) -> _Verdict:
    answers = [syscalls.raw(*call) for call in calls]
    return _Verdict("done", ",".join(str(answer) for answer in answers))


def _read(size: int) -> ctypes.Array[ctypes.c_char]:
    buffer = ctypes.create_string_buffer(size)
    view, at = memoryview(buffer), 0
    while at < size:
        got = os.readv(CODE, [view[at:]])
        if got == 0:
            raise Refused("the module ends early")
        at += got
    return buffer


def _pin(core: int | None) -> bool:
    """Keep to one logical CPU; False where that cannot be (taken offline, not in our set)."""
    if core is None:
        return False
    try:
        os.sched_setaffinity(0, {core})
    except OSError:
        return False
    return True


def _tell_progress(thousandths: int) -> None:
    _say(progress=thousandths)


def _say(**facts: object) -> None:
    os.write(STATUS, tell(**facts) + b"\n")
