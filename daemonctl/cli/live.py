"""`cpushare live`: a sell order goes into the live image, which machines without a system boot."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    live = subparsers.add_parser(
        "live",
        help="put a sell order into the live image, for machines without a system",
        description="Put a sell order into a prepared live image. A machine that boots from the "
        "result, in qemu or from a stick, sells all its cores as the order says.",
    )
    live.add_argument("image", type=Path, metavar="IMAGE", help="cpushare-live.iso as it comes")
    live.add_argument(
        "--order", type=Path, required=True, metavar="FILE.cpu", help="the sell order"
    )
    live.add_argument(
        "--ca",
        type=Path,
        metavar="FILE.pem",
        help="a certificate that the market's is signed by, where not everybody knows it",
    )
    live.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="default: cpushare-live-NAME.iso here"
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the personal image; 0."""
    from daemonctl.live import image

    order: Path = arguments.order
    name = image.file_name(order.name).removesuffix(image.ENDING)
    target: Path = arguments.output or Path(f"cpushare-live-{name}.iso")
    made = image.make(arguments.image, order, target, arguments.ca)
    what = "asks" if made.order.ask else "gives"
    _say(f"{target}: {target.stat().st_size / 1e6:.1f} MB, {what} for {made.order.beneficiary}")
    _say(f"at {made.order.market}, with all cores of whatever boots from it.")
    if made.core is not None:
        _say(f"The order names cpu{made.core}: that is left out, as all cores sell.")
    _say(f"sha256 {made.sha256}")
    _say(f"Try it:          qemu-system-x86_64 -m 512 -nic user,model=virtio -cdrom {target}")
    _say(f"Or onto a stick: dd if={target} of=/dev/sdX bs=4M conv=fsync   (erases that stick)")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
