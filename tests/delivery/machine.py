"""A machine of its own by qemu, in software emulation, with a serial console that is spoken to.

    with machine("live-bios", Hardware(memory_mb=256, drives=(stick(image),), port=port)) as it:
        it.wait_for(r"joined https", 120)          # or AssertionError with the console's tail
        it.screendump(Path("screen.png"))          # what its VGA screen shows
        told = it.run("ps -o ni,comm", 30)         # in a shell that waits on the console
        assert told.status == 0, told.output
        it.power_off(60)

What the console says is kept in build/transcripts/NAME.log, each line with the seconds since
power-on. Without `power_off` it is killed at the end, as it is when this process dies. The guest
reaches one port of this machine's loopback, at GATE, and nothing else in the world; a market
listens there with a certificate for that address (tests/certificates.py).

Emulation is some twenty times slower than the machine itself; deadlines are meant for one that
two others share. CPUSHARE_ACCEL=kvm is for who has that: the device alone proves nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PIL import Image

from tests.delivery.console import Console, Told

TRANSCRIPTS = Path(__file__).parents[2] / "build" / "transcripts"
FIRMWARE = Path("/usr/share/OVMF")
# Where the guest finds the port of this machine that it was given.
GATE = "10.0.2.100"
QMP_S = 30.0


@dataclass(frozen=True)
class Drive:
    """An image, byte for byte, on a disk of virtio's, a USB stick or a CD. keep: what the guest
    writes goes into the file; without, it lasts as long as the machine is on (a restart too) and
    the file is only read. boot: the firmware tries it first; not wanted where a kernel is given."""

    image: Path
    on: Literal["disk", "stick", "cd"] = "disk"
    keep: bool = False
    boot: bool = False

    def words(self, number: int) -> list[str]:
        """The options of qemu's that plug it in."""
        file = str(self.image).replace(",", ",,")
        drive = f"if=none,id=drive{number},format=raw,file={file}"
        if self.on == "cd":
            drive += ",media=cdrom,readonly=on"
        elif not self.keep:
            drive += ",snapshot=on"
        device = {"disk": "virtio-blk-pci", "stick": "usb-storage,removable=on", "cd": "ide-cd"}
        first = f",bootindex={number}" if self.boot else ""
        return ["-drive", drive, "-device", f"{device[self.on]},drive=drive{number}{first}"]


def stick(image: Path) -> Drive:
    """A USB stick that the firmware boots from."""
    return Drive(image, "stick", boot=True)


def cd(image: Path) -> Drive:
    """A CD that the firmware boots from."""
    return Drive(image, "cd", boot=True)


@dataclass(frozen=True)
class Hardware:
    """What the machine is made of.

    kernel, initrd, append: booted directly, without firmware's help; else the drives that say
    `boot`. network: a card of qemu's (virtio-net-pci, e1000e, rtl8139, usb-net ...), "" for none;
    mac: its address, for machines beside each other. port: of this machine's loopback, which the
    guest reaches at GATE by the same number; 0: it reaches nothing. cpu: as wide as what PCs have
    had for ten years; wider registers only take the emulator longer.
    """

    memory_mb: int = 512
    cpus: int = 2
    firmware: Literal["bios", "uefi"] = "bios"
    drives: tuple[Drive, ...] = ()
    kernel: Path | None = None
    initrd: Path | None = None
    append: str = "console=ttyS0"
    network: str = "virtio-net-pci"
    mac: str = "52:54:00:12:34:56"
    port: int = 0
    cpu: str = "Nehalem"

    def words(self, private: Path) -> list[str]:
        """The options of qemu's; `private`: a folder for what this machine's firmware keeps."""
        accel = os.environ.get("CPUSHARE_ACCEL", "tcg,thread=multi")
        words = ["-accel", accel, "-machine", "q35", "-cpu", self.cpu]
        words += ["-m", str(self.memory_mb), "-smp", str(self.cpus), "-vga", "std"]
        if self.firmware == "uefi":
            kept = private / "vars.fd"
            shutil.copy(FIRMWARE / "OVMF_VARS_4M.fd", kept)
            flash = "if=pflash,format=raw"
            words += ["-drive", f"{flash},readonly=on,file={FIRMWARE / 'OVMF_CODE_4M.fd'}"]
            words += ["-drive", f"{flash},file={kept}"]
        if self.network == "usb-net" or any(drive.on == "stick" for drive in self.drives):
            words += ["-device", "qemu-xhci"]
        for number, drive in enumerate(self.drives):
            words += drive.words(number)
        for option, file in (("-kernel", self.kernel), ("-initrd", self.initrd)):
            words += [option, str(file)] if file is not None else []
        words += ["-append", self.append] if self.kernel is not None else []
        return words + self._net()

    def _net(self) -> list[str]:
        if not self.network:
            return ["-nic", "none"]
        user = "user,id=net,restrict=on"
        if self.port:
            # A command for each connection: one that goes to a socket at once serves one alone.
            user += f",guestfwd=tcp:{GATE}:{self.port}-cmd:busybox nc 127.0.0.1 {self.port}"
        # Without the card's own program, which would try to boot from the network.
        rom = "" if self.network == "usb-net" else ",romfile="
        return ["-netdev", user, "-device", f"{self.network},netdev=net,mac={self.mac}{rom}"]


