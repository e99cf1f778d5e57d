"""What the kernel's findings and the sandbox say.

Each text is one of `daemonctl`'s, places numbered in their order; a test holds them to be the same.
"""

from __future__ import annotations

from tray.foreign.noop import QT_TRANSLATE_NOOP

TEXTS = (
    # What the kernel was asked, and what it said.
    #: the kernel has it
    QT_TRANSLATE_NOOP("Daemon", "yes"),
    QT_TRANSLATE_NOOP("Daemon", "/proc/self/status has no Seccomp line"),
    QT_TRANSLATE_NOOP("Daemon", "/sys/fs/cgroup has no cgroup.controllers"),
    QT_TRANSLATE_NOOP("Daemon", "a filter at no address is refused as such (EFAULT)"),
    QT_TRANSLATE_NOOP(
        "Daemon",
        "a locked-down process asked for a file and the kernel killed it (SIGSYS); its "
        "twin, which did not ask, ended by itself",
    ),
    #: behind it how it ended
    QT_TRANSLATE_NOOP("Daemon", "a locked-down process that asked for a file"),
    QT_TRANSLATE_NOOP("Daemon", "actions_avail cannot be read"),
    #: behind it their names
    QT_TRANSLATE_NOOP("Daemon", "active security modules"),
    #: %1: kinds of processors
    QT_TRANSLATE_NOOP("Daemon", "CPUShare's filters know %1; use such a machine."),
    #: %1: name of a signal, as SIGKILL
    QT_TRANSLATE_NOOP("Daemon", "ended by %1"),
    #: a process; behind it why
    QT_TRANSLATE_NOOP("Daemon", "it could not be locked"),
    #: a process
    QT_TRANSLATE_NOOP("Daemon", "it ended by itself"),
    #: a feature of the kernel; behind it what to do
    QT_TRANSLATE_NOOP("Daemon", "It is built in and was not switched on at boot"),
    #: a process; %1: name of a signal, as SIGSYS
    QT_TRANSLATE_NOOP("Daemon", "it was ended by %1"),
    #: a process; behind it how it ended
    QT_TRANSLATE_NOOP("Daemon", "its twin, which did not ask"),
    #: a feature of the kernel
    QT_TRANSLATE_NOOP("Daemon", "Linux has it since 3.5."),
    QT_TRANSLATE_NOOP("Daemon", "Linux has it since 4.14."),
    QT_TRANSLATE_NOOP("Daemon", "Linux has it since 5.13."),
    QT_TRANSLATE_NOOP(
        "Daemon", "Linux has it since 6.3; a newer kernel of your distribution brings it."
    ),
    #: the kernel's group files
    QT_TRANSLATE_NOOP("Daemon", "mounted elsewhere, as /proc/mounts says"),
    #: the kernel's group files
    QT_TRANSLATE_NOOP("Daemon", "not mounted"),
    QT_TRANSLATE_NOOP("Daemon", "The kernel could not be asked"),
    QT_TRANSLATE_NOOP("Daemon", "the probe ended with %1"),
    #: the kernel's group files; behind it what to do
    QT_TRANSLATE_NOOP("Daemon", "To mount it in its place"),
    #: %1: kind of processor, as x86_64
    QT_TRANSLATE_NOOP("Daemon", "uname says %1"),
    QT_TRANSLATE_NOOP("Daemon", "unshare(CLONE_NEWUSER) without privileges"),
    # What to do about it.
    QT_TRANSLATE_NOOP(
        "Daemon",
        "add %1 to GRUB_CMDLINE_LINUX in /etc/default/grub, run grub-mkconfig -o "
        "/boot/grub/grub.cfg, reboot.",
    ),
    #: behind a colon; %1: a parameter; update-grub is a command
    QT_TRANSLATE_NOOP(
        "Daemon", "add %1 to GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub, reboot."
    ),
    #: behind a colon; %1: a parameter
    QT_TRANSLATE_NOOP("Daemon", "add %1 to the kernel's command line in your boot loader, reboot."),
    #: two commands, which stay
    QT_TRANSLATE_NOOP(
        "Daemon", "As root: sysctl -w %1; to keep it: echo %2 > /etc/sysctl.d/60-cpushare-%3.conf"
    ),
    #: %1: options of the kernel's build
    QT_TRANSLATE_NOOP("Daemon", "Boot a kernel built with %1."),
    QT_TRANSLATE_NOOP("Daemon", "Boot Arch's own kernel: pacman -S linux, then reboot."),
    QT_TRANSLATE_NOOP(
        "Daemon",
        "Boot Debian's own kernel: apt install linux-image-$(dpkg --print-architecture), "
        "then reboot.",
    ),
    QT_TRANSLATE_NOOP("Daemon", "Boot Fedora's own kernel: dnf install kernel, then reboot."),
    QT_TRANSLATE_NOOP(
        "Daemon", "Boot Ubuntu's own kernel: apt install linux-generic, then reboot."
    ),
    #: %1: options of the kernel's build
    QT_TRANSLATE_NOOP("Daemon", "It is a kernel built with %1."),
    QT_TRANSLATE_NOOP("Daemon", "Run cpushare check again; then report it."),
    #: behind a colon; grubby … is a command
    QT_TRANSLATE_NOOP("Daemon", "run grubby --update-kernel=ALL --args=%1, reboot."),
    QT_TRANSLATE_NOOP(
        "Daemon",
        "The kernel was built with %1, yet it is refused here: most likely by a "
        "container or a service's sandbox around CPUShare. Run it outside, or loosen "
        "that (docker, podman: --security-opt seccomp=unconfined).",
    ),
    # The sandbox.
    QT_TRANSLATE_NOOP("Daemon", "%1 s of CPU, %2 s allowed"),
    #: %1: what failed
    QT_TRANSLATE_NOOP("Daemon", "%1 with %2 of %3 MiB in use"),
    #: a job that measures this machine; %1: how, as trap or crashed
    QT_TRANSLATE_NOOP("Daemon", "a calibration module ended as %1"),
    QT_TRANSLATE_NOOP("Daemon", "A calibration module is not compiled"),
    #: what should be
    QT_TRANSLATE_NOOP("Daemon", "a good job is done"),
    #: what should be
    QT_TRANSLATE_NOOP("Daemon", "a good module is compiled"),
    QT_TRANSLATE_NOOP("Daemon", "a system call that no job may make"),
    #: what should be
    QT_TRANSLATE_NOOP("Daemon", "a wild pointer is a trap"),
    QT_TRANSLATE_NOOP("Daemon", "A worker does not end"),
    QT_TRANSLATE_NOOP("Daemon", "compiled code not accepted"),
    QT_TRANSLATE_NOOP("Daemon", "ended by this host"),
    QT_TRANSLATE_NOOP("Daemon", "ended from outside by %1"),
    QT_TRANSLATE_NOOP("Daemon", "ended without a verdict, exit code %1"),
    #: of a program
    QT_TRANSLATE_NOOP("Daemon", "exit code %1."),
    #: a job; %1: how, as trap or crashed
    QT_TRANSLATE_NOOP("Daemon", "it ended as %1"),
    QT_TRANSLATE_NOOP("Daemon", "it was killed and is still there"),
    QT_TRANSLATE_NOOP(
        "Daemon", "No job is run here. `cpushare check` shows what this kernel offers."
    ),
    QT_TRANSLATE_NOOP("Daemon", "no more memory for the sandbox itself"),
    #: %1: kind of processor
    QT_TRANSLATE_NOOP("Daemon", "no table of system calls for %1"),
    QT_TRANSLATE_NOOP("Daemon", "No worker can be given its files"),
    #: before what should be and is not
    QT_TRANSLATE_NOOP("Daemon", "not so"),
    #: what should be; open is the call to the system
    QT_TRANSLATE_NOOP("Daemon", "open kills the worker"),
    QT_TRANSLATE_NOOP("Daemon", "The machine may be very busy; it is tried again later."),
    QT_TRANSLATE_NOOP("Daemon", "The sandbox could not be started"),
    QT_TRANSLATE_NOOP("Daemon", "The sandbox did not start in time"),
    QT_TRANSLATE_NOOP("Daemon", "The sandbox does not hold what it must hold on this machine"),
    #: the process from which all workers are made
    QT_TRANSLATE_NOOP("Daemon", "The sandbox's zygote died"),
    QT_TRANSLATE_NOOP("Daemon", "the worker died of %1"),
    #: the process from which all workers are made
    QT_TRANSLATE_NOOP("Daemon", "The zygote does not end"),
    QT_TRANSLATE_NOOP("Daemon", "This kernel cannot filter system calls"),
    QT_TRANSLATE_NOOP("Daemon", "This machine's speed cannot be measured"),
    QT_TRANSLATE_NOOP(
        "Daemon",
        "Use a kernel with CONFIG_SECCOMP and CONFIG_SECCOMP_FILTER (each distribution's "
        "own has them); in a container, allow seccomp(2). `cpushare check` says more.",
    ),
)
