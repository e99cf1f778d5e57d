"""What to do about a missing kernel feature, on this distribution."""

from __future__ import annotations

_KERNEL = {
    "debian": "Boot Debian's own kernel: apt install linux-image-$(dpkg --print-architecture), "
    "then reboot.",
    "ubuntu": "Boot Ubuntu's own kernel: apt install linux-generic, then reboot.",
    "fedora": "Boot Fedora's own kernel: dnf install kernel, then reboot.",
    "arch": "Boot Arch's own kernel: pacman -S linux, then reboot.",
}

_BOOT = {
    "debian": "add {0} to GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub, reboot.",
    "ubuntu": "add {0} to GRUB_CMDLINE_LINUX in /etc/default/grub, run update-grub, reboot.",
    "fedora": "run grubby --update-kernel=ALL --args={0}, reboot.",
    "arch": "add {0} to GRUB_CMDLINE_LINUX in /etc/default/grub, run "
    "grub-mkconfig -o /boot/grub/grub.cfg, reboot.",
}


def build(family: str, *options: str) -> str:
    """Remedy for a kernel that was built without `options`."""
    built = ", ".join(f"{option}=y" for option in options)
    if family not in _KERNEL:
        return f"Boot a kernel built with {built}."
    return " ".join((_KERNEL[family], f"It is a kernel built with {built}."))


def boot(family: str, parameter: str, why: str) -> str:
    """Remedy that is a parameter for the kernel when it boots."""
    how = _BOOT.get(family, "add {0} to the kernel's command line in your boot loader, reboot.")
    return f"{why}: {how.format(parameter)}"


def blocked(option: str) -> str:
    """Remedy where the kernel has it and somebody in between forbids it."""
    return (
        f"The kernel was built with {option}, yet it is refused here: most likely by a container "
        "or a service's sandbox around CPUShare. Run it outside, or loosen that "
        "(docker, podman: --security-opt seccomp=unconfined)."
    )


def sysctl(setting: str) -> str:
    """Remedy that is a setting of the running kernel."""
    name = setting.partition("=")[0].rsplit(".", 1)[-1].replace("_", "-")
    return (
        f"As root: sysctl -w {setting}; to keep it: "
        f"echo {setting} > /etc/sysctl.d/60-cpushare-{name}.conf"
    )
