"""The lines that a market writes: text for people, JSON for programs. One line an event.

Tokens are in none of them: nothing logs headers, queries or bodies.
"""

from __future__ import annotations

import enum
import json
import logging
import sys
import time

from daemonctl.market.current import current


class LogKind(enum.StrEnum):
    """What lines look like."""

    TEXT = "text"
    JSON = "json"


def set_up(kind: LogKind) -> None:
    """From now on this process logs to standard error, as `kind`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if kind is LogKind.JSON else TextLines())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)


class TextLines(logging.Formatter):
    """Time, level, event, facts and the request's id."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's name
        line = super().formatMessage(record)
        for name, value in _facts(record).items():
            # As a literal where a stranger's line breaks would make lines of the log.
            plain = not isinstance(value, str) or (value.isprintable() and " " not in value)
            line += f" {name}={value if plain else repr(value)}"
        return line


class JsonLines(logging.Formatter):
    """An object a line: time, level, logger, event; request and the event's facts if any."""

    def format(self, record: logging.LogRecord) -> str:
        moment = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        said: dict[str, object] = {
            "time": f"{moment}.{int(record.msecs):03d}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        if record.exc_info:
            said["exception"] = self.formatException(record.exc_info)
        return json.dumps(said | _facts(record), default=str)


def _facts(record: logging.LogRecord) -> dict[str, object]:
    facts: dict[str, object] = dict(getattr(record, "facts", {}))
    asked = current.get()
    if asked is not None:
        facts["request"] = asked.id
    return facts
