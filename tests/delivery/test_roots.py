"""The roots that everything delivered is tried in are Debian, and nothing of ours is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.delivery.conftest import needs_root
from tests.delivery.roots import RELEASES, root

pytestmark = [needs_root, pytest.mark.timeout(900)]


@pytest.mark.parametrize("release", RELEASES)
def test_a_root_is_a_debian_without_python_and_leaves_no_mount(
    release: str, tmp_path: Path
) -> None:
    place = tmp_path / release
    with root(release, place) as made:
        told = made.run(". /etc/os-release; echo $VERSION_ID; command -v python3 || echo none")
        assert told.stdout.split() == [str(RELEASES[release]), "none"]
        assert str(place) in Path("/proc/mounts").read_text()
    assert str(place) not in Path("/proc/mounts").read_text()
    assert not place.exists()
