"""wasmtime is set up as the design says, or not at all."""

from __future__ import annotations

import pytest
import wasmtime

from daemonctl.sandbox import engine, settings


def test_this_wasmtime_has_every_setting() -> None:
    assert not engine.make().is_pulley()


def test_a_setting_that_wasmtime_lacks_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.ENGINE, "wasm_levitation", True)
    with pytest.raises(AttributeError, match="wasm_levitation"):
        engine.make()


@pytest.mark.parametrize(
    ("text", "compiles"),
    [
        ("(module (func (result v128) (v128.const i64x2 0 0)))", True),
        ("(module (memory 1 1 shared))", False),
        ("(module (memory i64 1))", False),
        ("(module (memory 1) (memory 1))", False),
        ("(module (func return_call 0))", False),
        (
            "(module (func (param v128) (result v128)"
            " (i8x16.relaxed_swizzle (local.get 0) (local.get 0))))",
            False,
        ),
    ],
)
def test_only_the_chosen_proposals_are_on(text: str, compiles: bool) -> None:
    wasm = wasmtime.wat2wasm(text)
    if compiles:
        wasmtime.Module.validate(engine.make(), wasm)
    else:
        with pytest.raises(wasmtime.WasmtimeError):
            wasmtime.Module.validate(engine.make(), wasm)
