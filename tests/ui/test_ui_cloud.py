"""What a corpus's cloud stands on, and what the page says about it."""

import pytest
from streamlit.testing.v1 import AppTest

from lib.analyses.cloud import Ground, cloud_ground
from lib.corpus import articles
from lib.corpus.counts import term_counts
from lib.corpus.query import Corpus
from lib.figures.cloud import word_cloud
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.stats import frequencies
from lib.text import load_stopwords

STOPWORDS = load_stopwords(ROOT / "seeds/stopwords")[0]


@pytest.fixture(scope="module")
def ground(seed_corpus: Corpus) -> Ground:
    return cloud_ground(seed_corpus, STOPWORDS)


def test_whatever_one_filter_leaves_is_drawn_at_its_place(seed_corpus: Corpus, ground: Ground) -> None:
    """Each theme, language and source alone, by count and by articles: a word in twenty at most is amiss."""
    known = articles.facets(seed_corpus)
    chosen = [Subcorpus(), *(Subcorpus(themes=(theme,)) for theme in seed_corpus.themes)]
    chosen += [Subcorpus(languages=(language,)) for language in ("zh", "en")]
    chosen += [Subcorpus(sources=(source,)) for source in known.sources]
    for one in chosen:
        counts = term_counts(seed_corpus, one)
        for by in ("count", "n_articles"):
            leading = frequencies(counts, STOPWORDS, by=by, top=150)
            cloud = word_cloud(leading.set_index("term")[by], ground.layout, ground.themes)
            amiss = len(cloud.left_out) + len(cloud.smaller) + len(cloud.guests)
            assert amiss <= 0.08 * len(leading), (one, by, cloud.left_out, cloud.smaller, cloud.guests)


def test_a_ground_is_the_same_each_time_it_is_laid(seed_corpus: Corpus, ground: Ground) -> None:
    assert cloud_ground(seed_corpus, STOPWORDS) == ground
    assert not set(ground.layout.homes) & STOPWORDS


@pytest.fixture
def served(seed_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIDYMIUM_SEEDS", str(ROOT / "seeds"))
    monkeypatch.setenv("DIDYMIUM_CORPUS", str(tmp_path_factory.getbasetemp() / "cloud-corpus"))


def page_text(**params: str) -> str:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    params = {"view": "cloud", **params}
    app.session_state["page_destination"] = ("keywords", params)
    for name, value in params.items():
        app.query_params[name] = value
    app.run()
    assert [error.value for error in app.exception] == []
    own = (str(one.proto.body) for one in app.get("html"))
    return "\n".join([*own, *(str(one.value) for one in app.markdown)])


@pytest.mark.usefixtures("served")
def test_the_page_says_what_the_eye_would_take_wrongly() -> None:
    assert "Count: 150 leading words" in (shown := page_text())
    assert "words keep their places under every filter" in shown
    assert "No word is surely more typical of one theme" in shown
    narrow = page_text(q="magnet")
    assert "without a place of their own, put where there was room" in narrow
    assert "rare earth magnet" in narrow


@pytest.mark.usefixtures("served")
def test_a_dispersion_is_no_size_and_a_list_of_nothing_is_a_sentence() -> None:
    assert "Count: " in page_text(by="dp")
    assert "No word has a Count above 0 here" in page_text(find="zzzzzz")
