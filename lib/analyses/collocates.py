"""What the page Collocates asks: the collocates of a node, pairs of leading words or pairs of names, and a network.

A view asks once, `analyse_collocates`. Whatever is asked, the frames have the columns of `lib.stats.association`:
collocates with a ``spelling``, pairs with ``name_a`` and ``name_b``.
"""

from dataclasses import dataclass, field, replace

import pandas as pd

from lib.analyses.suggestions import leading_terms
from lib.codebook import Codebook
from lib.corpus import contexts, counts
from lib.corpus.articles import scope_size
from lib.corpus.contexts import Concordance, WindowSize
from lib.corpus.nodes import CodeNode, Node
from lib.corpus.query import Corpus
from lib.corpus.store import Scope
from lib.errors import QueryError
from lib.figures.network import NetworkLayout, network_layout
from lib.model import Language, Subcorpus
from lib.stats import Association, association, co_occurrence
from lib.text import Cutter

DRAWN = 40


@dataclass(frozen=True, slots=True)
class CollocatesQuestion:
    """What is asked.

    Attributes
    ----------
    of_words: whether among words, or among concepts and actors.
    written: the node as it was typed, "" for none; ``node`` is None where it cannot be read.
    by: the measure that ranks.
    least: how often two are together at least.
    top: how many are listed.
    stopwords: words that are not listed.
    kinds: of names, "all", "concept", "actor" or "mixed" (one of each).
    book, cutter: those the corpus was made with.
    """

    of_words: bool
    written: str
    node: Node | None
    window: WindowSize
    by: Association
    least: int
    top: int
    stopwords: frozenset[str]
    kinds: str
    book: Codebook
    cutter: Cutter

    @property
    def scope(self) -> Scope:
        """What names share: the sentence, or the passage."""
        return self.window if isinstance(self.window, str) else "passage"


@dataclass(frozen=True, slots=True, eq=False)
class CollocatesAnswer:
    """What the page shows of a selection.

    Attributes
    ----------
    hits: how often the node of words occurs; None without one, and among names.
    ranked: all collocates or pairs that are together often enough, the strongest first.
    rarer: words that are together less often than that, where none is together often enough.
    leading: the words or names that are offered or drawn, the first first.
    links: the pairs that the network draws, among the first ``DRAWN`` that lead.
    layout: where the network has its names: the same under every filter.
    """

    hits: Concordance | None = None
    ranked: pd.DataFrame = field(default_factory=pd.DataFrame)
    rarer: pd.DataFrame = field(default_factory=pd.DataFrame)
    leading: tuple[str, ...] = ()
    links: pd.DataFrame = field(default_factory=pd.DataFrame)
    layout: NetworkLayout = field(default_factory=dict)

    @property
    def drawn(self) -> tuple[str, ...]:
        """The names that the network has room for."""
        return self.leading[:DRAWN]


