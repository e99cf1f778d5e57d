"""What lies in the image's first and only file system: a list of entries, no folder on the disk,
so that neither root nor this machine's rights and times have a say in it."""

from __future__ import annotations

import stat
from pathlib import Path

from kernel import Kernel, policy
from steps import Failed, run

from daemonctl.live import cpio

HERE = Path(__file__).parent
BUSYBOX = Path("/bin/busybox")
CONSOLE = (5, 1)

FOLDERS = (
    *("dev", "etc", "lib", "lib64", "opt", "proc", "root", "run", "sys", "tmp", "usr", "var"),
    *("bin", "sbin", "boot", "personal", "usr/bin", "var/cache", "var/lib", "var/log"),
    *("etc/acpi", "etc/cpushare", "var/cache/cpushare", "var/lib/cpushare"),
)

LIBRARIES = (
    # What programs of a bundle need of the machine they run on: glibc, by the loader's fixed path.
    *("ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0"),
    *("librt.so.1", "libutil.so.1", "libresolv.so.2"),
    # How names are found, for programs linked before glibc did so itself.
    *("libnss_dns.so.2", "libnss_files.so.2"),
)
LOADER = "ld-linux-x86-64.so.2"
LIBRARY_FOLDER = Path("/lib/x86_64-linux-gnu")


class Tree:
    """Entries by path; a folder is there as soon as something is put below it."""

    def __init__(self) -> None:
        self._entries: dict[str, cpio.Entry] = {}
        for path in FOLDERS:
            self.add(cpio.folder(path))

    def add(self, entry: cpio.Entry) -> None:
        """Put an entry in, in place of what is there by its name."""
        above = entry.path.rpartition("/")[0]
        if above and above not in self._entries:
            self.add(cpio.folder(above))
        self._entries[entry.path] = entry

    def put(self, source: Path, path: str, rights: int | None = None) -> None:
        """A file of this machine, with its own right to be executed or those given."""
        executable = source.stat().st_mode & stat.S_IXUSR
        rights = rights if rights is not None else 0o755 if executable else 0o644
        self.add(cpio.file(path, source.read_bytes(), rights))

    def put_all(self, folder: Path, path: str) -> None:
        """All that lies below a folder, links as links."""
        for source in sorted(folder.rglob("*")):
            name = f"{path}/{source.relative_to(folder)}".strip("/")
            if source.is_symlink():
                self.add(cpio.link(name, str(source.readlink())))
            elif source.is_dir():
                self.add(cpio.folder(name))
            else:
                self.put(source, name)

    def entries(self) -> list[cpio.Entry]:
        """All of them, folders before what lies in them."""
        return [self._entries[path] for path in sorted(self._entries)]


def compose(kernel: Kernel, modules: Path, bundle: Path, built: int) -> Tree:
    """The whole system. modules: as `kernel.pruned` makes it. bundle: folder of the daemon's
    programs. built: seconds since the epoch before which no clock is believed."""
    tree = Tree()
    tree.add(cpio.Entry("dev/console", stat.S_IFCHR | 0o600, device=CONSOLE))
    tree.add(cpio.folder("tmp", 0o1777))
    tree.add(cpio.folder("root", 0o700))
    _busybox(tree)
    _libraries(tree)
    tree.put_all(HERE / "root", "")
    tree.put_all(bundle, "opt/cpushare")
    # Its programs unpack what makes them find their own libraries.
    tree.add(cpio.link("lib/libz.so.1", "/opt/cpushare/lib/libz.so.1"))
    tree.add(cpio.link("var/run", "../run"))
    tree.add(cpio.link("sbin/modprobe", "../bin/busybox"))
    tree.put_all(modules, f"lib/modules/{kernel.release}")
    tree.add(cpio.file(f"boot/config-{kernel.release}", policy(kernel).encode()))
    tree.add(cpio.file("etc/image-built", f"{built}\n".encode()))
    tree.add(cpio.file("etc/os-release", _os_release(built)))
    return tree


def _busybox(tree: Tree) -> None:
    if not BUSYBOX.is_file():
        raise Failed("there is no /bin/busybox: apt-get install busybox-static")
    tree.put(BUSYBOX, "bin/busybox")
    for applet in run(BUSYBOX, "--list", output=True).split():
        if applet != "busybox":
            tree.add(cpio.link(f"bin/{applet}", "busybox"))


def _libraries(tree: Tree) -> None:
    for name in LIBRARIES:
        tree.put((LIBRARY_FOLDER / name).resolve(), f"lib/{name}", 0o755)
    tree.add(cpio.link(f"lib64/{LOADER}", f"../lib/{LOADER}"))


def _os_release(built: int) -> bytes:
    from daemonctl import __version__

    told = {"NAME": "CPUShare live", "ID": "cpushare-live", "VERSION_ID": __version__}
    told |= {"PRETTY_NAME": f"CPUShare live {__version__}", "BUILD_ID": str(built)}
    return "".join(f'{key}="{value}"\n' for key, value in told.items()).encode()
