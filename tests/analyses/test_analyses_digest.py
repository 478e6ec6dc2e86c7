"""The sentences of a digest, over articles small enough to count by hand, and what it says it cannot say."""

import json
from datetime import date

import pytest

from lib.analyses.digest import Digest, DigestQuestion, Topic, analyse_digest
from lib.build import build
from lib.codebook import load_codebook
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import Settings
from lib.text import Cutter
from lib.ui.session.view import View

WHOLE = Subcorpus()
THEMES = {"price": ("Price", ["tariff"]), "force": ("Force", ["missile"])}
# Wire alone writes of missiles, from July on; Post of tariffs, whose six passages stand in six articles.
ROWS = [
    *(
        {"title": f"Post {i}", "source": "Post", "published_on": f"2025-0{1 + i // 3}-0{1 + i % 3}", "text": text}
        for i, text in enumerate(["The tariff on magnets stays, Ann Lee said.\n\nShips wait in the harbour."] * 6)
    ),
    *(
        {"title": f"Wire {i}", "source": "Wire", "published_on": f"2025-07-0{1 + i}", "text": text}
        for i, text in enumerate(["A missile needs samarium.\n\nThe samarium missile flies, the missile lands."] * 8)
    ),
    {"title": "No day", "source": "Wire", "text": "Nothing of note."},
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    seeds = tmp_path_factory.mktemp("digest")
    for name in ("articles", "dictionary", "codebook/themes"):
        (seeds / name).mkdir(parents=True)
    (seeds / "articles" / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    for order, (theme, (label, words)) in enumerate(THEMES.items(), 1):
        rule = f'[[rules]]\nid = "word"\nany = {{ en = {json.dumps(words)} }}\n'
        head = f'id = "{theme}"\norder = {order}\nlabel = {{ en = "{label}", zh = "主题{order}" }}\n\n'
        (seeds / "codebook" / "themes" / f"{theme}.toml").write_text(head + rule, encoding="utf-8")
    settings = Settings(seeds=seeds, corpus=seeds / "corpus")
    build(settings)
    return settings


@pytest.fixture(scope="module")
def corpus(built: Settings) -> Corpus:
    return Corpus(built.corpus)


def digest_of(corpus: Corpus, built: Settings, subcorpus: Subcorpus = WHOLE, since: date | None = None) -> Digest:
    stopwords = frozenset({"the", "of", "a", "on", "in", "say", "no"})
    return analyse_digest(
        corpus, subcorpus, DigestQuestion(stopwords, load_codebook(built.codebook), Cutter(()), since)
    )


def sentences(digest: Digest) -> dict[Topic, str]:
    return {finding.topic: finding.sentence for finding in digest.findings}


def test_what_is_said_is_what_a_hand_counts(corpus: Corpus, built: Settings) -> None:
    said = sentences(digest_of(corpus, built))
    assert said["themes"] == "Force leads: 16 of 44 passages (36%); then Price 6."
    assert said["speakers"] == "Ann Lee speaks most: in 6 passages."
    assert said["words"].startswith("“missile” is said most, 24 times; then ")
    assert said["sources"] == "Post carries Price most above the rest: in 100% of its articles, 40% of all."
    assert "Force by “missile”" in said["apart"]


def test_every_sentence_has_its_passages_behind_it(corpus: Corpus, built: Settings) -> None:
    for finding in digest_of(corpus, built).findings:
        assert len(finding.behind.passages), finding.sentence
        assert finding.behind.n_passages >= len(finding.behind.passages)
    force = next(one for one in digest_of(corpus, built).findings if one.topic == "themes")
    assert set(force.behind.passages["text"]) <= {text for row in ROWS for text in row["text"].split("\n\n")}
    assert all("missile" in text for text in force.behind.passages["text"])
    assert force.behind.n_passages == 16


def test_what_changed_has_its_periods_and_what_is_new_is_in_none_before(corpus: Corpus, built: Settings) -> None:
    digest = digest_of(corpus, built)
    said = sentences(digest)
    assert said["rose"].startswith("Since 2025-07-0")
    new = digest_of(corpus, built, since=date(2025, 7, 1))
    assert sentences(new)["new"].startswith("New since 2025-07-01: ")
    assert "“samarium” (8 articles)" in sentences(new)["new"]
    assert "tariff" not in sentences(new)["new"]
    assert "1 article without a date: time is told without them." in digest.unsaid


def test_what_the_articles_cannot_say_is_said(corpus: Corpus, built: Settings) -> None:
    early = digest_of(corpus, built, since=date(2024, 1, 1))
    assert "What is new since 2024-01-01 cannot be said: 0 articles are before, 14 after." in early.unsaid
    one = digest_of(corpus, built, Subcorpus(query='"post 1"'))
    assert any("all of one day" in sentence for sentence in one.unsaid)
    assert any(sentence.startswith("1 article can tell a story, not a trend") for sentence in one.unsaid)
    assert "Sources cannot be compared: fewer than two are stated." in one.unsaid


def test_six_articles_say_what_they_cannot(seed_corpus: Corpus, seed_view: View) -> None:
    question = DigestQuestion(seed_view.stopwords, seed_view.codebook, seed_view.cutter)
    digest = analyse_digest(seed_corpus, WHOLE, question)
    assert sentences(digest)["themes"].startswith("Technology controls leads: ")
    assert sentences(digest)["one article"].startswith("Pricing power rests on one article")
    assert any(sentence.startswith("No rise or fall is sure: ") for sentence in digest.unsaid)
    assert any(sentence.startswith("6 articles can tell a story") for sentence in digest.unsaid)
