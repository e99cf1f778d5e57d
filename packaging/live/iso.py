"""One ISO that boots by BIOS and by UEFI, from a CD and from a stick.

BIOS: El Torito, and GRUB's hybrid record where a stick has its first sector. UEFI: a FAT image
that is El Torito's second entry and the ISO's second partition. Both GRUBs look for the file that
is theirs and read the same menu.
"""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from steps import Failed, run

GRUB = Path("/usr/lib/grub")
LABEL = "CPUSHARE"
FAT_SERIAL = "43505553"
EFI_ROOM_KIB = 40
"""What FAT itself takes."""

_EARLY = """\
search --no-floppy --set=root --file /boot/grub/cpushare.cfg
set prefix=($root)/boot/grub
configfile /boot/grub/cpushare.cfg
"""

_QUIET = "quiet loglevel=3"
_LOUD = "loglevel=7"
_KERNEL = "console=ttyS0,115200 console=tty0 vt.global_cursor_default=0 panic=20"

MENU = f"""\
set timeout=2
set default=0
if serial --unit=0 --speed=115200; then
  terminal_input console serial
  terminal_output console serial
fi
set gfxpayload=keep
set color_normal=light-gray/black
set color_highlight=black/light-gray
menuentry "CPUShare: compute for the pool (touches no disk)" {{
  linux /boot/vmlinuz {_KERNEL} {_QUIET}
  initrd /boot/personal.img /boot/system.xz
}}
menuentry "CPUShare, with all that the kernel says" {{
  linux /boot/vmlinuz {_KERNEL} {_LOUD}
  initrd /boot/personal.img /boot/system.xz
}}
"""

_MODULES = ("normal", "configfile", "linux", "search", "search_fs_file", "echo", "serial")
_COMMON = (*_MODULES, "terminal", "test", "iso9660")
_BIOS = (*_COMMON, "biosdisk")
_UEFI = (*_COMMON, "part_msdos", "part_gpt", "fat", "efi_gop")


def make(target: Path, files: dict[str, Path], work: Path, built: int) -> None:
    """Write the ISO. files: what lies in its /boot, by name. built: the time of all that is in
    it, seconds since the epoch."""
    root = work / "iso"
    grub = root / "boot" / "grub"
    shutil.rmtree(root, ignore_errors=True)  # what an earlier build has left
    grub.mkdir(parents=True)
    for name, source in files.items():
        place = root / "boot" / name
        place.unlink(missing_ok=True)
        place.hardlink_to(source)
    (grub / "cpushare.cfg").write_text(MENU)
    (grub / "bios.img").write_bytes(_bios(work))
    for path in (root, *root.rglob("*")):
        os.utime(path, (built, built))
    new = target.with_suffix(".new")
    new.unlink(missing_ok=True)
    stamp = time.strftime("%Y%m%d%H%M%S00", time.gmtime(built))
    words = ["-as", "mkisofs", "-quiet", "-R", "-V", LABEL, "-o", new]
    words += [f"--modification-date={stamp}", "--set_all_file_dates", "set_to_mtime"]
    words += ["-b", "boot/grub/bios.img", "-no-emul-boot", "-boot-load-size", "4"]
    words += ["-boot-info-table", "--grub2-boot-info"]
    words += ["--grub2-mbr", GRUB / "i386-pc" / "boot_hybrid.img", "-partition_offset", "16"]
    words += ["-append_partition", "2", "0xef", _efi(work, built), "-eltorito-alt-boot"]
    words += ["-e", "--interval:appended_partition_2:all::", "-no-emul-boot", root]
    run("xorriso", *words, environ={"SOURCE_DATE_EPOCH": str(built)})
    new.replace(target)


def _image(work: Path, platform: str, modules: tuple[str, ...], *options: str) -> Path:
    if not (GRUB / platform).is_dir():
        raise Failed(f"there is no {GRUB / platform}: make live names the package")
    early, made = work / "early.cfg", work / f"{platform}.img"
    early.write_text(_EARLY)
    words = ["-O", platform, "-p", "/boot/grub", "-c", early, "-o", made, *options]
    run("grub-mkimage", *words, *modules)
    return made


def _bios(work: Path) -> bytes:
    core = _image(work, "i386-pc", _BIOS, "-C", "xz")
    return (GRUB / "i386-pc" / "cdboot.img").read_bytes() + core.read_bytes()


def _efi(work: Path, built: int) -> Path:
    program = _image(work, "x86_64-efi", _UEFI)
    fat = work / "efi.img"
    size = -(-program.stat().st_size // 1024) + EFI_ROOM_KIB
    fat.write_bytes(b"\0" * (size * 1024))
    environ = {"SOURCE_DATE_EPOCH": str(built), "TZ": "UTC", "MTOOLS_SKIP_CHECK": "1"}
    run("mformat", "-i", fat, "-N", FAT_SERIAL, "::", environ=environ)
    run("mmd", "-i", fat, "::/EFI", "::/EFI/BOOT", environ=environ)
    run("mcopy", "-i", fat, program, "::/EFI/BOOT/BOOTX64.EFI", environ=environ)
    return fat
