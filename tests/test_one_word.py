"""One word, one answer: each page and each command counts a word, a phrase or a pattern as often as the text has it."""

import csv
import io
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from lib.analyses.inside import kin
from lib.analyses.trends import TrendsQuestion, analyse_trends
from lib.cli import app
from lib.corpus import articles, contexts, nodes
from lib.corpus.counts import node_counts
from lib.corpus.query import Corpus
from lib.model import Subcorpus
from lib.ui.session.view import View
from tests.pages.test_pages import open_page, page_text, served
from tests.tables import read_tables

__all__ = ["served"]  # the fixture

# What is asked, and a plain pattern over the folded texts that counts it.
ASKED = {
    "price": r"\bprices?\b",
    "pricing": r"\bpricing\b",
    "military": r"\bmilitary\b",
    "export": r"\bexport(s|ed|ing)?\b",
    "control": r"\bcontrol(s|led|ling)?\b",
    "lead": r"\b(leads?|leading|led)\b",
    "company": r"\bcompan(y|ies)\b",
    "U.S.": r"\b(u\.s\.|usa?\b)",
    "rare earth": r"\brare[ -]earths?\b",
    "earth": r"\bearths?\b",
    "supply chain": r"\bsupply chains?\b",
    "price support": r"\bprice supports?\b",
    "support agreement": r"\bsupport agreements?\b",
    "contr*": r"\bcontr\w*",
    "技术*": "技术",
    "稀土": "稀土",
    "中国": "中国",
    "出口": "出口",
    "限制": "限制",
    "技术出口": "技术出口",
    "国防": "国防",
}


@pytest.fixture(scope="module")
def texts(seed_corpus: Corpus) -> list[str]:
    return seed_corpus.frame(seed_corpus.tables.passages.select("folded"))["folded"].tolist()


def plainly(texts: list[str], asked: str) -> tuple[int, int]:
    """How often the texts have it, and in how many passages."""
    counts = [len(re.findall(ASKED[asked], text)) for text in texts]
    return sum(counts), sum(n > 0 for n in counts)


def run(command: str, *arguments: str, corpus: Path) -> tuple[list[dict[str, str]], str]:
    done = CliRunner().invoke(app, [command, *arguments, "--corpus", str(corpus)])
    assert done.exit_code == 0, done.stderr
    return list(csv.DictReader(io.StringIO(done.stdout))), done.stderr


@pytest.mark.parametrize("asked", ASKED)
def test_concordance_and_the_filter_find_what_the_text_has(asked: str, seed_view: View, texts: list[str]) -> None:
    node = nodes.read_node(asked, seed_view.codebook, inside=True)
    lines = contexts.concordance(seed_view.corpus, Subcorpus(), node, seed_view.cutter, limit=1000)
    assert (lines.n_hits, lines.lines["passage"].nunique()) == plainly(texts, asked)
    search = f'"{asked}"' if " " in asked else asked
    assert len(articles.selected_passages(seed_view.corpus, Subcorpus(query=search), 1000)) == plainly(texts, asked)[1]
    filtered = contexts.concordance(seed_view.corpus, Subcorpus(query=search), node, seed_view.cutter, limit=0)
    assert filtered.n_hits == lines.n_hits


@pytest.mark.parametrize("asked", ASKED)
def test_the_line_shows_the_word_itself(asked: str, seed_view: View) -> None:
    node = nodes.read_node(asked, seed_view.codebook, inside=True)
    lines = contexts.concordance(seed_view.corpus, Subcorpus(), node, seed_view.cutter, limit=1000).lines
    fits = re.match if "*" in asked else re.fullmatch  # a longer term that fits a pattern is shown whole
    assert all(fits(ASKED[asked], keyword.lower()) for keyword in lines["keyword"])


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_alone_and_what_is_inside_add_up(asked: str, seed_view: View, texts: list[str]) -> None:
    alone = nodes.read_node(asked, seed_view.codebook)
    parts = nodes.hit_parts(seed_view.corpus, Subcorpus(), alone, seed_view.cutter)
    assert parts is not None
    assert parts.n_alone + parts.n_inside == plainly(texts, asked)[0]
    assert sum(n for _, n in parts.longer) == parts.n_inside


