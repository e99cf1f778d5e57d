"""The zygote: has wasmtime loaded and warm, and forks a worker for each request.

It holds no secret, opens nothing for a stranger, reads no byte of one, and has one thread. It
obeys the socket that its parent gave it, and ends when that closes.

`main` is the one way in, whether through `python -c` or through a bundle's own program.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import socket
import struct
from pathlib import Path

from daemonctl.sandbox import idlegroup, lockdown, warmup, worker
from daemonctl.sandbox.messages import DESCRIPTORS, MESSAGE_BYTES, tell, unpack
from daemonctl.sandbox.worker import Tools

_PATIENT = 20
_FDS_BYTES = socket.CMSG_SPACE(DESCRIPTORS * struct.calcsize("i"))


def main(fd: int, parent: int) -> None:
    """Be the zygote on the packet socket `fd` for the process `parent`. Never returns."""
    peer = socket.socket(fileno=fd)
    if reason := lockdown.unfit():
        peer.send(tell(unfit=reason))
        os._exit(0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # Before the priority is gone: a tenth of a second now, minutes then on a busy machine.
    tools = warmup.prepare()
    facts: dict[str, object] = {
        "session": lockdown.own_session(tries=_PATIENT),
        "group": idlegroup.join(),
        "disk": lockdown.idle_disk(),
        "first_to_die": lockdown.first_to_die(),
        # In a namespace of its own nobody may do any of the above.
        "namespaces": lockdown.namespaces(),
        "capabilities": lockdown.drop_capabilities(),
        "landlock": tools.landlock_abi,
    }
    # After the namespaces: a change of credentials would clear it.
    if not lockdown.die_with(parent):
        os._exit(0)
    gc.collect()
    # What is there now stays: a worker's collector must not write to all of it.
    gc.freeze()
    gc.disable()
    peer.send(tell(ready=facts))
    _Nursery(peer, tools).serve()


class _Nursery:
    """The workers that live, by the descriptor that becomes readable when one dies."""

    def __init__(self, peer: socket.socket, tools: Tools) -> None:
        self._peer = peer
        self._tools = tools
        self._packet = bytearray(MESSAGE_BYTES)
        self._living: dict[int, tuple[int, int]] = {}  # pidfd -> pid, ticket
        self._poll = select.poll()
        self._poll.register(peer, select.POLLIN)
        self._boot = _boot_time()

    def serve(self) -> None:
        """Until the parent's end of the socket closes."""
        while True:
            for fd, _ in self._poll.poll():
                if fd == self._peer.fileno():
                    self._fork()
                else:
                    self._bury(fd)

    def _fork(self) -> None:
        size, ancillary, _, _ = self._peer.recvmsg_into([self._packet], _FDS_BYTES)
        if not size:
            # The workers follow: the kernel kills them when their parent ends.
            os._exit(0)
        fds = [fd for _, _, data in ancillary for (fd,) in struct.iter_unpack("i", data)]
        request, args = unpack(self._packet, size)
        armed, arm = os.pipe()
        pid = os.fork()
        if pid == 0:
            worker.main(request, args, fds, arm, self._tools)
        # The next worker, another buyer's, gets a copy of all this memory.
        self._packet[:size] = bytes(size)
        for fd in (*fds, arm):
            os.close(fd)
        # Nobody learns of a worker that would outlive us: stopped too early, it stayed for ever.
        os.read(armed, 1)
        os.close(armed)
        pidfd = os.pidfd_open(pid)
        self._living[pidfd] = pid, request.ticket
        self._poll.register(pidfd, select.POLLIN)
        started = tell(ticket=request.ticket, pid=pid, born=self._born(pid))
        # Whoever holds the descriptor cannot signal a stranger that got the pid later.
        socket.send_fds(self._peer, [started], [pidfd])

    def _bury(self, pidfd: int) -> None:
        pid, ticket = self._living.pop(pidfd)
        self._poll.unregister(pidfd)
        os.close(pidfd)
        _, status, usage = os.wait4(pid, 0)
        self._peer.send(
            tell(
                ticket=ticket,
                exit=os.waitstatus_to_exitcode(status),
                cpu_s=usage.ru_utime + usage.ru_stime,
                peak=usage.ru_maxrss * 1024,
            )
        )

    def _born(self, pid: int) -> float:
        """The create time of a child that is not buried yet, as `daemonctl.process` reckons it."""
        stat = Path(f"/proc/{pid}/stat").read_text()
        ticks = int(stat[stat.rindex(")") + 2 :].split()[19])
        return self._boot + ticks / os.sysconf("SC_CLK_TCK")


def _boot_time() -> int:
    for line in Path("/proc/stat").read_text().splitlines():
        if line.startswith("btime "):
            return int(line.split()[1])
    raise AssertionError("/proc/stat has no btime line")