class Machine:
    """A machine that is on. Made by `machine`."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], console: Console) -> None:
        self.name = name
        self.process = process
        self.console = console
        self._qmp: socket.socket | None = None
        self._answers = b""

    def wait_for(self, pattern: str, deadline_s: float) -> re.Match[str]:
        """See Console.wait_for; fails at once where the machine is off."""
        return self.console.wait_for(pattern, deadline_s)

    def type(self, line: str) -> None:
        """Type a line and Enter on the serial console."""
        self.console.type(line)

    def run(self, command: str, deadline_s: float = 60.0, *, check: bool = True) -> Told:
        """Run one line of shell in the shell that waits on the console; see Console.run."""
        return self.console.run(command, deadline_s, check=check)

    def seconds(self) -> float:
        """Since power-on."""
        return self.console.seconds()

    def speak(self, qmp: socket.socket) -> None:
        """Take the line to qemu's monitor, which greets first."""
        self._qmp = qmp
        qmp.settimeout(QMP_S)
        self._answer("QMP")
        self.ask("qmp_capabilities")

    def screendump(self, target: Path) -> Path:
        """Save what the VGA screen shows as a PNG; returns `target`."""
        with tempfile.TemporaryDirectory() as folder:
            picture = Path(folder) / "screen.ppm"
            self.ask("screendump", filename=str(picture))
            target.parent.mkdir(parents=True, exist_ok=True)
            with Image.open(picture) as image:
                image.save(target)
        return target

    def press(self, *keys: str) -> None:
        """Press keys of the machine's keyboard together, by qemu's names ("ctrl", "alt", "f2")."""
        held = [{"type": "qcode", "data": key} for key in keys]
        self.ask("send-key", keys=held)

    def power_off(self, deadline_s: float = 90.0) -> None:
        """Press the power button and wait until the machine is off."""
        self.ask("system_powerdown")
        self.wait_off(deadline_s)

    def wait_off(self, deadline_s: float) -> None:
        """Wait until the machine has powered itself off; AssertionError with the console's tail."""
        try:
            self.process.wait(deadline_s)
        except subprocess.TimeoutExpired:
            raise AssertionError(
                f"{self.name} is still on after {deadline_s} s\n{self.console.tail()}"
            ) from None

    def ask(self, command: str, **arguments: Any) -> Any:
        """Have qemu's monitor (QMP) do something; its answer. AssertionError with its refusal."""
        assert self._qmp is not None
        asked = {"execute": command, "arguments": arguments}
        self._qmp.sendall(json.dumps(asked).encode() + b"\n")
        return self._answer("return")

    def _answer(self, wanted: str) -> Any:
        """The next answer that has this key; what happened meanwhile is passed over."""
        assert self._qmp is not None
        while True:
            while b"\n" not in self._answers:
                more = self._qmp.recv(65536)
                assert more, f"{self.name} is off\n{self.console.tail()}"
                self._answers += more
            line, self._answers = self._answers.split(b"\n", 1)
            told = json.loads(line)
            assert "error" not in told, f"qemu: {told['error']}"
            if wanted in told:
                return told[wanted]


@contextlib.contextmanager
def machine(name: str, hardware: Hardware) -> Iterator[Machine]:
    """Switch it on; at the end it is off, however this ends. name: of its transcript too."""
    log = TRANSCRIPTS / f"{name}.log"
    with contextlib.ExitStack() as after:
        private = Path(after.enter_context(tempfile.TemporaryDirectory()))
        (console, its_console), (qmp, its_qmp) = socket.socketpair(), socket.socketpair()
        for one in (console, its_console, qmp, its_qmp):
            after.callback(one.close)
        words = ["setpriv", "--pdeathsig", "KILL", "nice", "-n", "10", "qemu-system-x86_64"]
        words += ["-nodefaults", "-display", "none", *hardware.words(private)]
        words += ["-chardev", f"socket,id=console,fd={its_console.fileno()}"]
        words += ["-serial", "chardev:console"]
        words += ["-chardev", f"socket,id=qmp,fd={its_qmp.fileno()}", "-mon", "qmp,mode=control"]
        complaints = private / "qemu.log"
        with complaints.open("wb") as told:
            process = subprocess.Popen(
                words,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
                pass_fds=(its_console.fileno(), its_qmp.fileno()),
            )
        after.callback(_end, process)
        its_console.close()
        its_qmp.close()
        speaks = after.enter_context(Console(name, console, log, time.monotonic()))
        made = Machine(name, process, speaks)
        try:
            made.speak(qmp)
        except (AssertionError, OSError) as failed:
            raise AssertionError(f"{name}: {failed}\n{complaints.read_text()}") from failed
        yield made


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait(30)
