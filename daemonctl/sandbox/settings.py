"""How modules are compiled: the settings of wasmtime, and why."""

from __future__ import annotations

WASM_STACK = 1024 * 1024
"""Bytes that a job's calls may nest; deeper is a trap."""

ENGINE: dict[str, bool | int | str] = {
    # Threads of a compiler would outlive a fork as locks that nobody holds.
    "parallel_compilation": False,
    # Needs memfd_create and a file mapping at instantiation, and gains nothing for one instance.
    "memory_init_cow": False,
    "native_unwind_info": False,
    "max_wasm_stack": WASM_STACK,
    "cranelift_opt_level": "speed",
    # Fuel and epochs cost 7 to 38 %: the deadline is RLIMIT_CPU.
    "consume_fuel": False,
    "epoch_interruption": False,
    # A job is one thread, and the same on every host: no proposal that would change either.
    "wasm_threads": False,
    "wasm_relaxed_simd": False,
    # Less to compile wrongly.
    "wasm_memory64": False,
    "wasm_multi_memory": False,
    "wasm_exceptions": False,
    "wasm_function_references": False,
    "wasm_gc": False,
    "wasm_component_model": False,
    "wasm_tail_call": False,
    "wasm_wide_arithmetic": False,
    "wasm_custom_page_sizes": False,
    "wasm_stack_switching": False,
    "wasm_simd": True,
    "wasm_bulk_memory": True,
    "wasm_multi_value": True,
    "wasm_reference_types": True,
}
"""Attributes of `wasmtime.Config`."""
