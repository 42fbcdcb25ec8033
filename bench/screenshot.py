"""The README's picture of the explorer.

    python -m bench.screenshot [PAGE] [--output docs/img/explorer.png] [--dark]

PAGE is a page that `kg build` wrote (output/graph.html by default). The picture shows the start view with the
evidence of the pair that most statements stand between. Needs Chromium, as the browser tests do.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.e2e.conftest import FLAGS, find_chromium

STRONGEST = """() => {
  const counts = explorer.data.network.edges.facts.map((facts) => facts.length);
  const pair = counts.indexOf(Math.max(...counts));
  if (pair >= 0) explorer.set({selected: {kind: 'pair', at: pair}});
}"""


def shoot(page_file: Path, picture: Path, *, dark: bool = False) -> None:
    """Write a PNG of ``page_file`` at twice the size of a 1440 by 860 window."""
    from playwright.sync_api import sync_playwright

    picture.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        page = browser.new_page(
            viewport={"width": 1440, "height": 860},
            device_scale_factor=2,
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        page.goto(page_file.resolve().as_uri())
        page.wait_for_selector("html[data-ready]")
        page.evaluate(STRONGEST)
        page.wait_for_timeout(300)
        page.screenshot(path=picture)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("page", nargs="?", type=Path, default=Path("output/graph.html"))
    parser.add_argument("--output", "-o", type=Path, default=Path("docs/img/explorer.png"))
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    shoot(options.page, options.output, dark=options.dark)
    print(options.output)


if __name__ == "__main__":
    main()
