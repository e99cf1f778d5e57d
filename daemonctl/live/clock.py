"""What time the market says it is, where this machine's clock is far off.

A battery on the board that is empty means a clock years behind, and with that no certificate
holds. So the market is asked once with its certificate checked in all but its times: by its name
and by who signed it. Whoever answers has thus had the market's key; what they could win is that
an old certificate of theirs counts again. The clock is never set to before the image was made.

Prints seconds since the epoch where the clock is to be set, "" where it serves; where nobody could
be asked, standard error says why.
"""

from __future__ import annotations

import email.utils
import http.client
import os
import ssl
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

from daemonctl.errors import CPUShareError, MarketUnreachable
from daemonctl.orders import folder
from daemonctl.paths import Paths

BUILT = Path("/etc/image-built")
FAR_S = 120.0
"""A clock that is off by less serves."""
_NO_CHECK_TIME = 0x200000
"""OpenSSL's X509_V_FLAG_NO_CHECK_TIME, which Python has no name for."""
_ANSWER_S = 15.0
_TRIES_S = (0.0, 3.0, 10.0, 30.0, 60.0, 120.0, 300.0)


def main() -> None:
    """Ask the orders' markets, one after the other, until one has answered."""
    book = folder.read(Paths.system().orders)
    urls = {entry.order.market for entry in book.sold}
    if not urls:
        return
    earliest = float(BUILT.read_text())
    words = ""
    for wait in _TRIES_S:
        time.sleep(wait)
        for url in sorted(urls):
            try:
                now = ask(url, authorities=os.environ.get("REQUESTS_CA_BUNDLE"))
                if (told := correction(now, time.time(), earliest)) is not None:
                    sys.stdout.write(f"{told:.0f}\n")
                return
            except CPUShareError as error:
                words = str(error)
    sys.stderr.write(f"{words}\n")


def correction(market: float, own: float, earliest: float) -> float | None:
    """The time to set, None where the own serves. Raises MarketUnreachable where the market's is
    before the image was made."""
    if market < earliest:
        raise MarketUnreachable(
            "The market's clock is wrong", detail="it is before the image was made"
        )
    return market if abs(market - own) > FAR_S else None


def ask(url: str, authorities: str | None = None) -> float:
    """The market's time, seconds since the epoch. authorities: file of those who may sign; None =
    the system's. Raises MarketUnreachable."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port
    connection: http.client.HTTPConnection
    if parts.scheme == "https":
        context = ssl.create_default_context(cafile=authorities)
        context.verify_flags |= ssl.VerifyFlags(_NO_CHECK_TIME)
        connection = http.client.HTTPSConnection(host, port, timeout=_ANSWER_S, context=context)
    else:
        connection = http.client.HTTPConnection(host, port, timeout=_ANSWER_S)
    try:
        connection.request("HEAD", f"{parts.path}/")
        date = connection.getresponse().getheader("Date", "")
    except (OSError, http.client.HTTPException) as error:
        raise MarketUnreachable("The market does not answer", detail=f"{url}: {error}") from error
    finally:
        connection.close()
    try:
        return email.utils.parsedate_to_datetime(date).timestamp()
    except ValueError as error:
        raise MarketUnreachable("The market tells no time", detail=f"{url}: {date!r}") from error


if __name__ == "__main__":
    main()
