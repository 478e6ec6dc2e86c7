"""How soon a step is there after its key, against one static chart on an empty page in the same run.

uv run python -m tests.benchmarks.stage CORPUS [--rounds N]

CORPUS is that of the seed articles. The empty page has Plotly and nothing else, and draws the same figures on the key.
Also: the first load of a stage against that page's, and how soon a hundred followers have a step.
"""

import argparse
import asyncio
import json
import os
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec
from playwright.sync_api import Browser, Page, sync_playwright
from websockets.asyncio.client import connect

from lib.briefing import Briefing, Step, write_briefing
from lib.corpus.query import Corpus
from lib.settings import ROOT
from lib.stage import stage_document
from lib.stage.document import plotly_script
from lib.stage.presenter import presenter_token
from tests.briefings import seed_pins
from tests.e2e.browsers import launch
from tests.e2e.servers import Server

FOLLOWERS = 100
# From the key until the figure is drawn and its frame is on the screen.
MEASURE = """(wanted) => { window.took = new Promise((done) => {
  addEventListener("keydown", () => {
    const begun = performance.now();
    const painted = () => requestAnimationFrame(() => done(performance.now() - begun));
    const look = () => window.isThere(wanted) ? painted() : requestAnimationFrame(look);
    requestAnimationFrame(look);
  }, { once: true, capture: true });
}) }"""
ON_STAGE = """window.isThere = (wanted) => {
  const slide = document.querySelector(".slide:not(.waiting)");
  return slide?.getAttribute("aria-label").startsWith(`Step ${wanted} `) && slide.querySelector(".main-svg") !== null;
}"""
EMPTY = """<!doctype html><meta charset="utf-8"><div id="chart"></div><script>{plotly}</script><script>
const figures = {figures}; let at = 0; let drawn = 0;
window.isThere = (wanted) => drawn === wanted;
const next = async () => {{
  at += 1; const n = at; const {{data, layout}} = figures[(n - 1) % figures.length];
  const node = document.createElement("div"); node.style.width = "1728px";
  document.getElementById("chart").replaceChildren(node);
  await Plotly.newPlot(node, data, layout, {{staticPlot: true}}); drawn = n;
}};
addEventListener("keydown", next); next();
</script>"""


def talk_of(pins: list[Any], n: int) -> Briefing:
    """Charts in turn, none of which goes on from the one before."""
    steps = (pins[number % len(pins)] for number in range(n))
    return Briefing("A talk", tuple(Step(f"s{n}", "pins", pin.heading, pins=(pin,)) for n, pin in enumerate(steps)))


def loaded(page: Page, address: str, script: str) -> float:
    """Milliseconds from asking for a page until its first figure is there."""
    begun = time.perf_counter()
    page.goto(address)
    if script:
        page.evaluate(script)
    while not page.evaluate("window.isThere(1)"):
        time.sleep(0.005)
    return 1000 * (time.perf_counter() - begun)


def walk(page: Page, n: int) -> list[float]:
    """Milliseconds from each key to its figure."""
    times = []
    for wanted in range(2, n + 1):
        time.sleep(0.4)  # nobody reads a step faster
        page.evaluate(MEASURE, wanted)
        page.keyboard.press("ArrowRight")
        times.append(float(page.evaluate("window.took")))
    return times


def of_pages(browser: Browser, pins: list[Any], folder: Path, rounds: int) -> None:
    figures = [{"data": pin.content.data, "layout": pin.content.layout} for pin in pins]
    empty = EMPTY.format(plotly=plotly_script(), figures=msgspec.json.encode(figures).decode().replace("<", "\\u003c"))
    (folder / "empty.html").write_text(empty, encoding="utf-8")
    sides = {"empty page": ("empty.html", "")}
    for n in (12, 500):
        begun = time.perf_counter()
        document = stage_document(talk_of(pins, n))
        print(f"{n} steps: {len(document) / 1e6:.1f} MB of HTML in {time.perf_counter() - begun:.2f} s")
        (folder / f"{n}.html").write_bytes(document)
        sides[f"stage of {n} steps"] = (f"{n}.html", ON_STAGE)
    loads: dict[str, list[float]] = {name: [] for name in sides}
    keys: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, (file, script) in sides.items():
            page = browser.new_page(viewport={"width": 1920, "height": 1080})
            loads[name].append(loaded(page, (folder / file).as_uri(), script))
            time.sleep(1)
            keys[name] += walk(page, 12)
            page.close()
    floor, first = statistics.median(keys["empty page"]), statistics.median(loads["empty page"])
    print("\n| | key to figure, ms, median | p95 | ratio | first load, ms | ratio |\n" + "| --- " * 6 + "|")
    for name in sides:
        middle, load = statistics.median(keys[name]), statistics.median(loads[name])
        late = statistics.quantiles(keys[name], n=20)[-1]
        print(f"| {name} | {middle:.0f} | {late:.0f} | {middle / floor:.2f} | {load:.0f} | {load / first:.2f} |")


async def of_audience(url: str, token: str, n_steps: int) -> list[float]:
    """Milliseconds from a step of the stage to each of its followers."""
    address = f"{url.replace('http', 'ws')}/stage/talk/live"
    times: list[float] = []
    sent: dict[int, float] = {}

    async def follow() -> None:
        async with connect(address, proxy=None) as window:
            await window.send(json.dumps({"role": "follow"}))
            async for text in window:
                message = json.loads(text)
                if message["kind"] == "state" and message["number"] in sent:
                    times.append(1000 * (time.perf_counter() - sent[message["number"]]))
                if message.get("number") == n_steps:
                    return

    followers = [asyncio.create_task(follow()) for _ in range(FOLLOWERS)]
    async with connect(address, proxy=None) as stage:
        await stage.send(json.dumps({"role": "stage", "key": token}))
        await stage.send(json.dumps({"step": "s", "number": 0, "black": False}))
        async for text in stage:
            if json.loads(text).get("n") == FOLLOWERS:
                break
        for number in range(1, n_steps + 1):
            await asyncio.sleep(0.2)
            sent[number] = time.perf_counter()
            await stage.send(json.dumps({"step": "s", "number": number, "black": False, "moved": True}))
        await asyncio.gather(*followers)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    pins = [
        pin for pin in seed_pins(Corpus(chosen.corpus)).values() if pin.content.__class__.__name__ == "FrozenChart"
    ][:12]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"load {os.getloadavg()[0]:.1f}")
        with sync_playwright() as playwright:
            browser = launch(playwright)
            of_pages(browser, pins, folder, chosen.rounds)
            browser.close()
        seeds = folder / "seeds"
        seeds.mkdir()
        for part in (ROOT / "seeds").iterdir():
            (seeds / part.name).symlink_to(part)
        (seeds / "briefings").unlink(missing_ok=True)
        write_briefing(seeds / "briefings" / "talk.json", talk_of(pins, 12))
        server = Server(chosen.corpus, seeds, folder / "log.txt")
        times = asyncio.run(of_audience(server.url, presenter_token(chosen.corpus, "talk"), 40))
        late = statistics.quantiles(times, n=20)[-1]
        print(f"\n{FOLLOWERS} followers: median {statistics.median(times):.0f} ms, p95 {late:.0f} ms")
        server.stop()


if __name__ == "__main__":
    main()
