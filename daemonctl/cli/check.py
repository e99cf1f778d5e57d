"""`cpushare check`: is this kernel fit to run strangers' code?"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from daemonctl.kernel import Finding, KernelReport


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the command."""
    check = subparsers.add_parser(
        "check",
        help="is this kernel fit to run strangers' code safely?",
        description="Ask the kernel, by trying it, for what the sandbox is built on. "
        "Exit code 0: fit; 1: not fit, with what to do about it.",
    )
    check.add_argument("--json", action="store_true", help="one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Show the report; 0 where the kernel is fit, else 1."""
    from daemonctl import kernel

    report = kernel.report()
    text = _json(report) if arguments.json else "\n".join(_lines(report))
    sys.stdout.write(text + "\n")
    return 0 if report.fit else 1


_WHAT = {
    "architecture": "processor that our filters know",
    "no-new-privs": "a process can give up gaining rights",
    "seccomp-filter": "system calls can be filtered (seccomp)",
    "kill-process": "a forbidden call can kill its process",
    "proof": "tried: a forbidden call does kill",
    "landlock": "files can be walled off (Landlock)",
    "user-namespaces": "users, network apart (user namespaces)",
    "memory-deny-write-execute": "written memory can stay data (MDWE)",
    "cgroup2": "CPU can be shared out by group (cgroup v2)",
}


def _lines(report: KernelReport) -> Iterator[str]:
    yield f"Linux {report.release}, {report.machine}, {report.distribution}"
    for finding in report.findings:
        yield f"{_mark(finding)} {_WHAT[finding.name]}"
        yield f"     {finding.evidence}"
        if finding.remedy:
            yield f"     TO DO: {finding.remedy}"
    missing = [one for one in report.findings if one.needed and one.state != "present"]
    if missing:
        names = ", ".join(_WHAT[one.name] for one in missing)
        yield f"Not fit: no worker is started on this kernel. Missing: {names}."
    else:
        yield "Fit: strangers' code can be locked in here."
    if any(not one.needed and one.state != "present" for one in report.findings):
        yield "[--] would be one more wall; the sandbox holds without it."


def _mark(finding: Finding) -> str:
    if finding.state == "present":
        return "[ok]"
    return "[NO]" if finding.needed else "[--]"


def _json(report: KernelReport) -> str:
    import msgspec

    findings = [
        {
            "name": one.name,
            "state": one.state,
            "needed": one.needed,
            "evidence": one.evidence,
            "remedy": one.remedy,
        }
        for one in report.findings
    ]
    document = {
        "fit": report.fit,
        "release": report.release,
        "machine": report.machine,
        "distribution": report.distribution,
        "findings": findings,
    }
    return msgspec.json.encode(document).decode()
