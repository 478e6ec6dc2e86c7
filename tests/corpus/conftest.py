"""A corpus small enough to count by hand."""

import json
from pathlib import Path

import pytest

from lib.build import build
from lib.corpus.query import Corpus
from lib.settings import Settings
from tests.corpus.oracle import Oracle

ROWS = [
    {
        "title": "Quota talks",
        "published_on": "2025-03-01",
        "source": "Wire",
        "category": "Trade",
        "text": "The price floor helps the miners.\n\nAllies agreed to export controls.",
    },
    {
        "title": "稀土出口管制",
        "published_on": "2025-03-31",
        "source": "Wire",
        "category": "Controls",
        "text": "价格上涨。\n\nControlled exports hit an ally and the price.",
    },
    {"title": "All of it", "text": "All arms need magnets.\n\nAn army of magnets waits at the café in Ürümqi."},
    {
        "title": "鎵與鍺",
        "published_on": "2025-04-01",
        "source": "日報",
        "category": "Trade",
        "text": "鎵的價格。\n\nPrices, 100% up: a.*b (c) 'd' U.S. \\ _",
    },
]
THEMES = {
    "price": ("1", '{ en = ["price"], zh = ["价格"] }'),
    "controls": ("2", '{ en = ["export control*", "controlled"], zh = ["管制"] }'),
    "allies": ("3", '{ en = ["ally"] }'),
    "arms": ("4", '{ en = ["arms", "army"] }'),
}


@pytest.fixture(scope="session")
def small_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    seeds = tmp_path_factory.mktemp("small")
    for name in ("articles", "dictionary", "codebook/themes"):
        (seeds / name).mkdir(parents=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (seeds / "articles" / "rows.jsonl").write_text("".join(lines), encoding="utf-8")
    (seeds / "dictionary" / "words.txt").write_text("price floor\n出口管制\n", encoding="utf-8")
    for name, (order, patterns) in THEMES.items():
        label = f'label = {{ en = "{name.title()}", zh = "{name}" }}'
        rule = f'[[rules]]\nid = "{name}-rule"\nany = {patterns}\n'
        path = seeds / "codebook" / "themes" / f"{name}.toml"
        path.write_text(f'id = "{name}"\norder = {order}\n{label}\n\n{rule}', encoding="utf-8")
    return Settings(seeds=seeds, corpus=seeds / "corpus")


@pytest.fixture(scope="session")
def small(small_settings: Settings) -> Corpus:
    assert build(small_settings).manifest.problems == ()
    return Corpus(small_settings.corpus)


@pytest.fixture(scope="session")
def small_oracle(small_settings: Settings) -> Oracle:
    return Oracle(small_settings, small_settings.articles)


@pytest.fixture(scope="session")
def seed_oracle() -> Oracle:
    from lib.settings import ROOT

    settings = Settings(seeds=ROOT / "seeds", corpus=Path())
    return Oracle(settings, settings.articles)


@pytest.fixture(scope="session")
def found(small: Corpus) -> "Found":
    return Found(small)


class Found:
    """Which passages a search finds, as article.ordinal."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def __call__(self, query: str) -> list[str]:
        from lib.model import Subcorpus

        chosen = self.corpus.passages(Subcorpus(query=query)).order_by("passage")
        frame = self.corpus.frame(chosen.select("article", "ordinal"))
        return [f"{row.article}.{row.ordinal}" for row in frame.itertuples()]
