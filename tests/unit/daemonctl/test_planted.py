"""What another user plants where a shared daemon's people read and write: it gains him nothing."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from daemonctl import control, files, freezing, historyview, lastresult, pausing, process, service
from daemonctl.control import rules, selling
from daemonctl.errors import StateError
from daemonctl.model import Pause
from daemonctl.orders import schema
from daemonctl.orders.schema import SellOrder
from daemonctl.paths import Paths
from daemonctl.settings import Rules

NOBODY = 65534
ORDER = schema.render(
    SellOrder("https://market.example.org", "0123456789abcdef", "libcaca", "libcaca", 0)
)


@pytest.fixture
def shared(tmp_path: Path) -> Paths:
    """A machine's daemon's folders, the runtime one another user's where that can be had."""
    paths = msgspec.structs.replace(Paths.below(tmp_path), shared=True)
    for folder in (*paths.controls, paths.orders, paths.runtime, paths.state):
        folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        os.chown(paths.runtime, NOBODY, NOBODY)
    return paths


def bits(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_no_file_is_replaced_by_one_that_runs_as_whoever_replaced_it(tmp_path: Path) -> None:
    files.replace(tmp_path / "file", b"", mode=0o6777)
    assert bits(tmp_path / "file") == 0o777


def test_a_changed_price_or_rule_takes_no_setuid_bit_over(shared: Paths) -> None:
    order = shared.orders / "libcaca-cpu0.cpu"
    order.write_text(ORDER)
    shared.settings.write_text("schema = 1\n")
    for path in (order, shared.settings):
        path.chmod(0o4775)
    change = selling.set_ask(shared, 0, 5)
    rules.change(shared, rules=Rules(pause_on_battery=False))
    assert bits(order) == bits(shared.settings) == 0o775
    selling.undo(shared, change)
    assert (order.read_text(), bits(order)) == (ORDER, 0o775), "what was planted is no change"


def test_root_ends_no_process_that_the_daemon_s_user_names(
    shared: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = process.identity(1)
    assert named is not None
    # The file says whom, and is root's own by the time it is asked whose it is.
    shared.pid.symlink_to("/etc/passwd")
    monkeypatch.setattr(control, "daemon", lambda _paths: named)
    monkeypatch.setattr(service, "stop", lambda _timeout_s: None)
    sent: list[object] = []
    monkeypatch.setattr(freezing, "send", lambda *words: sent.append(words))
    with pytest.raises(StateError, match="It is process 1, and another user's"):
        control.stop(shared)
    assert sent == []


def test_the_status_of_a_shared_daemon_is_its_group_s_alone(shared: Paths) -> None:
    from daemonctl.model import Coins, Process, Status
    from daemonctl.seller.report import StatusFile

    status = Status(1, Process(1, 1.0), 1.0, (), coins=Coins())
    StatusFile(shared).write(status, 0.0)
    assert bits(shared.status) == 0o640
    own = msgspec.structs.replace(shared, shared=False)
    shared.status.unlink()
    StatusFile(own).write(status, 0.0)
    assert bits(own.status) == 0o644


def _settle(paths: Paths) -> None:
    paths.pause.unlink(missing_ok=True)
    os.mkfifo(paths.pause)
    with pytest.raises(OSError, match="Invalid argument"):
        pausing.settle(paths)
    paths.pause.unlink()
    pausing.write(paths, Pause(since=1.0))
    elsewhere = paths.pause.rename(paths.pause.with_name("elsewhere"))
    paths.pause.symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic link"):
        pausing.settle(paths)


def _picture(paths: Paths) -> None:
    os.mkfifo(paths.last_result)
    assert lastresult.kept(paths) is None


def _history(paths: Paths) -> None:
    os.mkfifo(paths.history)
    with (
        pytest.raises(StateError, match="not a plain file"),
        historyview.looking(paths.history),
    ):
        pass


@pytest.mark.parametrize("reads", [_settle, _picture, _history])
@pytest.mark.timeout(20)
def test_a_pipe_in_a_file_s_place_keeps_nobody_waiting(
    shared: Paths, reads: Callable[[Paths], None]
) -> None:
    reads(shared)
