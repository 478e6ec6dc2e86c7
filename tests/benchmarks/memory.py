"""What a server holds in memory after one question of every kind, and at its highest in each.

    uv run python -m tests.benchmarks.memory CORPUS

CORPUS is the folder of a built corpus. Each kind is asked about the whole corpus and about the articles from the median
day on, through the cache that all sessions share, in one process. Streamlit and the charts are loaded, and no page is
drawn.
"Own" is memory of the process alone, "files" are pages of mapped files, which the system takes back when it needs room.
The peak is the highest since the question before (Linux alone can say so).
"""

import argparse
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from lib.analyses.cloud import cloud_ground
from lib.codebook import load_codebook
from lib.corpus import articles, contexts, counts
from lib.corpus.leave_one_out import term_counts_by_unit
from lib.corpus.nodes import NameNode, WordsNode
from lib.corpus.query import Corpus
from lib.corpus.query.answers import Answers
from lib.corpus.tokens.index import token_index
from lib.model import Subcorpus
from lib.settings import current_settings
from lib.stats import association, frequencies, keyness
from lib.text import Cutter, load_dictionary, load_stopwords
from tests.benchmarks.frequencies import later_half

_FIELDS = ("VmRSS", "RssAnon", "RssFile", "VmHWM")
STOPWORDS = load_stopwords(current_settings().stopwords)[0]
Work = Callable[[Subcorpus], object]


def sizes() -> list[float]:
    """Megabytes resident: all, own, files, and the peak since `forget_peak`."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    report = dict(line.split(":", 1) for line in lines)
    return [int(report[name].split()[0]) * 1024 / 1e6 for name in _FIELDS]


def forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def kinds(corpus: Corpus, half: Subcorpus) -> Iterator[tuple[str, Work]]:
    """Every kind of question, in the order of the pages."""
    book = load_codebook(current_settings().codebook)
    cutter = Cutter(load_dictionary(current_settings().dictionary)[0])
    leading = frequencies(counts.term_counts(corpus, Subcorpus()), STOPWORDS, top=30)["term"].tolist()
    frequent, pattern, name = WordsNode(("the",)), WordsNode(("*tion",)), NameNode("actor:china", book)
    yield "the words of both languages, the layout", lambda _: (cutter.terms("稀土 rare"), token_index(corpus))
    yield "coverage", lambda chosen: articles.coverage(corpus, chosen)
    yield (
        "articles and passages",
        lambda chosen: (
            articles.article_list(corpus, chosen, "newest", 50),
            articles.selected_passages(corpus, chosen, 50),
        ),
    )
    yield "words", lambda chosen: counts.term_counts(corpus, chosen)
    yield (
        "words by article, theme, source",
        lambda chosen: (
            counts.term_counts_by_article(corpus, chosen, leading),
            counts.term_counts_by_theme(corpus, chosen, leading),
            counts.term_counts_by_group(corpus, chosen, leading, "source"),
        ),
    )
    yield (
        "keyness of the halves",
        lambda _: keyness(counts.term_counts(corpus, half), counts.rest_counts(corpus, half), STOPWORDS),
    )
    yield "concordance of the most frequent word", lambda chosen: contexts.concordance(corpus, chosen, frequent, cutter)
    yield "concordance of a pattern", lambda chosen: contexts.concordance(corpus, chosen, pattern, cutter)
    yield "full-text search", lambda chosen: articles.selected_passages(corpus, replace(chosen, query="tariff"), 50)
    yield (
        "collocates of the most frequent word",
        lambda chosen: association(
            contexts.node_collocates(corpus, chosen, frequent, cutter), "log_dice", STOPWORDS, 5, 100
        ),
    )
    yield "the same in passages", lambda chosen: contexts.node_collocates(corpus, chosen, frequent, cutter, "passage")
    yield "pairs of words", lambda chosen: contexts.collocate_pairs(corpus, chosen, leading)
    yield (
        "names",
        lambda chosen: (
            counts.name_counts(corpus, chosen, book, cutter),
            counts.mentions(corpus, chosen, book, cutter),
        ),
    )
    yield "meetings of a name and a word", lambda chosen: contexts.meetings(corpus, chosen, name, frequent, cutter)
    yield "positions", lambda chosen: contexts.positions(corpus, chosen, frequent, cutter)
    yield "trend of a word", lambda chosen: counts.node_counts(corpus, chosen, frequent, cutter)
    yield "sequences of two words", lambda chosen: counts.ngrams(corpus, chosen, 2, 5, STOPWORDS)
    yield "sequences of three words", lambda chosen: counts.ngrams(corpus, chosen, 3, 5, STOPWORDS)
    yield (
        "words without an article",
        lambda chosen: term_counts_by_unit(corpus, chosen, leading, "article"),
    )
    yield "cloud", lambda _: cloud_ground(corpus, STOPWORDS)


def report(name: str) -> str:
    return f"| {name} | {' | '.join(f'{megabytes:,.0f}' for megabytes in sizes())} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    arguments = options.parse_args()
    print("| after | resident, MB | own | files | peak |\n| --- | --- | --- | --- | --- |")
    print(report("the packages"))
    forget_peak()
    corpus, answers = Corpus(arguments.corpus), Answers()
    print(report("opening the corpus"))
    half = later_half(corpus)
    for name, work in kinds(corpus, half):
        forget_peak()
        for chosen in (Subcorpus(), half):
            answers.get((name, chosen), partial(work, chosen))
        print(report(name), flush=True)
    n_articles = len(corpus.article_terms.first_passages) - 1
    print(f"\n{n_articles:,} articles, {len(corpus.running.terms):,} words; ", end="")
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
