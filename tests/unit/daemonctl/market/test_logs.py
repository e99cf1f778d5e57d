"""Lines of the log: one an event, whatever strangers put into it."""

from __future__ import annotations

import json
import logging
import sys

from daemonctl.market.current import Current, current
from daemonctl.market.logs import JsonLines, TextLines


def record(message: str, facts=None, error=None) -> logging.LogRecord:
    made = logging.LogRecord("daemonctl.market", logging.INFO, "", 0, message, (), error)
    if facts is not None:
        made.facts = facts
    return made


def test_json_has_time_level_logger_and_event():
    said = json.loads(JsonLines().format(record("it happened", {"status": 200})))
    assert said.pop("time").endswith("Z")
    assert said == {
        "level": "info",
        "logger": "daemonctl.market",
        "event": "it happened",
        "status": 200,
    }


def test_both_name_the_request_that_they_are_about():
    asked = Current()
    before = current.set(asked)
    try:
        assert json.loads(JsonLines().format(record("x")))["request"] == asked.id
        assert TextLines().format(record("x")).endswith(f"INFO x request={asked.id}")
    finally:
        current.reset(before)


def test_an_exception_stays_within_its_line_of_json():
    try:
        raise OSError("disk\nfull")
    except OSError:
        line = JsonLines().format(record("broken", error=sys.exc_info()))
    assert "\n" not in line
    assert "disk" in json.loads(line)["exception"]


def test_a_stranger_s_line_breaks_make_no_lines():
    line = TextLines().format(record("request", {"path": "/a\n2026 ERROR b", "status": 1}))
    assert "\n" not in line
    assert "status=1" in line
