"""Keywords are counted without a page: lists, parts, the cloud, what stays, and one word."""

from dataclasses import replace

import pytest

from lib.analyses.keywords import AT_LEAST, KeywordsQuestion, analyse_keywords, analyse_word
from lib.codebook import load_codebook
from lib.corpus.articles import facets
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import frequencies
from lib.text import Cutter, load_dictionary, load_stopwords

STOPWORDS = load_stopwords(ROOT / "seeds/stopwords")[0]
ALL = Subcorpus()


@pytest.fixture(scope="module")
def question() -> KeywordsQuestion:
    cutter = Cutter(load_dictionary(ROOT / "seeds/dictionary")[0])
    return KeywordsQuestion(
        form="bars",
        split="theme",
        by="count",
        turned=False,
        language=None,
        top=25,
        find="",
        kind="all",
        stopwords=STOPWORDS,
        saved_stopwords=STOPWORDS,
        names=(load_codebook(ROOT / "seeds/codebook"), cutter),
        n_groups=3,
    )


def test_the_leading_words_are_those_of_the_frequencies(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    found = analyse_keywords(seed_corpus, ALL, question)
    expected = frequencies(term_counts(seed_corpus, ALL), STOPWORDS)
    assert found.listed["term"].tolist() == expected["term"].tolist()
    assert found.figure_rows["term"].tolist() == expected["term"].head(25).tolist()
    assert found.exported.drop(columns="note").equals(found.figure_rows)
    alone = found.figure_rows["n_articles"] == 1
    assert found.exported.loc[alone, "note"].str.contains("all of it").all()
    n_marked = int((found.exported["note"] != "").sum())
    assert found.notes.verdict.startswith(f"† {n_marked} of 25 words rest on one article")


def test_a_spread_turned_round_has_the_lowest_first(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    found = analyse_keywords(seed_corpus, ALL, replace(question, by="dp", turned=True))
    assert found.listed["dp"].is_monotonic_increasing
    assert found.listed["count"].min() >= AT_LEAST


@pytest.mark.parametrize(
    ("find", "error", "fits_corpus", "n_listed"),
    [
        ("contr*", "", True, 1),
        ("/(/", "regular expression", True, 25),
        ("qqqq", "", False, 0),
        ("/^the$/", "", True, 0),
    ],
)
def test_a_search_says_what_became_of_it(
    seed_corpus: Corpus, question: KeywordsQuestion, find: str, error: str, fits_corpus: bool, n_listed: int
) -> None:
    found = analyse_keywords(seed_corpus, ALL, replace(question, find=find))
    assert error in str(found.search.error or "")
    assert (found.search.error is not None) == bool(error)
    assert found.search.fits_corpus is fits_corpus
    assert (len(found.figure_rows) >= n_listed) if n_listed else found.listed.empty


def test_words_are_split_by_theme_and_by_language(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    by_theme = analyse_keywords(seed_corpus, ALL, replace(question, form="split"))
    assert set(by_theme.figure_rows["theme"]) == {*seed_corpus.themes, ""}
    by_language = analyse_keywords(seed_corpus, ALL, replace(question, form="split", split="language"))
    assert by_language.figure_rows.groupby("language").size().to_dict() == {"en": 12, "zh": 12}


def test_the_largest_groups_are_drawn_and_all_are_exported(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    found = analyse_keywords(seed_corpus, ALL, replace(question, form="split", split="topic", n_groups=2))
    topics = facets(seed_corpus).topics
    assert found.figure_rows["group"].nunique() == found.n_groups_drawn == 2
    assert found.n_groups == found.exported["group"].nunique() > 2
    assert set(found.exported["group"]) - {""} == set(topics) - {""}


def test_names_of_one_kind_are_ranked_among_themselves(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    found = analyse_keywords(seed_corpus, ALL, replace(question, form="concepts", kind="actor"))
    assert found.listed["name"].str.startswith("actor:").all()
    assert found.listed["rank"].tolist() == list(range(1, len(found.listed) + 1))


def test_a_cloud_has_bars_of_its_first_words_beside_it(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    found = analyse_keywords(seed_corpus, ALL, replace(question, form="cloud", top=50, by="dp"))
    assert found.cloud is not None
    assert found.in_cloud is not None
    assert (len(found.in_cloud), len(found.figure_rows)) == (len(found.listed.head(50)), 25)
    sizes = {word.text: word.value for word in found.cloud.words}
    counts = found.in_cloud.set_index("term")["count"]
    assert all(counts[text] == value for text, value in sizes.items())


def test_what_does_not_stay_has_a_note_beside_it(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    found = analyse_keywords(seed_corpus, ALL, replace(question, unit="article"))
    assert list(found.notes.by_name) == found.figure_rows["term"].tolist()
    assert found.exported["note"].tolist() == list(found.notes.by_name.values())
    assert "among the leading 25" in found.notes.verdict
    parts = analyse_keywords(seed_corpus, ALL, replace(question, form="split", split="source", unit="source"))
    assert parts.notes.verdict.startswith("Each source is a part here")


def test_a_word_is_looked_up_among_the_words_of_its_language(seed_corpus: Corpus, question: KeywordsQuestion) -> None:
    _, cutter = question.names
    facts = analyse_word(seed_corpus, ALL, "稀土", cutter, is_by_language=True)
    counts = term_counts(seed_corpus, ALL)
    own = counts[counts["language"] == "zh"]
    count = own.loc[own["spelling"] == "稀土", "count"].item()
    assert facts.language == "zh"
    assert facts.listed["per_1000"].item() == pytest.approx(1000 * count / own["count"].sum())
    assert facts.forms["count"].sum() == count
