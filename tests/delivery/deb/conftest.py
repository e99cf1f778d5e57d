"""The packages, built once for all tests of them."""

from __future__ import annotations

import pytest

from tests.delivery.deb.packages import Packages, built


@pytest.fixture(scope="session")
def amd64() -> Packages:
    """This machine's."""
    return built("amd64")


@pytest.fixture(scope="session")
def arm64() -> Packages:
    """Another's, by the same recipe."""
    return built("arm64")
