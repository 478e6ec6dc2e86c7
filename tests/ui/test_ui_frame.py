"""What frames a page: who can open a link, where a selection comes from, which pages stand together."""

from datetime import date

import pytest

from lib.analyses.totals import Origin, origin_sentence, subcorpus_origin
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.settings import ROOT
from lib.ui.frame.bar import pages_bar
from lib.ui.frame.share import who_can_open
from lib.ui.session.navigation import GROUPS, PAGES
from lib.ui.session.view import View

ALONE, SERVE = "Only this machine can open it.", "--server.address=0.0.0.0"


@pytest.mark.parametrize("host", ["localhost:8501", "127.0.0.1:8501", "127.3.2.1", "[::1]:8501", "a.localhost:8501"])
def test_a_loopback_link_says_that_only_this_machine_can_open_it(host: str) -> None:
    alone = " ".join(who_can_open(host, "127.0.0.1"))
    assert ALONE in alone
    assert SERVE in alone
    assert "no sign-in" in alone
    served = " ".join(who_can_open(host, "0.0.0.0"))  # noqa: S104  # that it listens to all is what is asked about
    assert ALONE in served
    assert "this machine's name" in served.replace("&#39;", "'")
    assert SERVE not in served


@pytest.mark.parametrize("host", ["desk-7.example:8501", "10.1.2.3:8501", "[2001:db8::1]:8501", "localhost.example"])
def test_another_link_says_who_can_open_it(host: str) -> None:
    (said,) = who_can_open(host, "")
    assert ALONE not in said
    assert "can reach" in said


def test_a_host_that_is_hostile_is_text() -> None:
    assert "<script>" not in "".join(who_can_open("<script>alert(1)</script>", ""))
    assert who_can_open("", "127.0.0.1") == ()


def test_a_selection_says_its_sources_and_days(seed_corpus: Corpus) -> None:
    everything = subcorpus_origin(seed_corpus, Subcorpus())
    assert len(everything.sources) == len(set(everything.sources)) > 1
    assert everything.n_undated == 2
    assert everything.first is not None
    assert everything.last is not None
    assert everything.first < everything.last
    nothing = subcorpus_origin(seed_corpus, Subcorpus(query="zeppelin"))
    assert nothing == Origin((), None, None, 0)
    assert origin_sentence(nothing) == ""


def test_a_long_origin_is_cut() -> None:
    day = date(2025, 7, 22)
    origin = Origin(("", "x" * 500, "c", "d", "e", "f"), day, day, 3)
    said = origin_sentence(origin)
    assert said.startswith("source not stated, xxx")
    assert "…, c, d and 2 more sources · 2025-07-22 · 3 without a date" in said
    assert len(said) < 120


def test_every_page_is_in_one_group_and_asks_a_question(seed_view: View) -> None:
    scripts = {path.stem for path in (ROOT / "pages").glob("*.py")}
    assert PAGES.keys() == scripts
    assert sum(map(len, GROUPS.values())) == len(scripts)
    bar = pages_bar(seed_view)
    for page in PAGES.values():
        assert page.question.endswith("?")
        assert f">{page.title}</a>" in bar
