"""What rests on one article, against counting each article of the seeds on its own."""

import pytest

from lib.analyses.comparison.counts import side_counts
from lib.analyses.leave_one_out.key_words import summands
from lib.analyses.one_article import (
    one_article_notes,
    one_article_of_side,
    one_article_sentence,
    one_article_themes,
)
from lib.corpus import articles, counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.ui.session.view import View

WHOLE, PRICE = Subcorpus(), Subcorpus(themes=("pricing_power",))


def single_articles(corpus: Corpus) -> dict[str, Subcorpus]:
    """The selection of each article that has a day of its own, by its title."""
    listed = articles.article_list(corpus, WHOLE, "newest", 99).dropna(subset=["published_on"])
    alone = listed.drop_duplicates("published_on", keep=False)
    return {
        str(title): Subcorpus(since=day, until=day)
        for title, day in zip(alone["title"], alone["published_on"], strict=True)
    }


def counted(corpus: Corpus, chosen: Subcorpus, n: int) -> dict[str, int]:
    """The first words of a selection with their counts."""
    words = counts.term_counts(corpus, chosen).head(n)
    return dict(zip(words["spelling"], words["count"].tolist(), strict=True))


def test_a_word_rests_on_the_article_that_has_more_than_half_of_it(seed_corpus: Corpus) -> None:
    terms = counted(seed_corpus, WHOLE, 150)
    notes = one_article_notes(seed_corpus, WHOLE, tuple(terms))
    seen = 0
    for title, chosen in single_articles(seed_corpus).items():
        for term, n in counted(seed_corpus, chosen, 10_000).items():
            if term in terms and n / terms[term] > 0.5:
                part = "all" if n == terms[term] else f"{min(n / terms[term], 0.99):.0%}"
                assert notes[term] == f"carried by 1 article: {title} ({part} of it)"
                seen += 1
    assert 0 < seen <= sum(map(bool, notes.values())) < len(notes)


def test_in_a_selection_of_one_article_nothing_is_marked(seed_corpus: Corpus) -> None:
    chosen = next(iter(single_articles(seed_corpus).values()))
    terms = tuple(counts.term_counts(seed_corpus, chosen)["spelling"].head(20))
    assert one_article_notes(seed_corpus, chosen, terms) == dict.fromkeys(terms, "")
    coverage = articles.coverage(seed_corpus, chosen)
    assert not any(one_article_themes(seed_corpus, coverage).values())


def test_a_theme_rests_on_the_article_with_more_than_half_of_its_passages(seed_corpus: Corpus) -> None:
    coverage = articles.coverage(seed_corpus, WHOLE)
    notes = one_article_themes(seed_corpus, coverage)
    for bit, theme in enumerate(seed_corpus.themes):
        own = coverage[coverage["themes"] & 1 << bit > 0].groupby("article")["n_passages"].sum()
        assert bool(notes[theme]) == (own.max() > own.sum() / 2)


def test_names_are_counted_by_their_mentions(seed_corpus: Corpus, seed_view: View) -> None:
    coded_by = seed_view.codebook, seed_view.cutter
    totals = counts.name_totals(seed_corpus, WHOLE, *coded_by)
    names = tuple(totals["spelling"])
    notes = one_article_notes(seed_corpus, WHOLE, names, coded_by)
    alone = totals.loc[totals["n_articles"] == 1, "spelling"]
    assert len(alone) > 0
    assert all("(all of it)" in notes[name] for name in alone)
    assert set(notes) == set(names)


def test_the_words_of_the_rest_are_those_of_the_filter_less_the_other_side(seed_corpus: Corpus) -> None:
    own = side_counts(seed_corpus, None, PRICE, WHOLE)[0].set_index("spelling")
    terms = tuple(own.index[:60])
    notes = one_article_of_side(seed_corpus, summands(None, PRICE, WHOLE), terms, None)
    for term in terms:
        if own.loc[term, "n_articles"] == 1:
            assert "(all of it)" in notes[term]
    assert {bool(note) for note in notes.values()} == {True, False}


@pytest.mark.parametrize(
    ("notes", "sentence"),
    [
        ({"a": "", "b": ""}, ""),
        ({"a": "x", "b": ""}, "† 1 of 2 words rests on one article, which has more than half of its occurrences."),
        (
            {"a": "x", "b": "y"},
            "† 2 of 2 words rest on one article each, which has more than half of their occurrences.",
        ),
    ],
)
def test_the_sentence_counts_what_rests_on_one(notes: dict[str, str], sentence: str) -> None:
    assert one_article_sentence(notes, "word") == sentence
