"""Who speaks in a corpus: counted, filtered, and one speaker whatever it is called."""

import json

import pytest

from lib.build import build, refresh
from lib.corpus import articles, counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import Settings

ROWS = [
    {
        "title": "Far Metals Says Quota Talks Will Go On",
        "published_on": "2025-03-01",
        "source": "Wire",
        "text": "Then Tom Ode said the price floor stays. Ode added that talks go on.\n\nAnalysts suggest prices peak.",
    },
    {
        "title": "稀土出口管制",
        "published_on": "2025-03-31",
        "source": "Wire",
        "text": "商务部发言人表示，价格不变。\n\n有分析人士指出，价格还会上涨。",
    },
    {"title": "All of it", "text": "A MOFCOM spokesman said the price stays.\n\nYet Far Metals announced a new mine."},
    {"title": "Nobody speaks", "text": "Mines stay open.\n\nHe said so, and the company said so."},
]
MINISTRY = """
[[actors]]
id = "mofcom"
kind = "agency"
label = { en = "Ministry of Trade", zh = "商务部" }
any = { en = ["=MOFCOM"], zh = ["商务部"] }
"""
THEME = """
id = "price"
order = 1
label = { en = "Price", zh = "价格" }
[[rules]]
id = "price-rule"
any = { en = ["price"], zh = ["价格"] }
"""
WHOLE = Subcorpus()


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    seeds = tmp_path_factory.mktemp("spoken")
    for name in ("articles", "dictionary", "codebook/themes", "codebook/actors"):
        (seeds / name).mkdir(parents=True)
    lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS)
    (seeds / "articles" / "rows.jsonl").write_text("".join(lines), encoding="utf-8")
    (seeds / "codebook" / "actors" / "agencies.toml").write_text(MINISTRY, encoding="utf-8")
    (seeds / "codebook" / "themes" / "price.toml").write_text(THEME, encoding="utf-8")
    return Settings(seeds=seeds, corpus=seeds / "corpus")


@pytest.fixture
def spoken(settings: Settings) -> Corpus:
    build(settings)
    return Corpus(settings.corpus)


def counted(corpus: Corpus, chosen: Subcorpus = WHOLE) -> dict[str, tuple[int, int, int]]:
    """How often each speaks, in how many passages and articles."""
    frame = counts.speaker_counts_by_article(corpus, chosen)
    sums = frame.groupby("speaker").agg(n=("count", "sum"), p=("n_passages", "sum"), a=("article", "nunique"))
    return {str(name): (n, p, a) for name, (n, p, a) in zip(sums.index, sums.to_numpy().tolist(), strict=True)}


def test_speakers_are_counted_by_one_name_in_both_languages(spoken: Corpus) -> None:
    assert counted(spoken) == {
        "Far Metals": (2, 2, 2),
        "Ministry of Trade": (2, 2, 2),
        "Tom Ode": (2, 1, 1),
        "analysts": (1, 1, 1),
        "分析人士": (1, 1, 1),
    }


def test_a_filter_of_speakers_leaves_the_passages_in_which_they_speak(spoken: Corpus) -> None:
    chosen = Subcorpus(speakers=("Ministry of Trade", "analysts"))
    texts = articles.selected_passages(spoken, chosen, 9)["text"].tolist()
    assert sorted(texts) == [
        "A MOFCOM spokesman said the price stays.",
        "Analysts suggest prices peak.",
        "商务部发言人表示，价格不变。",
    ]
    assert counted(spoken, Subcorpus(speakers=("analysts",), languages=("zh",))) == {}
    assert counted(spoken, Subcorpus(sources=("Wire",)))["Ministry of Trade"] == (1, 1, 1)


def test_the_filter_offers_who_speaks_in_most_articles_first(spoken: Corpus) -> None:
    assert list(articles.facets(spoken).speakers.items())[:3] == [
        ("Far Metals", 2),
        ("Ministry of Trade", 2),
        ("Tom Ode", 1),
    ]


def test_the_passages_of_a_speaker_come_with_their_receipts(spoken: Corpus) -> None:
    passages = counts.passages_with_speaker(spoken, Subcorpus(themes=("price",)), "Tom Ode", 9)
    receipts = counts.spoken_in_passages(spoken, passages["passage"].tolist())
    (text,) = passages["text"]
    assert [text[row.start : row.end] for row in receipts.itertuples()] == ["Tom Ode", "Ode"]
    assert receipts["words"].tolist() == ["Tom Ode", "Ode"]
    assert counts.passages_with_speaker(spoken, Subcorpus(sources=("",)), "Tom Ode", 9).empty


def test_speakers_are_counted_by_the_themes_of_their_passages(spoken: Corpus) -> None:
    frame = counts.speaker_counts_by_themes(spoken, WHOLE)
    assert frame[frame["speaker"] == "Far Metals"][["themes", "n_passages"]].values.tolist() == [[0, 2]]
    assert frame[frame["speaker"] == "分析人士"][["themes", "n_passages"]].values.tolist() == [[1, 1]]


def test_a_new_name_of_an_actor_needs_no_new_cut(settings: Settings) -> None:
    build(settings)
    actors = settings.codebook / "actors" / "agencies.toml"
    actors.write_text(MINISTRY.replace("=MOFCOM", "Tom Ode"), encoding="utf-8")
    report = refresh(settings)
    assert (report.cut, report.coded) == (False, True)
    again = counted(Corpus(settings.corpus))
    assert again["Ministry of Trade"] == (3, 2, 2)
    assert again["MOFCOM"] == (1, 1, 1)


def test_a_corpus_in_which_nobody_speaks_has_no_speakers(settings: Settings) -> None:
    rows = [{"title": "Nobody speaks"}, {"title": "稀土", "text": "价格不变。"}]
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (settings.articles / "rows.jsonl").write_text(lines, encoding="utf-8")
    build(settings)
    corpus = Corpus(settings.corpus)
    assert counted(corpus) == {}
    assert articles.facets(corpus).speakers == {}
    assert counts.speaker_counts_by_themes(corpus, WHOLE).empty
