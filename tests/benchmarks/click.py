"""A filter click to the finished page in a real browser, as a ratio to an empty page with as many static charts.

    uv run python -m tests.benchmarks.click [--corpus DIR] [--clicks N]

Both servers run at once and are clicked in turn (A B A B ...), so a drifting machine slows both. "Finished" is the last
change of the document after the click: the script has stopped running and nothing has moved for 400 ms since. What a
table keeps inside its canvas for screen readers is not shown and follows 200 ms later by design; it is left out.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from tests.e2e.browsers import launch

ROOT = Path(__file__).resolve().parents[2]
CHARTS = {"overview": "bar,line,matrix,bar", "articles": "", "keywords": "long"}
TARGETS = ("Alliances", "Pricing power")

_MEASURE = """
() => new Promise((resolve) => {
  const start = window.__clicked;
  let last = performance.now();
  const shown = (change) => !change.target.parentElement?.closest("canvas");
  const seen = new MutationObserver((changes) => { if (changes.some(shown)) last = performance.now(); });
  seen.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  const timer = setInterval(() => {
    const running = document.querySelector('[data-test-script-state="running"]');
    if (!running && performance.now() - last > 400) { clearInterval(timer); seen.disconnect(); resolve(last - start); }
  }, 20);
})
"""


@contextmanager
def serve(script: Path, corpus: Path | None, *arguments: str) -> Iterator[str]:
    """A Streamlit server on a free port; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
    command += [f"--server.port={port}", "--server.fileWatcherType=none", "--", *arguments]
    environment = {**os.environ, **({"DIDYMIUM_CORPUS": str(corpus)} if corpus else {})}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as process:  # our own
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/_stcore/health")
            yield address
        finally:
            process.terminate()


def _wait_for(url: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url):  # loopback
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(f"{url} did not answer")


def click(page: Page, number: int) -> float:
    """Click a theme and return the milliseconds until the page was finished."""
    pill = page.locator(".st-key-filter_themes").get_by_text(TARGETS[number % 2])
    pill.evaluate(
        "(pill) => pill.addEventListener('click', () => { window.__clicked = performance.now(); }, {once: true})"
    )
    pill.click()
    return float(page.evaluate(_MEASURE))


def settled(page: Page, url: str) -> Page:
    page.goto(url)
    page.locator(".st-key-filter_themes").wait_for(timeout=120_000)
    page.wait_for_load_state("networkidle")
    page.evaluate("() => { window.__clicked = performance.now(); }")
    page.evaluate(_MEASURE)
    return page


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpus", type=Path, help="an already built corpus; default: the seeds")
    options.add_argument("--clicks", type=int, default=12)
    options.add_argument("--floor", choices=("redrawn", "still"), default="redrawn")
    options.add_argument("--pages", nargs="*", default=list(CHARTS))
    chosen = options.parse_args()
    print("| page | charts | ours, ms | empty page, ms | ratio |\n| --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright, ExitStack() as stack:
        browser = stack.enter_context(launch(playwright))
        ours = stack.enter_context(serve(ROOT / "dashboard.py", chosen.corpus))
        for name in chosen.pages:
            with serve(Path(__file__).with_name("empty_page.py"), None, chosen.floor, CHARTS[name]) as empty:
                size = ViewportSize(width=1920, height=1080)
                a = settled(browser.new_page(viewport=size), f"{ours}/{name}")
                b = settled(browser.new_page(viewport=size), empty)
                times = [(click(a, number), click(b, number)) for number in range(chosen.clicks + 2)][2:]
                a.close()
                b.close()
            mine, floor = (statistics.median(side) for side in zip(*times, strict=True))
            ratio = statistics.median(x / y for x, y in times)
            print(f"| {name} | {CHARTS[name] or 'none'} | {mine:.0f} | {floor:.0f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
