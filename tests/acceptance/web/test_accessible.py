"""Every page for everybody: axe finds nothing, and nothing is wider than a telephone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.sitetour import tour

WIDTH = "document.documentElement.scrollWidth"
WIDTHS = (360, 320)
SCHEMES = ("light", "dark")


@pytest.mark.timeout(300)
def test_every_page_is_accessible_light_and_dark_and_fits_a_telephone(shown, looking):
    axe, found, wide, seen = Axe(), [], [], []
    for name, page in tour(shown, looking()):
        seen.append(name)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for one in axe.run(page).response["violations"]:
                places = [node["html"][:120] for node in one["nodes"][:3]]
                found.append((name, scheme, one["impact"], one["id"], places))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 700})
            if (needs := page.evaluate(WIDTH)) > width:
                wide.append((name, width, needs))
        page.set_viewport_size({"width": 1200, "height": 800})
    assert found == []
    assert wide == []
    assert len(seen) == len(set(seen)) >= 20