def analyse_collocates(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> CollocatesAnswer:
    """All that one view of the page shows.

    Raises
    ------
    QueryError: the node is spelled like no word of the corpus, as `contexts.concordance` has it.
    """
    hits = count_hits(corpus, subcorpus, question) if question.of_words and question.node else None
    if hits and not hits.n_hits:
        return CollocatesAnswer(hits)
    ranked = ranked_rows(corpus, subcorpus, question)
    leading = _leading_overall(corpus, subcorpus, question) if question.node is None else _partners(ranked, question)
    if ranked.empty:
        rarer = ranked_rows(corpus, subcorpus, replace(question, least=1)) if question.of_words else ranked
        return CollocatesAnswer(hits, ranked, rarer, leading)
    names = leading[:DRAWN]
    links = network_links(corpus, subcorpus, question, names)
    layout = network_layout(links, question.by, _fixed_layout(corpus, subcorpus, question, names)) if len(links) else {}
    return CollocatesAnswer(hits, ranked, ranked.iloc[:0], leading, links, layout)


def count_hits(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> Concordance:
    """How often the node occurs, without lines.

    Raises
    ------
    QueryError: as `contexts.concordance`, or there is no node.
    """
    if question.node is None:
        raise QueryError("There is no node to look for.")
    return contexts.concordance(corpus, subcorpus, question.node, question.cutter, sort=(), limit=0)


def ranked_rows(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> pd.DataFrame:
    """The collocates of the node, or the pairs of leading words or of names, that are together often enough, ranked."""
    if not question.of_words:
        mentions = _mentions(corpus, subcorpus, question)
        return _name_pairs(corpus, subcorpus, question, mentions, question.written or None)
    if question.node is None:
        return _word_pairs(corpus, subcorpus, question, _leading_overall(corpus, subcorpus, question))
    return _collocates(corpus, subcorpus, question)


def leading_names(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> tuple[str, ...]:
    """The strongest collocates of the node; without one the most frequent words, or the names in most passages."""
    if question.node is None:
        return _leading_overall(corpus, subcorpus, question)
    return _partners(ranked_rows(corpus, subcorpus, question), question)


def _leading_overall(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> tuple[str, ...]:
    if question.of_words:
        return leading_terms(corpus, subcorpus, question.stopwords, question.top)
    return _most_mentioned(corpus, subcorpus, question)


def _partners(ranked: pd.DataFrame, question: CollocatesQuestion) -> tuple[str, ...]:
    """What stands with the node in the first of its ranked rows."""
    first = ranked.head(question.top)
    if question.of_words:
        return tuple(first["spelling"])
    return tuple(first["name_a"].where(first["name_a"] != question.written, first["name_b"]))


def network_links(
    corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion, names: tuple[str, ...]
) -> pd.DataFrame:
    """The strongest links among some names, two for each; with a node its own links, and one for each other name."""
    if question.of_words:
        among = _word_pairs(corpus, subcorpus, question, names)
    else:
        mentions = _mentions(corpus, subcorpus, question)
        shown = mentions[mentions["name"].isin([*names, question.written])]
        among = _name_pairs(corpus, subcorpus, question, shown, None)
    if question.node is None:
        return among.head(2 * len(names))
    if question.of_words:
        own = _collocates(corpus, subcorpus, question).rename(columns={"spelling": "name_b"})
        own = own[own["name_b"].isin(names)].assign(name_a=question.written)[among.columns]
    else:
        of_node = (among["name_a"] == question.written) | (among["name_b"] == question.written)
        own, among = among[of_node], among[~of_node]
    return pd.concat([own, among.head(len(names))], ignore_index=True)


def _collocates(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> pd.DataFrame:
    if question.node is None or isinstance(question.node, CodeNode):
        return pd.DataFrame()
    arguments = (subcorpus, question.node, question.cutter, question.window, question.least)
    return association(
        corpus.ask(contexts.node_collocates, *arguments), question.by, question.stopwords, question.least
    )


def _word_pairs(
    corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion, words: tuple[str, ...]
) -> pd.DataFrame:
    """All pairs of some words that are together often enough, the strongest first."""
    together = contexts.collocate_pairs(corpus, subcorpus, words, question.window)
    return association(together, question.by, min_count=question.least)


def _mentions(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> pd.DataFrame:
    return counts.mentions(corpus, subcorpus, question.book, question.cutter, question.scope)


def _most_mentioned(corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion) -> tuple[str, ...]:
    totals = _mentions(corpus, subcorpus, question)["name"].astype("str").value_counts()
    kind = "" if question.kinds in {"all", "mixed"} else question.kinds
    ordered = sorted(zip(totals.index, totals, strict=True), key=lambda total: (-total[1], total[0]))
    return tuple(name for name, _ in ordered if name.startswith(kind))[: question.top]


def _name_pairs(
    corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion, mentions: pd.DataFrame, around: str | None
) -> pd.DataFrame:
    """The pairs of the names mentioned, or of one of them, that share sentences or passages often enough, ranked."""
    together = co_occurrence(mentions, scope_size(corpus, subcorpus, question.scope), around)
    return association(_select_kinds(together, question), question.by, min_count=question.least)


def _select_kinds(pairs: pd.DataFrame, question: CollocatesQuestion) -> pd.DataFrame:
    """The pairs of the kinds that are asked for; the node may be of either."""
    if question.kinds == "all":
        return pairs
    actors = pd.DataFrame({side: pairs[side].str.startswith("actor:") for side in ("name_a", "name_b")})
    if question.kinds == "mixed":
        return pairs[actors["name_a"] != actors["name_b"]]
    wanted = question.kinds == "actor"
    fits = [(actors[side] == wanted) | (pairs[side] == question.written) for side in ("name_a", "name_b")]
    return pairs[fits[0] & fits[1]]


def _fixed_layout(
    corpus: Corpus, subcorpus: Subcorpus, question: CollocatesQuestion, names: tuple[str, ...]
) -> NetworkLayout:
    """A layout that no filter changes; that of one language where the one of the whole has few of the names."""
    whole = corpus.ask(whole_layout, question, ())
    if not subcorpus.languages or 2 * sum(name in whole for name in names) >= len(names):
        return whole
    return corpus.ask(whole_layout, question, subcorpus.languages)


def whole_layout(corpus: Corpus, question: CollocatesQuestion, languages: tuple[Language, ...]) -> NetworkLayout:
    """Where the names go that lead in the whole corpus or in one of its themes."""
    whole = Subcorpus(languages=languages)
    parts = (whole, *(replace(whole, themes=(theme,)) for theme in corpus.themes))
    names = dict.fromkeys(name for part in parts for name in leading_names(corpus, part, question)[:DRAWN])
    links = network_links(corpus, whole, question, tuple(names))
    return network_layout(links, question.by) if len(links) else {}
