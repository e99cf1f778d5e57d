"""Certificates that can be used, and files that cannot."""

from __future__ import annotations

import pytest

from daemonctl.errors import UsageError
from daemonctl.market.tls import Certificate
from tests.certificates import write_certificate


@pytest.fixture
def files(tmp_path):
    found = Certificate(tmp_path / "cert.pem", tmp_path / "key.pem")
    write_certificate(found.certificate, found.key)
    return found


def test_a_certificate_with_its_key_makes_connections(files):
    context = files.context()
    files.renew(context)


@pytest.mark.parametrize("spoil", ["missing", "another's key", "no key"])
def test_files_that_cannot_be_used_are_named_and_change_nothing(files, tmp_path, spoil):
    context = files.context()
    if spoil == "missing":
        files.certificate.unlink()
    elif spoil == "another's key":
        write_certificate(tmp_path / "other.pem", files.key)
    else:
        files.key.write_text("no key\n")
    for attempt in (files.context, lambda: files.renew(context)):
        with pytest.raises(UsageError) as refused:
            attempt()
        assert str(files.certificate) in refused.value.detail
        assert refused.value.hint
