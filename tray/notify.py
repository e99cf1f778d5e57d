"""Notifications of the desktop (org.freedesktop.Notifications), and what is chosen in them.

Qt's own showMessage puts its picture into the tray in place of the icon, and tells of no click.
QtDBus cannot send the unsigned numbers that the service wants; jeepney can, and is loaded with
the first notification. Where there is no bus or no such service, nothing happens.
"""

from __future__ import annotations

import os
import threading
import time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from tray.artwork import folder
from tray.entries import Command
from tray.news import News

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"

ANSWER_S = 5.0
LISTEN_S = 600.0
"""How long a notification's buttons work: desktops put it away long before."""

SIGNALS = 100
"""Signals that may wait while we ask: of all notifications, not of ours alone."""


class Notifier(QObject):
    """chosen(Command): a button of a notification, or the notification itself, was clicked."""

    chosen = Signal(object)
    _acted = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._acted.connect(self._tell)

    def send(self, news: News) -> None:
        """Show it. A thread of its own does, and listens as long as it is shown."""
        thread = threading.Thread(target=self._run, args=(news,), name="notify", daemon=True)
        thread.start()

    def _run(self, news: News) -> None:
        try:
            show(news, self._acted.emit)
        except Exception:  # noqa: BLE001 - the thread's edge: a desktop without notifications
            return

    @Slot(object, str)
    def _tell(self, command: Command, token: str) -> None:
        if token:
            # What lets a Wayland program put its window in front; Qt looks for it here.
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.chosen.emit(command)


def show(news: News, chosen: Any) -> None:
    """Show a notification and wait until it is gone. chosen: is called with the command of the
    button that is clicked, and the token that the desktop gives for opening a window."""
    import html

    from jeepney import DBusAddress, MatchRule, new_method_call
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection
    from jeepney.wrappers import unwrap_msg

    service = DBusAddress(PATH, SERVICE, SERVICE)
    with open_dbus_connection(bus="SESSION") as bus:

        def ask(call: Any) -> Any:
            return unwrap_msg(bus.send_and_get_reply(call, timeout=ANSWER_S))

        rule = MatchRule(type="signal", interface=SERVICE, path=PATH)
        with bus.filter(rule, bufsize=SIGNALS) as signals:
            ask(message_bus.AddMatch(rule))
            (abilities,) = ask(new_method_call(service, "GetCapabilities"))
            text = html.escape(news.text) if "body-markup" in abilities else news.text
            actions = _actions(news) if "actions" in abilities else []
            (number,) = ask(
                new_method_call(
                    service,
                    "Notify",
                    "susssasa{sv}i",
                    (
                        "CPUShare",
                        0,
                        str(folder() / "cpushare.svg"),
                        news.title,
                        text,
                        actions,
                        {"desktop-entry": ("s", "cpushare-tray"), "urgency": ("y", 1)},
                        -1,
                    ),
                )
            )
            _listen(bus, signals, number, news, chosen)


def _actions(news: News) -> list[str]:
    """Names and words, one after the other; "default" is the notification itself."""
    found = ["default", news.actions[0][1]] if news.actions else []
    for command, words in news.actions:
        found += [str(command), words]
    return found


def _listen(bus: DBusConnection, signals: Any, number: int, news: News, chosen: Any) -> None:
    """Until this notification is gone, or for LISTEN_S."""
    from jeepney import HeaderFields

    named = {str(command): command for command, _words in news.actions}
    end, token = time.monotonic() + LISTEN_S, ""
    while (left := end - time.monotonic()) > 0:
        try:
            message = bus.recv_until_filtered(signals, timeout=left)
        except TimeoutError:
            return
        about, *rest = message.body
        if about != number:
            continue
        match message.header.fields[HeaderFields.member]:
            case "ActivationToken":
                (token,) = rest
            case "ActionInvoked":
                chosen(named.get(rest[0], news.actions[0][0]), token)
            case "NotificationClosed":
                return
