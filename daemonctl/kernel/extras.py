"""The findings that are used where they are, and told where they are not."""

from __future__ import annotations

import errno

from daemonctl.kernel import remedy as remedy_for
from daemonctl.kernel.config import read_text
from daemonctl.kernel.facts import answer
from daemonctl.kernel.seen import Seen
from daemonctl.kernel.values import Feature, Finding, State


def landlock(seen: Seen) -> Finding:
    """Whether files can be walled off."""
    abi = seen.facts.landlock_abi
    told = f"version {abi}" if abi > 0 else answer(-abi)
    modules = read_text(seen.root / "sys/kernel/security/lsm")
    evidence = seen.evidence(
        f"landlock_create_ruleset(): {told}",
        "CONFIG_SECURITY_LANDLOCK",
        f"active security modules: {modules}" if modules else "",
    )
    if abi > 0:
        return Finding(Feature.LANDLOCK, State.PRESENT, evidence)
    if -abi == errno.EOPNOTSUPP:
        remedy = remedy_for.boot(
            seen.family,
            f"lsm=landlock,{modules or 'lockdown,yama,integrity,apparmor'}",
            "It is built in and was not switched on at boot",
        )
    elif seen.config.options.get("CONFIG_SECURITY_LANDLOCK") == "y":
        remedy = remedy_for.blocked("CONFIG_SECURITY_LANDLOCK")
    else:
        remedy = "Linux has it since 5.13. " + remedy_for.build(
            seen.family, "CONFIG_SECURITY_LANDLOCK"
        )
    return Finding(Feature.LANDLOCK, State.ABSENT, evidence, remedy)


_USERNS_SETTINGS = (
    ("proc/sys/user/max_user_namespaces", "0", "user.max_user_namespaces=10000"),
    ("proc/sys/kernel/unprivileged_userns_clone", "0", "kernel.unprivileged_userns_clone=1"),
    (
        "proc/sys/kernel/apparmor_restrict_unprivileged_userns",
        "1",
        "kernel.apparmor_restrict_unprivileged_userns=0",
    ),
)


def user_namespaces(seen: Seen) -> Finding:
    """Whether users, network and processes can be kept apart."""
    code = seen.facts.userns_errno
    values = [(name, read_text(seen.root / name)) for name, _, _ in _USERNS_SETTINGS]
    evidence = seen.evidence(
        f"unshare(CLONE_NEWUSER) without privileges: {answer(code)}",
        "CONFIG_USER_NS",
        *(f"{name.rsplit('/', 1)[-1]}: {value}" for name, value in values if value),
    )
    if not code:
        return Finding(Feature.USER_NAMESPACES, State.PRESENT, evidence)
    if seen.config.denies("CONFIG_USER_NS"):
        remedy = remedy_for.build(seen.family, "CONFIG_USER_NS")
    else:
        forbidding = [
            setting for name, bad, setting in _USERNS_SETTINGS if read_text(seen.root / name) == bad
        ]
        remedy = (
            remedy_for.sysctl(forbidding[0]) if forbidding else remedy_for.blocked("CONFIG_USER_NS")
        )
    return Finding(Feature.USER_NAMESPACES, State.ABSENT, evidence, remedy)


def mdwe(seen: Seen) -> Finding:
    """Whether memory that was written can be kept from becoming code."""
    code = seen.facts.mdwe_errno
    evidence = f"prctl(PR_GET_MDWE): {answer(code)}"
    if not code:
        return Finding(Feature.MDWE, State.PRESENT, evidence)
    remedy = "Linux has it since 6.3; a newer kernel of your distribution brings it."
    return Finding(Feature.MDWE, State.ABSENT, evidence, remedy)


def cgroup2(seen: Seen) -> Finding:
    """Whether CPU can be shared out by groups."""
    path = seen.root / "sys/fs/cgroup/cgroup.controllers"
    if path.exists():
        evidence = f"/sys/fs/cgroup/cgroup.controllers: {read_text(path) or 'none'}"
        return Finding(Feature.CGROUP2, State.PRESENT, evidence)
    mounted = "cgroup2" in read_text(seen.root / "proc/mounts")
    where = "mounted elsewhere, as /proc/mounts says" if mounted else "not mounted"
    evidence = seen.evidence(f"/sys/fs/cgroup has no cgroup.controllers: {where}", "CONFIG_CGROUPS")
    remedy = remedy_for.boot(
        seen.family, "systemd.unified_cgroup_hierarchy=1", "To mount it in its place"
    )
    return Finding(Feature.CGROUP2, State.ABSENT, evidence, remedy)
