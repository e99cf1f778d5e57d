"""Every error that CPUShare raises on purpose, drawn as one tree.

    CPUShareError
    ├── InputError            what a person wrote cannot be used
    │   ├── OrderError        a sell order (.cpu file)
    │   ├── SettingsError     settings.toml
    │   └── UsageError        a command's words
    ├── StateError            a file of ours is not what we wrote
    ├── KernelUnfit           this kernel cannot lock a worker down
    ├── SandboxError          the sandbox could not be set up (never: a job failed)
    ├── MarketError           what a market said, or that it said nothing
    │   ├── MarketUnreachable no answer; trying again later is right
    │   ├── MarketRefused     an answer: no; `status` is its HTTP status
    │   └── ProtocolGap       neither speaks a protocol of the other's before an update
    └── AccountError          a secret that is missing or cannot be kept

A front end catches `CPUShareError` once, shows `title`, `detail` and `hint`, and ends.
Errors of libraries are turned into these at the border where they come in.
"""

from __future__ import annotations


class CPUShareError(Exception):
    """An error that explains itself to a person.

    title: what went wrong, one short sentence without a full stop.
    detail: the facts (file, line, field, value, the other side's words); may be empty.
    hint: what to do about it; may be empty.
    """

    def __init__(self, title: str, *, detail: str = "", hint: str = "") -> None:
        super().__init__(title, detail, hint)
        self.title = title
        self.detail = detail
        self.hint = hint

    def __str__(self) -> str:
        return ": ".join(part for part in (self.title, self.detail) if part)


class InputError(CPUShareError):
    """What a person wrote cannot be used."""


class OrderError(InputError):
    """A sell order that cannot be used; `detail` names file, line and field."""


class SettingsError(InputError):
    """settings.toml cannot be used; `detail` names file, line and field."""


class UsageError(InputError):
    """A command's words cannot be used."""


class StateError(CPUShareError):
    """A file that CPUShare itself keeps is damaged or of a later version."""


class KernelUnfit(CPUShareError):
    """This kernel cannot lock a worker down, so no stranger's code is run."""


class SandboxError(CPUShareError):
    """The sandbox could not be set up. A job that fails is an outcome, never this."""


class MarketError(CPUShareError):
    """Something between this machine and a market."""


class MarketUnreachable(MarketError):
    """The market gave no usable answer; trying again later is right."""


class MarketRefused(MarketError):
    """The market answered no.

    status: the HTTP status of its answer. retry_s: seconds after which the answer may be
    another one; 0 = nobody knows.
    """

    def __init__(
        self, title: str, *, status: int, detail: str = "", hint: str = "", retry_s: float = 0.0
    ) -> None:
        super().__init__(title, detail=detail, hint=hint)
        self.status = status
        self.retry_s = retry_s


class ProtocolGap(MarketError):
    """A market and this program speak no protocol of each other's.

    outdated: the market's address where that is to be updated; "" where this program is.
    """

    def __init__(self, title: str, *, outdated: str, detail: str = "", hint: str = "") -> None:
        super().__init__(title, detail=detail, hint=hint)
        self.outdated = outdated


class AccountError(CPUShareError):
    """An account's secret is missing or cannot be kept."""


class KeyringError(AccountError):
    """The user's keyring is locked or cannot be used: the secret can be kept elsewhere."""