@pytest.mark.parametrize("asked", ASKED)
def test_trends_count_what_the_text_has(asked: str, seed_view: View, texts: list[str]) -> None:
    node = nodes.read_node(asked, seed_view.codebook, inside=True)
    counted = node_counts(seed_view.corpus, Subcorpus(), node, seed_view.cutter)
    assert counted["count"].sum() == plainly(texts, asked)[0]
    question = TrendsQuestion((asked,), "month", None, True, seed_view.codebook, seed_view.cutter)
    dated = articles.coverage(seed_view.corpus, Subcorpus()).dropna(subset="published_on")["article"]
    on_page = analyse_trends(seed_view.corpus, Subcorpus(), question).whole["count"].sum()
    assert on_page == counted[counted["article"].isin(dated)]["count"].sum()


@pytest.mark.parametrize("asked", ["price", "military", "export", "rare earth", "supply chain", "U.S.", "稀土", "出口"])
def test_keywords_says_on_the_row_what_a_word_is_also_part_of(asked: str, seed_view: View, texts: list[str]) -> None:
    rows = kin(seed_view.corpus, Subcorpus(), (asked,), seed_view.cutter)
    assert set(rows) == {asked}
    assert rows[asked].parts.n_alone + rows[asked].parts.n_inside == plainly(texts, asked)[0]
    assert (f"+{rows[asked].parts.n_inside:,} in" in rows[asked].in_words) == (rows[asked].parts.n_inside > 0)


@pytest.mark.parametrize("asked", ASKED)
def test_commands_count_what_the_text_has(asked: str, built_seeds: Path, texts: list[str]) -> None:
    n, n_passages = plainly(texts, asked)
    lines, said = run("kwic", asked, "--top", "1000", corpus=built_seeds)
    assert (len(lines), len({line["passage"] for line in lines})) == (n, n_passages)
    assert said.startswith(f"{n} hits in ")
    near, _ = run("collocates", asked, "--min-count", "1", corpus=built_seeds)
    assert {row["f1"] for row in near} == {str(n)}


def test_the_command_words_adds_up(built_seeds: Path, texts: list[str]) -> None:
    listed, _ = run("words", "--top", "1000", corpus=built_seeds)
    counted = {row["term"]: int(row["count"]) + int(row["inside"]) for row in listed}
    both = [asked for asked in ASKED if asked in counted]
    assert len(both) >= 8
    assert {asked: counted[asked] for asked in both} == {asked: plainly(texts, asked)[0] for asked in both}


@pytest.mark.usefixtures("served")
@pytest.mark.parametrize("asked", ["price", "military", "rare earth", "contr*", "出口"])
def test_pages_say_the_same_number(asked: str, texts: list[str]) -> None:
    n, _ = plainly(texts, asked)
    assert f"{asked}: {n} hits in " in page_text(open_page("concordance", {"node": asked}))
    assert f"{asked}: {n} hits in " in page_text(open_page("collocates", {"node": asked, "least": "1"}))
    alone = page_text(open_page("concordance", {"node": asked, "inside": "0"}))
    assert "are not counted" in alone
    trends = page_text(open_page("trends", {"term": asked}))
    inside = re.search(r"(\d+) alone, (\d+) inside", trends)
    assert inside
    assert int(inside[1]) + int(inside[2]) == n


@pytest.mark.usefixtures("served")
def test_a_row_of_keywords_shows_the_phrases() -> None:
    html = "\n".join(str(one.proto.body) for one in open_page("keywords", {"find": "/^price$/"}).get("html"))
    rows = [cell.get_text() for table in read_tables(html, "words") for cell in table.tag.select(".also")]
    assert rows == ["+4 in market price 1, minimum price guarantee 1, price support 1, price support agreement 1"]
