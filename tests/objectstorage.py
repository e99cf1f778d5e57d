"""S3-compatible storage in a process of its own, for tests: moto's server, in memory."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator

import boto3
import pytest

DEADLINE_S = 60.0
ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "a-key",
    "AWS_SECRET_ACCESS_KEY": "a-secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    # Nothing but the environment is asked, least of all a cloud.
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_CONFIG_FILE": "/nonexistent",
    "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent",
}


class Storage:
    """Ends with the thread that started it. endpoint: its URL."""

    def __init__(self) -> None:
        words = ["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed as the process is ended
        self._process = subprocess.Popen(
            ["setpriv", "--pdeathsig=KILL", sys.executable, *words],
            stdout=subprocess.DEVNULL,
            stderr=self._said,
        )
        self.endpoint = self._ready()

    def _ready(self) -> str:
        ends = time.monotonic() + DEADLINE_S
        while True:
            said = os.pread(self._said.fileno(), 100_000, 0)
            if found := re.search(rb"Running on (http://127\.0\.0\.1:\d+)\s", said):
                return found[1].decode()
            assert self._process.poll() is None, said
            assert time.monotonic() < ends, said
            time.sleep(0.02)

    def bucket(self, name: str) -> None:
        """Make a bucket."""
        boto3.client("s3", endpoint_url=self.endpoint).create_bucket(Bucket=name)

    def kill(self) -> None:
        """It is gone, with all that it held."""
        self._process.kill()
        self._process.wait(DEADLINE_S)
        self._said.close()


@contextlib.contextmanager
def storage() -> Iterator[Storage]:
    """A storage for the length of a block, and an environment that boto3 finds its way with."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        running = Storage()
        try:
            yield running
        finally:
            running.kill()
