"""What the page Speakers is handed, over articles small enough to count by hand, and passages to take along."""

import json

import pytest

from lib.analyses.evidence import PassageRow, passage_rows
from lib.analyses.speakers import SpeakerRow, analyse_speakers, every_passage_of_speaker, passages_of_speaker
from lib.analyses.themes import every_passage_of_mark, every_passage_of_rule, passages_of_mark
from lib.build import build
from lib.corpus import articles
from lib.corpus.query import Corpus
from lib.frames import columns, rows
from lib.model import Subcorpus
from lib.settings import Settings
from lib.subcorpora.marks import Mark

WHOLE = Subcorpus()
ROWS = [
    {"title": "One", "source": "Wire", "published_on": "2025-03-01", "text": "Then Ann Lee said the price stays."},
    {
        "title": "Two",
        "text": "Ann Lee said that the price rises.\n\nAnn Lee and Tom Ode said so.\n\nAnalysts suggest a price.",
    },
]
THEME = """
id = "price"
order = 1
label = { en = "Price", zh = "价格" }

[[rules]]
id = "rise"
any = { en = ["price"] }
"""


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    seeds = tmp_path_factory.mktemp("speakers")
    for name in ("articles", "dictionary", "codebook/themes"):
        (seeds / name).mkdir(parents=True)
    (seeds / "articles" / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    (seeds / "codebook" / "themes" / "price.toml").write_text(THEME, encoding="utf-8")
    settings = Settings(seeds=seeds, corpus=seeds / "corpus")
    build(settings)
    return Corpus(settings.corpus)


def test_speakers_are_ranked_by_their_passages_with_the_themes_of_these(spoken: Corpus) -> None:
    found = analyse_speakers(spoken, WHOLE)
    listed = [
        (row.speaker, row.kind, row.count_, row.n_passages, row.n_articles, row.themes)
        for row in rows(found.listed, SpeakerRow)
    ]
    assert listed == [
        ("Ann Lee", "name", 3, 3, 2, (2,)),
        ("Tom Ode", "name", 1, 1, 1, (0,)),
        ("analysts", "group", 1, 1, 1, (1,)),
    ]
    assert (found.n_spoken, found.n_passages) == (4, 6)


def test_what_rests_on_one_article_is_marked_unless_there_is_no_other(spoken: Corpus) -> None:
    notes = analyse_speakers(spoken, WHOLE).notes
    assert notes["Ann Lee"] == "carried by 1 article: Two (67% of it)"
    assert set(analyse_speakers(spoken, Subcorpus(sources=("Wire",))).notes.values()) == {""}


def test_named_and_unnamed_are_told_apart(spoken: Corpus) -> None:
    assert analyse_speakers(spoken, WHOLE, "unnamed").listed["speaker"].tolist() == ["analysts"]
    assert analyse_speakers(spoken, WHOLE, "named").listed["speaker"].tolist() == ["Ann Lee", "Tom Ode"]


def test_a_selection_in_which_nobody_speaks_has_no_rows(spoken: Corpus) -> None:
    found = analyse_speakers(spoken, Subcorpus(query="nowhere"))
    assert (found.listed.columns.tolist(), len(found.listed)) == (columns(SpeakerRow), 0)


def test_the_passages_of_a_speaker_come_in_pages(spoken: Corpus) -> None:
    first, last = (passages_of_speaker(spoken, WHOLE, "Ann Lee", 2, number) for number in (1, 9))
    assert (first.n_passages, first.n_articles, last.place.offset) == (3, 2, 2)
    every = every_passage_of_speaker(spoken, WHOLE, "Ann Lee")["passage"].tolist()
    assert [*first.shown.passages["passage"], *last.shown.passages["passage"]] == every


def test_passages_are_taken_along_with_theme_rule_words_speaker_source_and_date(spoken: Corpus) -> None:
    frame = passage_rows(spoken, articles.selected_passages(spoken, Subcorpus(sources=("Wire",)), 9))
    assert list(frame.columns) == columns(PassageRow)
    text = next(rows(frame[frame["text"].str.startswith("Then")], PassageRow))
    assert (text.title, text.source, str(text.published_on)) == ("One", "Wire", "2025-03-01")
    assert (text.themes, text.rules, text.words, text.speakers) == (["Price"], ["price/rise"], ["price"], ["Ann Lee"])
    title = next(rows(frame[frame["text"] == "One"], PassageRow))
    assert (title.themes, title.rules, title.words, title.speakers) == ([], [], [], [])


def test_passages_of_nothing_are_a_table_without_rows(spoken: Corpus) -> None:
    frame = passage_rows(spoken, articles.selected_passages(spoken, Subcorpus(query="nowhere"), 9))
    assert (list(frame.columns), len(frame)) == (columns(PassageRow), 0)


def test_an_article_is_listed_with_the_themes_that_the_filter_leaves_out(spoken: Corpus) -> None:
    (row,) = rows(articles.article_list(spoken, Subcorpus(speakers=("Tom Ode",)), "newest", 9), articles.ListedArticle)
    assert (row.themes, row.every_theme, row.n_selected) == (0, 1, 1)


def test_all_that_is_behind_a_mark_or_a_rule_can_be_taken_along(spoken: Corpus) -> None:
    behind = passages_of_mark(spoken, WHOLE, Mark(("price",)), 1, 1)
    every = every_passage_of_mark(spoken, WHOLE, Mark(("price",)))
    assert (len(behind.shown.passages), len(every)) == (1, behind.n_passages)
    assert every_passage_of_rule(spoken, WHOLE, "price", "rise")["passage"].tolist() == every["passage"].tolist()
    assert every_passage_of_mark(spoken, Subcorpus(sources=("Wire",)), Mark(source="")).empty
