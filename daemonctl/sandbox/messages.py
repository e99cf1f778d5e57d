"""What the daemon's side and the zygote say to each other, and what a worker leaves behind.

One message is one packet: a line of JSON, then, for a job, its arguments, each ended by a zero
byte. The arguments are a stranger's: only the locked worker takes them apart. The zygote loads as
little as it can, so all this is plain JSON and no schema library.
"""

from __future__ import annotations

import enum
import json
from dataclasses import asdict, dataclass
from typing import Any

MESSAGE_BYTES = 128 * 1024
DESCRIPTORS = 5
ARGS_BYTES = 64 * 1024
"""What all arguments of a job may take."""
STATUS_BYTES = 64 * 1024
"""How far a worker's status may grow: a thousand steps of progress and the verdict."""


class Kind(enum.StrEnum):
    """What a worker is forked for."""

    COMPILE = "compile"
    """Turn WebAssembly into compiled code; never runs any of it."""
    COMPILE_TEXT = "compile-text"
    """As COMPILE, and the text format is taken too: for CPUShare's own modules."""
    RUN = "run"
    """Run compiled code as a job."""
    PROBE = "probe"
    """Make given system calls in a worker that is locked down as for a job: the canary, tests."""


@dataclass(frozen=True)
class Request:
    """One worker, please. With it come five descriptors, see `policy`: 0, 1, 2, 3, 4.

    cpu_s: CPU seconds. memory, output, log: bytes. code: bytes of what descriptor 4 holds.
    calls: for PROBE, (number, up to six arguments) each. refuse: why the job cannot be; the
    worker then says just that, so that a refusal comes the way every outcome comes.
    """

    kind: Kind
    cpu_s: int
    memory: int
    output: int
    log: int
    code: int = 0
    ticket: int = 0
    seed: int = 0
    core: int | None = None
    calls: tuple[tuple[int, ...], ...] = ()
    refuse: str = ""


def pack(request: Request, args: tuple[bytes, ...]) -> bytes:
    """The packet for a request; `args` as argv, argv[0] included."""
    head = json.dumps(asdict(request), separators=(",", ":")).encode()
    return head + b"\n" + b"".join(arg + b"\0" for arg in args)


def unpack(packet: bytes | bytearray, size: int | None = None) -> tuple[Request, memoryview]:
    """A request, and its arguments still packed: a view, so that no copy of them stays behind.

    size: of the packet, where it does not fill the buffer.
    """
    end = packet.index(b"\n")
    fields: dict[str, Any] = json.loads(packet[:end])
    fields["kind"] = Kind(fields["kind"])
    fields["calls"] = tuple(tuple(call) for call in fields["calls"])
    return Request(**fields), memoryview(packet)[end + 1 : size]


def unpack_args(args: memoryview) -> tuple[bytes, ...]:
    """argv of a job."""
    return tuple(bytes(args).split(b"\0")[:-1])


def tell(**facts: object) -> bytes:
    """A packet from the zygote, or a line of a worker's status."""
    return json.dumps(facts, separators=(",", ":")).encode()
