"""The icon's menu as a panel that draws it itself is told it."""

from __future__ import annotations

from jeepney import DBusAddress, new_method_call

from tests.acceptance.tray.desktop import Desktop


def menu_of(desktop: Desktop, item: DBusAddress) -> DBusAddress:
    """Where the icon's menu is, for a panel that draws it itself."""
    path = desktop.property(item, "Menu")
    assert isinstance(path, str)
    return DBusAddress(path, item.bus_name, "com.canonical.dbusmenu")


def lines(desktop: Desktop, menu: DBusAddress) -> dict[str, int]:
    """The menu's lines as a panel is told them, with their numbers."""
    with desktop.bus() as bus:
        bus.send_and_get_reply(new_method_call(menu, "AboutToShow", "i", (0,)), timeout=20)
        layout = new_method_call(menu, "GetLayout", "iias", (0, -1, []))
        _revision, root = bus.send_and_get_reply(layout, timeout=20).body
    children = [child[1] for child in root[2]]
    return {
        entry["label"][1].replace("_", ""): number
        for number, entry, _below in children
        if "label" in entry
    }


def choose(desktop: Desktop, menu: DBusAddress, number: int) -> None:
    with desktop.bus() as bus:
        event = new_method_call(menu, "Event", "isvu", (number, "clicked", ("s", ""), 0))
        bus.send_and_get_reply(event, timeout=20)
