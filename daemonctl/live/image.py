"""A personal image: a prepared one, and a sell order (and perhaps a certificate) put into it.

No tool and no right is needed, and no part of the image is made anew: it is copied, and what is
personal written into the room that it keeps for that.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import ssl
from dataclasses import dataclass, replace
from pathlib import Path

from daemonctl.errors import InputError, OrderError
from daemonctl.live import room
from daemonctl.orders import schema
from daemonctl.orders.schema import SellOrder

CERTIFICATES = "ca.pem"
SUMS = "SHA256SUMS"
ENDING = ".cpu"
_LARGEST_FILE = 1 << 20
_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_LONGEST_NAME = 60
_OF_CORE = re.compile(r"-cpu\d{1,4}$")


@dataclass(frozen=True)
class Made:
    """A personal image. core: the one that the order named, which counts for nothing there: every
    core sells. sha256: of the whole image."""

    path: Path
    order: SellOrder
    core: int | None
    sha256: str


def make(image: Path, order: Path, target: Path, authorities: Path | None = None) -> Made:
    """Write `target`: the prepared `image` with the sell order in it, and SHA256SUMS beside it.

    authorities: a file of certificates that the market's is signed by, beside those that everybody
    trusts. Raises InputError, OrderError; OSError where the disk refuses.
    """
    read = schema.load(_small(order))
    files = {file_name(order.name): order.read_bytes()}
    if authorities is not None:
        files[CERTIFICATES] = certificates(_small(authorities))
    if target.exists() and target.samefile(image):
        raise InputError(
            "The prepared image would be overwritten",
            detail=str(target),
            hint="Give another name behind -o: the prepared one serves for further orders.",
        )
    with image.open("rb") as opened:
        room.find(opened, image.name)
    new = target.with_name(f".{target.name}.new")
    try:
        shutil.copyfile(image, new)
        room.write(new, files)
        with new.open("rb") as made:
            sha256 = hashlib.file_digest(made, "sha256").hexdigest()
        new.replace(target)
    finally:
        new.unlink(missing_ok=True)
    _note(target, sha256)
    core = read.core if read.core is not None else schema.core_in_name(order.name)
    return Made(target, replace(read, core=None), core, sha256)


def file_name(name: str) -> str:
    """What an order's file is called in the image: foo-cpu3.cpu -> foo.cpu, as all cores sell.

    Raises OrderError where it is no order's name.
    """
    if not name.endswith(ENDING):
        raise OrderError("Not a sell order", detail=f"{name} does not end in {ENDING}")
    stem = _OF_CORE.sub("", name.removesuffix(ENDING))
    plain = _NAME.sub("-", stem).strip("-.")[:_LONGEST_NAME]
    return f"{plain or 'order'}{ENDING}"


def certificates(path: Path) -> bytes:
    """The certificates in a PEM file, and nothing else of it. Raises InputError: none, or a secret
    key among them."""
    text = path.read_text(errors="replace")
    if "PRIVATE KEY" in text:
        raise InputError(
            f"{path.name} holds a secret key",
            detail="Whoever has the image could read it.",
            hint="Give --ca the certificate alone.",
        )
    found = re.findall(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", text, re.DOTALL)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        if not found:
            raise ValueError("no BEGIN CERTIFICATE stands in it")
        for one in found:
            context.load_verify_locations(cadata=one)
    except (ssl.SSLError, ValueError) as error:
        raise InputError(
            f"{path.name} holds no certificates",
            detail=str(error),
            hint="Give --ca a PEM file with the certificate that signed the market's.",
        ) from error
    return ("\n".join(found) + "\n").encode()


def _small(path: Path) -> Path:
    """The path of a file that may be read whole."""
    if path.stat().st_size > _LARGEST_FILE:
        raise InputError(f"{path.name} is larger than a mebibyte", detail=str(path))
    return path


def _note(target: Path, sha256: str) -> None:
    """Put the image's line into SHA256SUMS beside it, in place of the one it had."""
    sums = target.with_name(SUMS)
    kept = sums.read_text().splitlines() if sums.exists() else []
    lines = [line for line in kept if line.partition("  ")[2] != target.name]
    sums.write_text("".join(f"{line}\n" for line in sorted([*lines, f"{sha256}  {target.name}"])))
