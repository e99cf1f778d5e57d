"""A request arrives as it was sent; arguments are taken apart by the worker alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from daemonctl.sandbox.messages import Kind, Request, pack, unpack, unpack_args

ARGS = st.lists(st.binary(max_size=20).map(lambda arg: arg.replace(b"\0", b""))).map(tuple)


@given(ARGS, st.integers(0, 2**64 - 1), st.one_of(st.none(), st.integers(0, 500)))
def test_a_request_arrives_as_it_was_sent(
    args: tuple[bytes, ...], seed: int, core: int | None
) -> None:
    request = Request(Kind.RUN, 1, 2, 3, 4, code=5, ticket=6, seed=seed, core=core)
    found, packed = unpack(pack(request, args))
    assert found == request
    assert unpack_args(packed) == args


def test_a_probe_carries_its_calls() -> None:
    request = Request(Kind.PROBE, 1, 2, 3, 4, calls=((257, 0, 2**64 - 1), (1,)))
    assert unpack(pack(request, ()))[0] == request
