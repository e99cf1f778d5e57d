"""The host's own tokens in a file of their own: where others may read the history, but not them."""

from __future__ import annotations

from pathlib import Path

import msgspec

from daemonctl import files


class HostTokens:
    """One secret a market, 0600. A file that cannot be used counts as none: a host that has lost
    its token registers anew. Raises OSError where it cannot be written."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, market: str) -> str | None:
        """This host's token at `market`; None where none is kept."""
        return self._all().get(market)

    def put(self, market: str, token: str) -> None:
        """Keep it in place of any other."""
        files.write_secret(self._path, msgspec.json.encode(self._all() | {market: token}))

    def _all(self) -> dict[str, str]:
        data = files.read_secret(self._path)
        try:
            return msgspec.json.decode(data, type=dict[str, str]) if data is not None else {}
        except msgspec.DecodeError:
            return {}
