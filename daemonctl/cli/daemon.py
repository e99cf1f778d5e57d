"""`cpushared`: the seller daemon in the foreground, as a service manager wants it."""

from __future__ import annotations

import argparse
import logging
import sys

from daemonctl import __version__, program
from daemonctl.errors import CPUShareError
from daemonctl.paths import Paths


def parser() -> argparse.ArgumentParser:
    """Of the command line."""
    made = argparse.ArgumentParser(
        prog="cpushared",
        description="Sell this machine's cores as the .cpu files say, until told to stop.",
    )
    made.add_argument("--system", action="store_true", help="the system service's folders")
    made.add_argument("--version", action="version", version=f"cpushare {__version__}")
    return made


def main() -> None:
    """Run until SIGTERM or SIGINT; exit code 1 where it cannot. Where a newer one was installed
    in its place, go on as that."""
    arguments = parser().parse_args()
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s", stream=sys.stderr
    )
    paths = Paths.system() if arguments.system else Paths.own()
    # Which of two it is that runs after an update.
    logging.info("CPUShare %s", __version__)
    try:
        if _serve(paths):
            program.become("daemonctl.cli.daemon", *sys.argv[1:])
    except CPUShareError as error:
        logging.error("%s", error)
        if error.hint:
            logging.error("%s", error.hint)
        sys.exit(1)


def _serve(paths: Paths) -> bool:
    # Imported here so that --help and --version need no more than they say.
    from daemonctl import settings
    from daemonctl.seller.daemon import serve

    return serve(paths, settings.read(paths.settings))


if __name__ == "__main__":
    main()
