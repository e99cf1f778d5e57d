"""What the kernel's report means, in words for somebody who has never heard of a system call."""

from __future__ import annotations

from daemonctl.control.machine import Feature, Finding, KernelReport, State
from tray.shape import Shape
from tray.words import Translate, english, fill


class FitWords:
    """The texts of the page "Is this computer fit?"."""

    def __init__(self, translate: Translate = english) -> None:
        self._translate = translate

    def tr(self, text: str, disambiguation: str = "", n: int = -1) -> str:
        """`text` in the user's language."""
        return self._translate("FitWords", text, disambiguation, n)

    def heading(self, report: KernelReport) -> str:
        """What was found, in one sentence: the live proof where there is one."""
        if not report.fit:
            return self.tr("This computer cannot lock strangers' programs in.")
        return self.tr("We locked a process down and asked it for a file: the kernel killed it.")

    def explained(self, report: KernelReport) -> str:
        """What follows from it. What a report's facts are: see `KernelReport`."""
        if not report.fit:
            return self.tr(
                "So no job will be run here; all the rest of CPUShare can be used. What is "
                "missing is marked below, with what to do about it."
            )
        text = self.tr(
            "So jobs can compute here and do nothing else. Linux %1 on %2.", "kernel, distribution"
        )
        return fill(text, report.release, report.distribution or report.machine)

    def title(self, feature: Feature) -> str:
        """A finding's name."""
        return {
            Feature.ARCHITECTURE: self.tr("A processor that we know"),
            Feature.NO_NEW_PRIVS: self.tr("No way back to more rights"),
            Feature.SECCOMP_FILTER: self.tr("System calls can be forbidden"),
            Feature.KILL_PROCESS: self.tr("Who breaks the rule is killed"),
            Feature.PROOF: self.tr("Tried out on this computer"),
            Feature.LANDLOCK: self.tr("Files out of reach"),
            Feature.USER_NAMESPACES: self.tr("A small world of its own"),
            Feature.MDWE: self.tr("Memory is written or run, never both"),
            Feature.CGROUP2: self.tr("One limit for all jobs together"),
        }[feature]

    def purpose(self, feature: Feature) -> str:
        """What a finding is good for."""
        return {
            Feature.ARCHITECTURE: self.tr(
                "Our lists of what a job may ask the kernel for are made for it."
            ),
            Feature.NO_NEW_PRIVS: self.tr(
                "A job that has given up its rights cannot get any of them back."
            ),
            Feature.SECCOMP_FILTER: self.tr(
                "The kernel refuses a job all but computing: no files, no network (seccomp)."
            ),
            Feature.KILL_PROCESS: self.tr(
                "A job that asks for something forbidden ends at once, as a whole."
            ),
            Feature.PROOF: self.tr(
                "A process is locked down and asks for a file: the kernel has to kill it."
            ),
            Feature.LANDLOCK: self.tr(
                "A second lock before your files, should the first one fail (Landlock)."
            ),
            Feature.USER_NAMESPACES: self.tr(
                "A job sees no network and no other programs (user namespaces)."
            ),
            Feature.MDWE: self.tr("Makes it harder for an attacker to slip code in (MDWE)."),
            Feature.CGROUP2: self.tr(
                "The system service can limit what all jobs take together (cgroup 2)."
            ),
        }[feature]

    def state(self, finding: Finding) -> str:
        """The word beside a finding's mark."""
        if finding.name is Feature.PROOF and finding.state is not State.UNKNOWN:
            held = finding.state is State.PRESENT
            return self.tr("The lock held") if held else self.tr("The lock failed")
        if finding.state is State.PRESENT:
            return self.tr("There", "a feature of the kernel is there")
        if finding.state is State.UNKNOWN:
            return self.tr("Not known", "whether a feature of the kernel is there")
        if finding.needed:
            return self.tr("Missing", "a feature of the kernel that is needed")
        return self.tr("Not there", "a feature of the kernel that is only useful")


def shape(finding: Finding) -> Shape:
    """The mark beside a finding."""
    if finding.state is State.PRESENT:
        return Shape.TICK
    if finding.state is State.UNKNOWN:
        return Shape.QUERY
    return Shape.CROSS if finding.needed else Shape.DASH
