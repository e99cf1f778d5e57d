"""The place for blobs as an operator writes it: read rightly, or refused by the part."""

from __future__ import annotations

import pytest

from daemonctl.errors import UsageError
from daemonctl.market.blobs.bucket import Bucket, parse


def test_a_bucket_alone_is_enough():
    assert parse("s3://blobs") == Bucket("blobs")


def test_prefix_endpoint_and_region_are_taken_apart():
    url = "s3://my-blobs/one/two/?endpoint=https://storage.example.org:9000&region=garage"
    assert parse(url) == Bucket(
        "my-blobs", "one/two/", "https://storage.example.org:9000", "garage"
    )


@pytest.mark.parametrize(
    ("url", "named"),
    [
        ("/folder", "s3://"),
        ("http://blobs", "s3://"),
        ("s3://", "bucket"),
        ("s3://Blobs", "bucket"),
        ("s3:///prefix", "bucket"),
        ("s3://blobs/a b", "prefix"),
        ("s3://blobs?endpont=http://127.0.0.1", "endpont"),
        ("s3://blobs?region=a&region=b", "region"),
        ("s3://blobs?endpoint=127.0.0.1:9000", "endpoint"),
        ("s3://blobs?endpoint=http://127.0.0.1:port", "endpoint"),
        ("s3://blobs?endpoint=http://127.0.0.1/path", "endpoint"),
        ("s3://blobs?endpoint=http://a:b@127.0.0.1", "endpoint"),
    ],
)
def test_what_cannot_be_a_place_is_named(url, named):
    with pytest.raises(UsageError) as refused:
        parse(url)
    assert refused.value.detail.startswith("--blobs: ")
    assert named in refused.value.detail


def test_credentials_in_it_are_refused_and_not_repeated():
    with pytest.raises(UsageError) as refused:
        parse("s3://a-key:a-secret@blobs")
    assert "a-secret" not in f"{refused.value} {refused.value.hint}"
    assert "AWS_SECRET_ACCESS_KEY" in refused.value.hint
