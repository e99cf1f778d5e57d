"""Sockets that a market listens on, and which addresses may be served without encryption."""

from __future__ import annotations

import ipaddress
import socket

from daemonctl.errors import UsageError

BACKLOG = 2048


def listen(host: str, port: int, *, plain: bool, insecure_http: bool = False) -> socket.socket:
    """A listening socket; port 0 takes a free one.

    plain: what goes through it is not encrypted, which is for this machine alone unless
    insecure_http is set. Raises UsageError where the address may not or cannot be had.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        if plain and not insecure_http and not ipaddress.ip_address(address[0]).is_loopback:
            raise UsageError(
                "Plain HTTP is for this machine alone",
                detail=f"{host} can be reached from elsewhere, and tokens would travel"
                " where others can read them",
                hint="Listen on 127.0.0.1 behind a proxy that speaks HTTPS, give a certificate"
                " with --tls-cert and --tls-key, or say --insecure-http on a network that you"
                " trust.",
            )
        sock = socket.socket(family, socket.SOCK_STREAM)
        try:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            sock.bind(address)
            sock.listen(BACKLOG)
        except OSError:
            sock.close()
            raise
    except (OSError, OverflowError) as error:
        raise UsageError(
            "The market cannot listen there",
            detail=f"{host} port {port}: {error}",
            hint="Choose another --port, or stop what listens there.",
        ) from error
    return sock


def url(scheme: str, host: str, sock: socket.socket) -> str:
    """Where to ask for what listens on `sock`, which was made for `host`."""
    name = f"[{host}]" if ":" in host else host
    return f"{scheme}://{name}:{sock.getsockname()[1]}"
