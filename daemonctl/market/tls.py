"""The certificate that a market shows, and showing a new one while it serves."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path

from daemonctl.errors import UsageError


@dataclass(frozen=True)
class Certificate:
    """certificate: a PEM file with the chain, the market's own first. key: its private key, PEM,
    without a password."""

    certificate: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        """What connections are made with. Raises UsageError for files that cannot be used."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._load(context)
        return context

    def renew(self, context: ssl.SSLContext) -> None:
        """New connections see what the files hold now; the open ones notice nothing.

        Raises UsageError, and leaves all as it was, where they cannot be used.
        """
        # A certificate without its key would spoil the context: tried on another first.
        self.context()
        self._load(context)

    def _load(self, context: ssl.SSLContext) -> None:
        def no_password() -> str:
            raise ssl.SSLError("the key is locked with a password")

        try:
            context.load_cert_chain(self.certificate, self.key, no_password)
        except OSError as error:  # ssl.SSLError too
            raise UsageError(
                "The certificate cannot be used",
                detail=f"{self.certificate} with the key {self.key}: {error}",
                hint="Name a PEM file with the certificate and its chain, and the PEM file of"
                " its key.",
            ) from error
