"""`python -m tests.sitepictures`: every page of a market's site, light and dark, wide and narrow.

The pictures go to build/screenshots/market/, named PAGE-SCHEME-SIZE.png.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.sitestage import stage
from tests.sitetour import chromium, tour

ROOT = Path(__file__).parents[1]
OUT = ROOT / "build" / "screenshots" / "market"
# What is far down is fetched only when it comes near: here all of it is.
LOAD_ALL = """async () => {
    const images = [...document.images];
    for (const image of images) image.loading = "eager";
    await Promise.all(images.map(image => image.decode()));
}"""
SIZES = {"desktop": (1200, 800), "phone": (360, 740)}


def main() -> int:
    """0: all were made."""
    OUT.mkdir(parents=True, exist_ok=True)
    for scheme in ("light", "dark"):
        for size, (width, height) in SIZES.items():
            with (
                tempfile.TemporaryDirectory() as folder,
                stage(Path(folder)) as shown,
                sync_playwright() as playwright,
            ):
                browser = chromium(playwright)
                context = browser.new_context(
                    color_scheme=scheme, viewport={"width": width, "height": height}
                )
                for name, page in tour(shown, context):
                    page.evaluate(LOAD_ALL)
                    path = OUT / f"{name}-{scheme}-{size}.png"
                    page.screenshot(path=path, full_page=True)
                    sys.stdout.write(f"{path.relative_to(ROOT)}\n")
                browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
