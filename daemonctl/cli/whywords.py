"""Why a core does not compute, in one sentence with its figures."""

from __future__ import annotations

from daemonctl.cli import times
from daemonctl.cli.printable import printable
from daemonctl.model import Reason, Why

_SOON_S = 120

_HOLDS = {
    Reason.USER_ACTIVE: "you are using the computer",
    Reason.ON_BATTERY: "the computer runs on battery",
    Reason.TOO_HOT: "the processor is hot",
    Reason.OTHER_LOAD: "other programs are busy",
    Reason.FULL_SCREEN: "a program fills the screen",
    Reason.PROGRAM: "a program that you listed runs",
    Reason.SCHEDULE: "it is not one of its hours",
    Reason.DISK_LOW: "the disk is nearly full",
    Reason.MEMORY_LOW: "memory is short",
}
"""As long as a rule holds."""

_HELD = {
    Reason.USER_ACTIVE: "you were using the computer",
    Reason.ON_BATTERY: "the computer ran on battery",
    Reason.TOO_HOT: "the processor was hot",
    Reason.OTHER_LOAD: "other programs were busy",
    Reason.FULL_SCREEN: "a program filled the screen",
    Reason.PROGRAM: "a program that you listed ran",
    Reason.DISK_LOW: "the disk was nearly full",
    Reason.MEMORY_LOW: "memory was short",
}
"""When only its minute is not over yet."""

REASONS = {
    Reason.RUNNING: "",
    Reason.PREPARING: "fetching or compiling what the next job needs",
    Reason.NO_WORK: "the market has no work for it now",
    Reason.USER_PAUSE: "you paused it",
    Reason.MARKET_UNREACHABLE: "the market does not answer",
    Reason.MARKET_REFUSES: "the market refuses this machine",
    Reason.MARKET_STOPPED: "the market has stopped the work",
    Reason.UPDATE_NEEDED: "the market wants CPUShare updated",
    Reason.MARKET_OUTDATED: "the market is too old for this CPUShare",
    Reason.ORDER_OFF: "its sell order is switched off",
    Reason.ORDER_BROKEN: "its sell order cannot be used",
    Reason.KERNEL_UNFIT: "this kernel cannot lock jobs in (cpushare check)",
    Reason.SANDBOX_BROKEN: "the sandbox failed its own test",
    Reason.STOPPING: "it is about to stop",
    **_HOLDS,
}


def sentence(reason: Reason, why: Why | None, now: float) -> str:
    """The reason, its figures, and when or at what the core goes on; "" for one that runs.

    now: seconds since the epoch.
    """
    if why is None or reason is Reason.USER_PAUSE:
        return REASONS[reason]
    if why.value is not None and why.limit is not None:
        value, limit = f"{why.value:g}", f"{why.limit:g}"
        match reason:
            case Reason.TOO_HOT:
                return f"the processor is at {value} °C; it goes on below {limit} °C"
            case Reason.OTHER_LOAD:
                return (
                    f"other programs use {value} % of the processor; "
                    f"it goes on when they stay below {limit} %"
                )
            case Reason.DISK_LOW:
                return f"only {value} MiB are free on the disk; it goes on at {limit} MiB"
            case Reason.MEMORY_LOW:
                return f"only {value} MiB of memory are free; it goes on at {limit} MiB"
    if reason in (Reason.MARKET_STOPPED, Reason.UPDATE_NEEDED) and why.name:
        return f"{REASONS[reason]}: {printable(why.name)}"
    over = why.until is not None
    text = (_HELD if over else REASONS).get(reason, REASONS[reason])
    if reason is Reason.PROGRAM and why.name:
        text = f"{printable(why.name)} {'ran' if over else 'runs'}"
    if why.until is not None:
        return f"{text}; it goes on {_when(why.until, now)}"
    if reason is Reason.USER_ACTIVE and why.limit is not None:
        return f"{text}; it goes on after {times.length(why.limit)} without input"
    return text


def _when(until: float, now: float) -> str:
    if until - now < _SOON_S:
        return f"in {max(1, round(until - now))} s"
    return f"at {times.clock_words(until, now)}"
