"""`cpushare market serve`: run a market until told to stop."""

from __future__ import annotations

import argparse
import sys

from daemonctl.cli.market.amounts import coins, seconds
from daemonctl.cli.market.opening import data_folder
from daemonctl.errors import UsageError
from daemonctl.model import MICRO


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


def run(arguments: argparse.Namespace) -> int:
    """Serve; 0 once it has ended as it was told."""
    import logging

    try:
        from daemonctl.market.server import Serving, serve
    except ModuleNotFoundError as error:
        raise UsageError(
            "A market needs packages that are not installed",
            detail=str(error),
            hint="Install them: pip install 'cpushare[market]'",
        ) from error
    from daemonctl.market.settings import Settings

    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    settings = Settings(
        arguments.name,
        arguments.welcome_grant,
        arguments.lease_time,
        database=arguments.database or "",
        blobs=arguments.blobs,
    )
    data = data_folder(arguments)
    serve(Serving(data, arguments.host, arguments.port, arguments.insecure_http, settings), _ready)
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


def _ready(url: str) -> None:
    sys.stdout.write(f"CPUShare market ready at {url}\n")
    sys.stdout.flush()
