"""`cpushare market serve`: run a market until told to stop."""

from __future__ import annotations

import argparse
import ipaddress
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from daemonctl.cli.market import admission
from daemonctl.cli.market.amounts import coins, seconds
from daemonctl.cli.market.lacking import lacking
from daemonctl.cli.market.opening import data_folder
from daemonctl.errors import UsageError
from daemonctl.model import MICRO

if TYPE_CHECKING:
    from daemonctl.market.tls import Certificate

_LONGEST_TOKEN = 4096
_SHORTEST_TOKEN = 16
_MOST_PROCESSES = 64


def add(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Register the action."""
    serve = actions.add_parser(
        "serve",
        parents=[common],
        help="serve until SIGTERM or Ctrl-C",
        description="Serve a market until SIGTERM or Ctrl-C. Its URL is told when it is ready.",
    )
    _storing(serve)
    _listening(serve)
    _terms(serve)
    admission.add_to(serve)
    _operating(serve)


def run(arguments: argparse.Namespace) -> int:
    """Serve; 0 once it has ended as it was told."""
    try:
        from daemonctl.market.logs import LogKind, set_up
        from daemonctl.market.server import Serving, serve
    except ModuleNotFoundError as error:
        raise lacking("A market", error) from error
    from daemonctl.market.settings import Settings
    from daemonctl.market.wire import Admission

    set_up(LogKind(arguments.log))
    settings = Settings(
        arguments.name,
        arguments.welcome_grant,
        arguments.lease_time,
        database=arguments.database or "",
        blobs=arguments.blobs,
        metrics_token=_token(arguments.metrics_token_file),
        accounts=Admission(arguments.accounts),
        work_bits=arguments.work_bits,
        newcomers=arguments.newcomers_per_hour,
        requests=arguments.requests_per_second,
    )
    serving = Serving(
        data_folder(arguments),
        arguments.host,
        arguments.port,
        arguments.insecure_http,
        settings,
        certificate=_certificate(arguments),
        proxies=tuple(arguments.trusted_proxy),
        metrics_port=arguments.metrics_port,
        drain_s=arguments.drain,
        access=arguments.access_log,
        processes=arguments.processes,
    )
    serve(serving, _ready)
    return 0


def _storing(serve: argparse.ArgumentParser) -> None:
    group = serve.add_argument_group("where its files lie")
    group.add_argument(
        "--blobs",
        default="",
        metavar="URL",
        help="s3://BUCKET/PREFIX?endpoint=…&region=…, for modules, inputs and large outputs in"
        " S3-compatible storage; AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment"
        " are the key to it; default: in the folder",
    )


def _listening(serve: argparse.ArgumentParser) -> None:
    group = serve.add_argument_group("where it listens")
    group.add_argument(
        "--host", default="127.0.0.1", metavar="ADDRESS", help="default: %(default)s"
    )
    group.add_argument(
        "--port", type=int, default=8470, help="0 takes a free one; default: %(default)s"
    )
    group.add_argument(
        "--insecure-http",
        action="store_true",
        help="listen beyond this machine without encryption: tokens can be read on the way",
    )
    group.add_argument(
        "--tls-cert",
        type=Path,
        metavar="FILE",
        help="speak HTTPS with this certificate and its chain (PEM); read again at SIGHUP",
    )
    group.add_argument(
        "--tls-key", type=Path, metavar="FILE", help="the certificate's private key (PEM)"
    )
    group.add_argument(
        "--trusted-proxy",
        type=_network,
        action="append",
        default=[],
        metavar="ADDRESS",
        help="take this proxy's or network's word (X-Forwarded-For) on who asks; may be repeated",
    )


def _terms(serve: argparse.ArgumentParser) -> None:
    group = serve.add_argument_group("what it is to people")
    group.add_argument("--name", default="CPUShare market", help="shown to people")
    group.add_argument(
        "--welcome-grant",
        type=coins,
        default=100 * MICRO,
        metavar="COINS",
        help="CPUCoins issued to every new account; 0 where strangers can make accounts;"
        " default: 100",
    )
    group.add_argument(
        "--lease-time",
        type=seconds,
        default=600.0,
        metavar="SECONDS",
        help="how long a host may hold a job without renewing; default: 600",
    )


def _operating(serve: argparse.ArgumentParser) -> None:
    group = serve.add_argument_group("how it is operated")
    group.add_argument(
        "--log",
        choices=("text", "json"),
        default="text",
        help="what the log's lines look like; default: %(default)s",
    )
    group.add_argument(
        "--access-log", action="store_true", help="a line of the log for every request"
    )
    group.add_argument(
        "--metrics-port",
        type=int,
        metavar="PORT",
        help="tell health and figures to this machine there: /healthz, /readyz, /metrics",
    )
    group.add_argument(
        "--metrics-token-file",
        type=Path,
        metavar="FILE",
        help="tell figures at /metrics to who has the token in this file, too",
    )
    group.add_argument(
        "--processes",
        type=_processes,
        default=1,
        metavar="COUNT",
        help="so many serve it together, where it is in PostgreSQL; the figures of each are at"
        " a port of its own, from --metrics-port on; default: 1",
    )
    group.add_argument(
        "--drain",
        type=_drain,
        default=0.0,
        metavar="SECONDS",
        help="when told to stop, go on for so long while /readyz says no; default: 0",
    )


def _certificate(arguments: argparse.Namespace) -> Certificate | None:
    from daemonctl.market.tls import Certificate

    if arguments.tls_cert is None and arguments.tls_key is None:
        return None
    if arguments.tls_cert is None or arguments.tls_key is None:
        raise UsageError(
            "A certificate and its key are given together",
            detail=f"{'--tls-key' if arguments.tls_cert else '--tls-cert'} is missing",
            hint="Name both files: --tls-cert FILE --tls-key FILE",
        )
    return Certificate(arguments.tls_cert, arguments.tls_key)


def _token(path: Path | None) -> str:
    """What opens /metrics; "" = nothing does."""
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            token = file.read(_LONGEST_TOKEN).decode().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("The metrics' token cannot be read", detail=f"{path}: {error}") from error
    if not token.isascii() or len(token) < _SHORTEST_TOKEN:
        raise UsageError(
            "The metrics' token is none",
            detail=f"{path} has not {_SHORTEST_TOKEN} plain letters at least",
            hint=f"Make one: openssl rand -hex 24 > {path}",
        )
    return token


def _network(text: str) -> str:
    try:
        return str(ipaddress.ip_network(text))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no address or network") from error


def _processes(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
    if not 1 <= value <= _MOST_PROCESSES:
        raise argparse.ArgumentTypeError(f"{text!r} is not 1 to {_MOST_PROCESSES}")
    return value


def _drain(text: str) -> float:
    return 0.0 if text == "0" else seconds(text)


def _ready(url: str) -> None:
    sys.stdout.write(f"CPUShare market ready at {url}\n")
    sys.stdout.flush()
