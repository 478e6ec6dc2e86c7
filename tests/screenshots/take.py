"""Take the README's screenshots from the seeds: ``uv run python -m tests.screenshots.take``."""

import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

from lib.settings import ROOT
from tests.e2e.browsers import launch
from tests.e2e.servers import Server

SHOTS = {
    "overview-light": "/overview",
    "articles-dark": "/articles?theme=military_demand&rules=1",
    "keywords-light": "/keywords?view=cloud&top=100&word=supply%20chain",
    "wall-dark": "/overview?wall=1",
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        server = Server(Path(folder) / "corpus", ROOT / "seeds", Path(folder) / "log.txt")
        browser = launch(playwright)
        for name, address in SHOTS.items():
            size = ViewportSize(width=1440, height=900)
            page = browser.new_page(viewport=size, color_scheme="dark" if name.endswith("dark") else "light")
            page.goto(server.url + address)
            page.get_by_role("heading", level=2).first.wait_for()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(2500)
            page.screenshot(path=Path(__file__).with_name(f"{name}.png"))
        browser.close()
        server.stop()


if __name__ == "__main__":
    main()
