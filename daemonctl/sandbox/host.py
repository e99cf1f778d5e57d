"""Lends the functions of `wasi` to wasmtime, over its unchecked callbacks.

The checked way (`Linker.define_func`) makes Python objects of every value and costs 45 us a call;
this way a read of 64 KiB costs 12 us. It rests on names that wasmtime-py does not promise to keep,
hence the pinned version. All closures are made before the fork: they need executable memory.
"""

from __future__ import annotations

import ctypes
import struct
from collections.abc import Callable
from typing import Any

from wasmtime import FuncType, Linker, Trap, ValType, _ffi

from daemonctl.sandbox.wasi import FUNCTIONS, World

_Pointer = ctypes.c_void_p
_Callback = ctypes.CFUNCTYPE(ctypes.c_size_t, _Pointer, _Pointer, _Pointer, ctypes.c_size_t)
_Slot = ctypes.c_int64

# Prototypes of our own: those of wasmtime-py make a Python object of every pointer.
_context_of = ctypes.CFUNCTYPE(_Pointer, _Pointer)(("wasmtime_caller_context", _ffi.dll))
_memory_size = ctypes.CFUNCTYPE(ctypes.c_size_t, _Pointer, _Pointer)(
    ("wasmtime_memory_data_size", _ffi.dll)
)
_memory_data = ctypes.CFUNCTYPE(_Pointer, _Pointer, _Pointer)(("wasmtime_memory_data", _ffi.dll))
_export_of = ctypes.CFUNCTYPE(ctypes.c_bool, _Pointer, ctypes.c_char_p, ctypes.c_size_t, _Pointer)(
    ("wasmtime_caller_export_get", _ffi.dll)
)
_define = ctypes.CFUNCTYPE(
    _Pointer,
    _Pointer,
    ctypes.c_char_p,
    ctypes.c_size_t,
    ctypes.c_char_p,
    ctypes.c_size_t,
    _Pointer,
    _Callback,
    _Pointer,
    _Pointer,
)(("wasmtime_linker_define_func_unchecked", _ffi.dll))

_MEMORY = b"memory"
_MEMORY_KIND: int = _ffi.WASMTIME_EXTERN_MEMORY.value


class Host:
    """Stands between wasmtime and the one world of this process.

    error: the exception with which a function ended the job (`wasi.Exit`, `wasi.OutputLimit`,
    or whatever went wrong); wasmtime itself only sees that there was a trap.
    """

    def __init__(self, linker: Linker) -> None:
        self.world: World | None = None
        self.error: BaseException | None = None
        self._extern = _ffi.wasmtime_extern_t()
        self._memory = 0
        self._size = -1
        self._view = memoryview(b"")
        self._kept: list[Any] = []
        for (module, name), (types, result, function) in FUNCTIONS.items():
            self._lend(linker, module, name, types, result, function)

    def begin(self, world: World) -> None:
        """From now on functions are about this world and the next instance's memory."""
        self.world, self.error, self._memory, self._size = world, None, 0, -1

    @property
    def memory_bytes(self) -> int:
        """The guest's memory when it last called a function."""
        return max(self._size, 0)

    def _lend(
        self,
        linker: Linker,
        module: str,
        name: str,
        types: str,
        result: bool,
        function: Callable[..., int | None],
    ) -> None:
        # wasmtime_val_raw_t is a union of 16 bytes; read as unsigned, as pointers are.
        layout = struct.Struct("<" + "".join("I12x" if one == "i" else "Q8x" for one in types))
        raw = ctypes.c_char * layout.size
        unpack = layout.unpack_from

        def call(_: int, caller: int, values: int, _count: int) -> int:
            try:
                answer = function(self.world, self._look(caller), *unpack(raw.from_address(values)))
                if result:
                    _Slot.from_address(values).value = answer or 0
            except BaseException as error:  # noqa: BLE001  C lies between here and the worker
                self.error = error
                return ctypes.cast(Trap("host")._consume(), _Pointer).value or 0
            return 0

        callback = _Callback(call)
        kind = FuncType(
            [ValType.i32() if one == "i" else ValType.i64() for one in types],
            [ValType.i32()] if result else [],
        )
        self._kept += [callback, kind]
        failed = _define(
            ctypes.cast(linker.ptr(), _Pointer),
            module.encode(),
            len(module),
            name.encode(),
            len(name),
            ctypes.cast(kind.ptr(), _Pointer),
            callback,
            None,
            None,
        )
        if failed:
            raise RuntimeError(f"wasmtime would not take {module}.{name}")

    def _look(self, caller: int) -> memoryview:
        """The guest's memory as it is now; it may have grown since the last call."""
        if not self._memory:
            found = _export_of(caller, _MEMORY, len(_MEMORY), ctypes.addressof(self._extern))
            if not found or int(self._extern.kind) != _MEMORY_KIND:
                raise RuntimeError("the module exports no memory")
            self._memory = ctypes.addressof(self._extern.of)
        context = _context_of(caller)
        size = _memory_size(context, self._memory)
        if size != self._size:
            data = (ctypes.c_ubyte * size).from_address(_memory_data(context, self._memory))
            self._view, self._size = memoryview(data).cast("B"), size
        return self._view
