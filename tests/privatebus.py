"""A message bus of one's own, and stand-ins for services on it, for tests."""

from __future__ import annotations

import contextlib
import subprocess
import threading
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NOTIFICATIONS = "org.freedesktop.Notifications"
NOTIFICATIONS_AT = DBusAddress("/org/freedesktop/Notifications", NOTIFICATIONS, NOTIFICATIONS)


@contextlib.contextmanager
def private_bus() -> Iterator[str]:
    """The address of a bus that nobody else uses."""
    command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as bus:
        assert bus.stdout is not None
        try:
            yield bus.stdout.readline().strip()
        finally:
            bus.kill()


class NotificationServer:
    """Shows nothing; keeps what it was asked to show, and acts as its user. abilities: what it
    says that it can do."""

    def __init__(self, address: str, abilities: tuple[str, ...] = ("actions", "body")) -> None:
        self.abilities = list(abilities)
        self.shown: list[tuple[Any, ...]] = []
        self._came = threading.Condition()
        self._ended = threading.Event()
        self._bus = open_dbus_connection(bus=address)
        self._bus.send_and_get_reply(message_bus.RequestName(NOTIFICATIONS))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join(20)
        self._bus.close()

    def wait(self, count: int = 1) -> tuple[Any, ...]:
        """The last one shown, once there are so many."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.shown) >= count, 20)
            return self.shown[-1]

    def tell(self, signal: str, number: int, *more: object) -> None:
        """Send a signal about a notification: ActionInvoked, ActivationToken, ..."""
        signature = "u" + "".join("u" if isinstance(one, int) else "s" for one in more)
        with self._came:  # one sends at a time: the connection knows no threads
            self._bus.send(new_signal(NOTIFICATIONS_AT, signal, signature, (number, *more)))

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                message = self._bus.receive(timeout=0.05)
            except TimeoutError:
                continue
            except (ConnectionResetError, OSError):
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, call: Message) -> None:
        if call.header.fields[HeaderFields.member] == "GetCapabilities":
            self._bus.send(new_method_return(call, "as", (self.abilities,)))
            return
        with self._came:
            self.shown.append(call.body)
            self._bus.send(new_method_return(call, "u", (len(self.shown),)))
            self._came.notify_all()
