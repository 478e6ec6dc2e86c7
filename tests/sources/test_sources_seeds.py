"""The six seed articles, read in full and held against what a person read in them."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from lib.errors import Problem
from lib.model import Article
from lib.sources import read_paths

ROOT = Path(__file__).parents[2]
SEEDS = sorted((ROOT / "seeds" / "articles").glob("*.txt"))
GOLDEN = ROOT / "tests" / "golden"


def articles(*paths: Path) -> list[Article]:
    found = list(read_paths(paths))
    assert [one for one in found if isinstance(one, Problem)] == []
    return [one for one in found if isinstance(one, Article)]


def plain(article: Article) -> dict[str, Any]:
    return {
        "title": article.title,
        "source": article.source,
        "published_on": article.published_on.isoformat() if article.published_on else None,
        "published_time": article.published_time,
        "topic": article.topic,
        "passages": [
            {
                "kind": passage.kind,
                "section": passage.section,
                "references": list(passage.references),
                "language": passage.language,
                "text": passage.text,
            }
            for passage in article.passages
        ],
    }


def test_the_seeds_are_six_articles_in_five_files() -> None:
    assert len(SEEDS) == 5
    assert len(articles(ROOT / "seeds" / "articles")) == 6


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_seed_parses_as_its_golden_file(path: Path) -> None:
    expected = json.loads((GOLDEN / f"{path.stem}.json").read_text(encoding="utf-8"))
    assert [plain(article) for article in articles(path)] == expected


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_word_of_a_seed_lands_somewhere(path: Path) -> None:
    """Outside the page chrome only bullet dashes, the dots of datelines and repeated section labels may differ."""
    left = Counter(re.findall(r"[\w$%\"'.,:!?\[\]-]+", _without_chrome(path)))
    for article in articles(path):
        left.subtract(re.findall(r"[\w$%\"'.,:!?\[\]-]+", " ".join(_everything_in(article))))
    assert {word for word, count in left.items() if count} == set()


def _without_chrome(path: Path) -> str:
    text = re.sub(r"^(Workflow|icon|Search documents)$", "", path.read_text(encoding="utf-8"), flags=re.M)
    text = re.sub(r"\s*((?:\[\d+\])+)(\.?)", r"\2 \1 ", text)
    return re.sub(r" - |·|\]\[", lambda mark: "] [" if mark[0] == "][" else " ", text)


def _everything_in(article: Article) -> list[str]:
    first_of_file = article.topic and article.passages[0].text.startswith(("别慌", "美媒"))
    parts = [article.source, article.published_time, article.topic if first_of_file else ""]
    parts.append(article.published_on.isoformat() if article.published_on else "")
    section = ""
    for passage in article.passages:
        parts += [passage.section if passage.section != section else "", passage.text]
        parts += [f"[{number}]" for number in passage.references]
        section = passage.section
    return parts


def test_an_article_keeps_its_key_wherever_it_lies(tmp_path: Path) -> None:
    seed = SEEDS[0]
    moved = tmp_path / "moved.txt"
    moved.write_bytes(b"\xef\xbb\xbf" + seed.read_bytes().replace(b"\n", b"\r\n"))
    (first,), (second,) = articles(seed), articles(moved)
    assert first.key == second.key
    assert re.fullmatch("[0-9a-f]{16}", first.key)
    assert first.passages == second.passages


def test_keys_of_the_seeds_differ() -> None:
    assert len({article.key for article in articles(*SEEDS)}) == 6


def test_headline_is_the_first_passage() -> None:
    for article in articles(*SEEDS):
        assert article.passages[0].kind == "title"
        assert article.passages[0].text == article.title
